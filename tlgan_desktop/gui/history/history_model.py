"""The history as a list for Qt's views."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)

from tlgan_desktop.editing import History, HistoryItem
from tlgan_desktop.gui.history.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate

ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class HistoryRow:
    """What the strip paints of one item; ``on_way`` says that undo or redo lead to it from where we are."""

    item: HistoryItem
    current: bool
    on_way: bool
    branched: bool

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        states = (
            (translate("HistoryRow", "current"), self.current),
            (translate("HistoryRow", "pinned"), self.item.pinned),
            (translate("HistoryRow", "branch"), self.branched),
        )
        return ", ".join([self.item.title, *(word for word, holds in states if holds)])


class HistoryModel(QAbstractListModel):
    """Rows are the items of a history, in the order they were made."""

    renamed = Signal(int, str)
    """The person gave an item another name."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._items: tuple[HistoryItem, ...] = ()
        self._current = 0
        self._way: frozenset[int] = frozenset()
        thumbnails.arrived.connect(self._repaint_all)

    def show_history(self, history: History | None) -> None:
        """Follow the history."""
        items = () if history is None else history.items
        before, kept = self._items, min(len(self._items), len(items))
        current, way = self._current, self._way
        if kept < len(before):
            self.beginRemoveRows(QModelIndex(), kept, len(before) - 1)
            self._items = before[:kept]
            self.endRemoveRows()
        if kept < len(items):
            self.beginInsertRows(QModelIndex(), kept, len(items) - 1)
            self._items = items
            self.endInsertRows()
        self._items = items
        self._current = 0 if history is None else history.current
        self._way = frozenset() if history is None else _way(history)
        changed = {row for row in range(kept) if items[row] is not before[row]}
        self._repaint(changed | (way ^ self._way) | {current, self._current})

    def is_going_on(self, history: History | None) -> bool:
        """Whether a history differs from the one shown by what its present item looks like alone."""
        return (
            history is not None
            and len(history.items) == len(self._items)
            and history.current == self._current
            and history.items[: self._current] == self._items[: self._current]
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The number of items."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, thumbnail and spoken text of an item, and all of it as a :class:`HistoryRow`."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.item.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.item.name}: {row.item.label}" if row.item.name else row.item.label
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnails.pixmap(row.item.scene)
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
        return row if role == ROW else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Have an item renamed."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        name = str(value).strip()
        item = self._items[index.row()]
        self.renamed.emit(index.row(), "" if name == item.label else name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every item can be chosen and renamed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def row(self, row: int) -> HistoryRow:
        """What stands in a row."""
        item = self._items[row]
        branched = item.parent is not None and item.parent != row - 1
        return HistoryRow(item, row == self._current, row in self._way, branched)

    @Slot()
    def _repaint_all(self) -> None:
        self._repaint(range(len(self._items)))

    def _repaint(self, rows: Iterable[int]) -> None:
        """Have rows painted anew, and those between them; a drag changes the last one alone."""
        there = [row for row in rows if row < len(self._items)]
        if there:
            self.dataChanged.emit(self.index(min(there)), self.index(max(there)))


def _way(history: History) -> frozenset[int]:
    """The items that undo and redo pass through from the current one."""
    way = set(history.way_to(history.current))
    ahead = history.current
    while ahead in history.next_child:
        ahead = history.next_child[ahead]
        way.add(ahead)
    return frozenset(way)
