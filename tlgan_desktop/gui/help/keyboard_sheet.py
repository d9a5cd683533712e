"""The keyboard sheet: all keys at a glance, those of the window in the order of its menus."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID

Keys = Sequence[tuple[str, str]]
"""Keys, and what they do."""


class KeyboardSheet(QDialog):
    """Shows the keys of sliders, of the picture and of each menu."""

    def __init__(self, by_menu: Mapping[str, Keys], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, GRID)
        column.setSpacing(GRID)
        slider, picture = self.tr("A slider"), self.tr("The picture")
        for heading, keys in {slider: self._slider_keys(), picture: self._picture_keys(), **by_menu}.items():
            column.addWidget(labels.title(heading))
            column.addLayout(key_table(keys))
            column.addSpacing(2 * GRID)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("All keys"))
        scroll.setToolTip(self.tr("All keys"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 2 * GRID)
        outer.addWidget(scroll)
        close = closing(self)
        close.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        outer.addWidget(close)
        self.resize(64 * GRID, 76 * GRID)

    def _slider_keys(self) -> Keys:
        return (
            ("← →", self.tr("Step by 0.1")),
            (self.tr("Shift+← →"), self.tr("Step by 0.01")),
            (self.tr("Page Up, Page Down"), self.tr("Step by 1")),
            (self.tr("Home, End"), self.tr("The ends of the reach")),
            (self.tr("Delete, double-click"), self.tr("Back to the start picture")),
            (self.tr("Space on the padlock"), self.tr("Lock or unlock")),
            (self.tr("← → on a group"), self.tr("Fold or unfold")),
            (self.tr("↑ ↓ on a group"), self.tr("Go to another group")),
        )

    def _picture_keys(self) -> Keys:
        return (
            (self.tr("Wheel"), self.tr("Zoom to the pointer")),
            (self.tr("Drag, arrows"), self.tr("Move a picture that is larger than the pane")),
            (self.tr("Double-click"), self.tr("Fit or actual size")),
            (self.tr("Hold C"), self.tr("The start picture, or the one compared with")),
            (self.tr("Shift+← →"), self.tr("Move the divider of the split view")),
            (
                self.tr("Drag a fitted picture, Ctrl+drag"),
                self.tr("Out of the window, as a file with its recipe"),
            ),
        )


def key_table(rows: Keys) -> QGridLayout:
    """Two columns: what is looked up, and what stands beside it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    for place, (left, right) in enumerate(rows):
        looked_up = labels.secondary(left)
        looked_up.setWordWrap(True)
        looked_up.setFixedWidth(22 * GRID)
        grid.addWidget(looked_up, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(QLabel(right, wordWrap=True), place, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    return grid


def closing(dialog: QDialog) -> QDialogButtonBox:
    """The button that closes a dialog."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.button(QDialogButtonBox.StandardButton.Close).setToolTip(
        QCoreApplication.translate("KeyboardSheet", "Close this and go back")
    )
    box.rejected.connect(dialog.reject)
    return box
