"""A list of pictures of the history to choose from, with their thumbnails, the likeliest first."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tlgan_desktop.editing import History, HistoryItem
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.theme import GRID

MOST = 200
PICTURE = 5 * GRID
LOWEST, HEIGHT = 13 * GRID, 27 * GRID
"""Two lines on small screens, four and the beginning of the next where there is room."""
NUMBER = Qt.ItemDataRole.UserRole


class PictureChoice(QListWidget):
    """Pictures with check marks, in an order that dragging changes.

    At first the pinned ones are ticked; where they are fewer than ``least``, the one on screen too, then the
    one that it was made from, then the latest others.
    """

    changed = Signal()

    def __init__(
        self, history: History, thumbnails: Thumbnails, least: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pictures"))
        self.setToolTip(self.tr("Tick the pictures of the history to be exported"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setMinimumHeight(LOWEST)
        self.setSpacing(GRID // 4)
        self.setUniformItemSizes(True)
        pinned = [index for index, item in enumerate(history.items) if item.pinned]
        order = _likeliest_first(history, pinned)[: len(pinned) + MOST]
        self._items = [history.items[index] for index in order]
        for number in range(len(order)):
            self._add(number, checked=number < max(len(pinned), least))
        self.setItemDelegate(_WithThumbnail(self._items, thumbnails, self))
        thumbnails.arrived.connect(self.viewport().update)
        self.itemChanged.connect(self.changed)
        self.model().rowsMoved.connect(self.changed)

    @property
    def chosen(self) -> list[HistoryItem]:
        """The pictures with a check mark, in the order of the list."""
        entries = [self.item(row) for row in range(self.count())]
        checked = [entry for entry in entries if entry.checkState() is Qt.CheckState.Checked]
        return [self._items[entry.data(NUMBER)] for entry in checked]

    def sizeHint(self) -> QSize:
        """As high as some lines."""
        return QSize(40 * GRID, HEIGHT)

    def _add(self, number: int, checked: bool) -> None:
        item = self._items[number]
        entry = QListWidgetItem(f"★ {item.title}" if item.pinned else item.title, self)
        entry.setData(NUMBER, number)
        entry.setFlags((entry.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
        entry.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)


class _WithThumbnail(QStyledItemDelegate):
    """Shows the thumbnail of each line as it is painted: most lines are never scrolled to."""

    def __init__(self, items: Sequence[HistoryItem], thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._items = items
        self._thumbnails = thumbnails

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Give the line its picture, and the room for it where it has none yet."""
        super().initStyleOption(option, index)
        icon = QIcon()
        picture = self._thumbnails.pixmap(self._items[index.data(NUMBER)].scene)
        if picture is not None:
            icon.addPixmap(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # Qt would tint it
        option.icon = icon
        option.decorationSize = QSize(PICTURE, PICTURE)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration


def _likeliest_first(history: History, pinned: Sequence[int]) -> list[int]:
    """Indices of the items: the pinned, the one on screen, its parent, and the others from the newest on."""
    parent = history.items[history.current].parent
    newest = reversed(range(len(history.items)))
    near = [history.current] if parent is None else [history.current, parent]
    return list(dict.fromkeys([*pinned, *near, *newest]))
