"""A list of pictures of the history to choose from, the pinned ones first."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from tlgan_desktop.editing import HistoryItem
from tlgan_desktop.gui.theme import GRID

MOST = 200


class PictureChoice(QListWidget):
    """Pictures with check marks, in an order that dragging changes."""

    changed = Signal()

    def __init__(self, items: Sequence[HistoryItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pictures"))
        self.setToolTip(self.tr("Tick the pictures of the history to be exported"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setFixedHeight(20 * GRID)
        self.setSpacing(GRID // 4)
        pinned = [item for item in items if item.pinned]
        others = [item for item in reversed(items) if not item.pinned][:MOST]
        self._items = [*pinned, *others]
        for number, item in enumerate(self._items):
            entry = QListWidgetItem(f"★ {item.title}" if item.pinned else item.title, self)
            entry.setData(Qt.ItemDataRole.UserRole, number)
            entry.setFlags((entry.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            checked = item.pinned or (not pinned and number < 2)
            entry.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.itemChanged.connect(self.changed)
        self.model().rowsMoved.connect(self.changed)

    @property
    def chosen(self) -> list[HistoryItem]:
        """The pictures with a check mark, in the order of the list."""
        entries = [self.item(row) for row in range(self.count())]
        checked = [entry for entry in entries if entry.checkState() is Qt.CheckState.Checked]
        return [self._items[entry.data(Qt.ItemDataRole.UserRole)] for entry in checked]

    def sizeHint(self) -> QSize:
        """As high as some lines."""
        return QSize(40 * GRID, 20 * GRID)
