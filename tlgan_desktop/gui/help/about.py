"""What this is, its versions, and the licences of what it stands on."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop import paths
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.help.keyboard_sheet import closing, key_table
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.licences import licence_text

ICON_SIDE = 8 * GRID


class AboutDialog(QDialog):
    """Shows facts about the running application, and leads to the licences."""

    def __init__(self, facts: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About TL-GAN Desktop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        licences = QPushButton(self.tr("&Licences…"))
        licences.setToolTip(self.tr("The licences of the libraries, in full"))
        licences.clicked.connect(self._show_licences)
        buttons = QHBoxLayout()
        buttons.addWidget(licences)
        buttons.addStretch(1)
        buttons.addWidget(closing(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self._heading())
        column.addLayout(key_table(list(facts.items())))
        column.addLayout(buttons)
        self.setMinimumWidth(56 * GRID)

    def _heading(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(QApplication.windowIcon().pixmap(ICON_SIDE, ICON_SIDE))
        what = self.tr("Steers an image generator along feature axes of its latent space. MIT licence.")
        words = QVBoxLayout()
        words.setSpacing(GRID // 2)
        words.addWidget(labels.title(paths.APPLICATION))
        words.addWidget(QLabel(what, wordWrap=True))
        heading = QHBoxLayout()
        heading.setSpacing(2 * GRID)
        heading.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        heading.addLayout(words, 1)
        return heading

    @Slot()
    def _show_licences(self) -> None:
        LicencesDialog(self).open()


class LicencesDialog(QDialog):
    """The licences of all libraries, as their authors wrote them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = QPlainTextEdit(licence_text(), readOnly=True, tabChangesFocus=True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        text.setAccessibleName(self.tr("Licences"))
        text.setToolTip(self.tr("The licences of the libraries, in full"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(text)
        column.addWidget(closing(self))
        self.resize(88 * GRID, 72 * GRID)
