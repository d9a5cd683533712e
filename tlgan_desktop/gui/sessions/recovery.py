"""Offers the sessions of instances that ended without a word."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.editing import Autosave, Session, read_session
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID

PICTURE = 8 * GRID
ROW_MARGINS = GRID
SHOWN = 4
"""So many sessions are seen without scrolling."""


@dataclass(frozen=True, eq=False)
class _Found:
    """A session that was left behind; None where its file cannot be read."""

    autosave: Autosave
    session: Session | None

    @classmethod
    def read(cls, autosave: Autosave) -> "_Found":
        try:
            return cls(autosave, read_session(autosave.path))
        except UserError:
            return cls(autosave, None)

    @property
    def icon(self) -> QIcon:
        """The picture that was on screen, or an empty place."""
        picture = QPixmap(PICTURE, PICTURE)
        picture.fill(Qt.GlobalColor.transparent)
        if self.session is not None:
            picture.loadFromData(self.session.thumbnails.get(self.session.history.current, b""))
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
        return icon

    @property
    def time(self) -> QDateTime:
        """When it was kept last."""
        return QDateTime.fromSecsSinceEpoch(round(self.autosave.path.stat().st_mtime))


class Recovery(QDialog):
    """A list of what was left behind, asked once and without standing in the way of the window.

    One of them is recovered; what is neither recovered nor thrown away is offered again next time.
    """

    wanted = Signal(object)
    """The ``Autosave`` to go on with."""

    def __init__(self, left: Sequence[Autosave], window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Recover a session"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._found = [_Found.read(autosave) for autosave in left]
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Sessions that were not saved"))
        self.list.setToolTip(self.tr("Sessions that were not saved"))
        self.list.setIconSize(QSize(PICTURE, PICTURE))
        self.list.setUniformItemSizes(True)
        for found in self._found:
            self.list.addItem(self._item(found))
        self.recover = QPushButton(self.tr("Recover"))
        self.recover.setProperty("primary", True)
        self.recover.setDefault(True)
        self.discard = QPushButton(self.tr("Throw away"))
        self.later = QPushButton(self.tr("Ask again next time"))
        self._lay_out()
        self.recover.clicked.connect(self._recover)
        self.list.itemActivated.connect(self._recover)
        self.discard.clicked.connect(self._discard)
        self.later.clicked.connect(self.reject)
        self.list.currentRowChanged.connect(self._show_choice)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        one = self.tr("There is a session that was not saved when the application ended.")
        several = self.tr("There are {count} sessions that were not saved when the application ended.")
        count = len(self._found)
        heading = labels.title(one if count == 1 else several.format(count=count))
        note = labels.secondary(
            self.tr("Every picture and every edit up to a moment before is in it.")
            if count == 1
            else self.tr("Those that you do not recover now are offered again next time.")
        )
        for label in (heading, note):
            label.setWordWrap(True)
        rows = min(count, SHOWN)
        self.list.setFixedHeight(rows * (PICTURE + ROW_MARGINS) + 2 * GRID)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        buttons.addWidget(self.later)
        buttons.addWidget(self.recover)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for part in (heading, note, self.list):
            column.addWidget(part)
        column.addSpacing(GRID)
        column.addLayout(buttons)
        self.setMinimumWidth(60 * GRID)

    def _item(self, found: _Found) -> QListWidgetItem:
        day = QLocale().toString(found.time, QLocale.FormatType.ShortFormat)
        session = found.session
        if session is None:
            return QListWidgetItem(found.icon, self.tr("A file that is damaged\n{day}").format(day=day))
        history, file = session.history, session.file
        name = session.generator.name if file is None else Path(file.path).name
        words = self.tr("{name}: {title}\n{count} in the history, {day}").format(
            name=name, title=history.items[history.current].title, count=len(history.items), day=day
        )
        return QListWidgetItem(found.icon, words)

    @Slot()
    def _recover(self) -> None:
        if self.recover.isEnabled():
            self.accept()
            self.wanted.emit(self._found[self.list.currentRow()].autosave)

    @Slot()
    def _discard(self) -> None:
        """Throw the chosen session away, and close with the last one."""
        row = self.list.currentRow()
        self._found.pop(row).autosave.discard()
        self.list.takeItem(row)
        self._show_choice(self.list.currentRow())
        if not self._found:
            self.accept()

    @Slot(int)
    def _show_choice(self, row: int) -> None:
        """A damaged file can only be thrown away."""
        chosen = 0 <= row < len(self._found)
        self.recover.setEnabled(chosen and self._found[row].session is not None)
        self.discard.setEnabled(chosen)
