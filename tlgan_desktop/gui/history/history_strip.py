"""The strip below the picture with everything that was made: click to return, right-click for more."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.history.history_delegate import SIZE, HistoryDelegate
from tlgan_desktop.gui.history.history_model import HistoryModel, Index
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.theme import GRID

SOON_MS = 100
"""While a drag goes on, its figure in the strip follows the picture."""
FOLLOW_MS = 30
"""The strip scrolls to the current item when a burst of changes is over."""


class HistoryStrip(QFrame):
    """Shows the editor's history and changes it."""

    compare_wanted = Signal(int)
    """Compare an item with the picture on screen."""
    copy_wanted = Signal(int)
    """Copy the recipe of an item."""
    export_wanted = Signal(int)
    """Export the picture of an item."""

    def __init__(self, editor: Editor, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self._editor = editor
        self._thumbnails = thumbnails
        self.model = HistoryModel(thumbnails, self)
        self.view = _HistoryView()
        self.view.setModel(self.model)
        self.pinned_only = QPushButton(self.tr("Pinned"))
        self.pinned_only.setCheckable(True)
        self.pinned_only.setProperty("quiet", True)
        self.pinned_only.setToolTip(self.tr("Show the pinned pictures alone"))
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._lay_out()
        self._follow.timeout.connect(self._scroll_to_current)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._show_history)
        editor.history_changed.connect(self._hear)
        self.model.renamed.connect(editor.rename)
        self.view.chosen.connect(editor.go_to)
        self.view.menu_wanted.connect(self._open_menu)
        self.pinned_only.toggled.connect(self._hide_rows)

    def stop(self) -> None:
        """Let no timer run on."""
        self._follow.stop()
        self._soon.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Learn the scale of the screen."""
        self._thumbnails.set_ratio(self.devicePixelRatioF())
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Follow the window to a screen of another scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._thumbnails.set_ratio(self.devicePixelRatioF())
        return super().event(event)

    def menu(self, row: int) -> QMenu:
        """What can be done with an item."""
        pinned = self.model.row(row).item.pinned
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Return here"), lambda: self._editor.go_to(row))
        menu.addAction(
            self.tr("Un&pin") if pinned else self.tr("&Pin"), lambda: self._editor.pin(row, not pinned)
        )
        menu.addAction(self.tr("Re&name"), lambda: self.view.edit(self.model.index(row)))
        menu.addSeparator()
        menu.addAction(self.tr("&Compare with the picture on screen"), lambda: self.compare_wanted.emit(row))
        menu.addAction(self.tr("Copy rec&ipe"), lambda: self.copy_wanted.emit(row))
        menu.addAction(self.tr("&Export picture…"), lambda: self.export_wanted.emit(row))
        return menu

    def _lay_out(self) -> None:
        heading = QVBoxLayout()
        heading.setSpacing(GRID)
        title = labels.group(self.tr("History"))
        title.setIndent(GRID)  # as far as the text of the button below
        heading.addWidget(title)
        heading.addWidget(self.pinned_only)
        heading.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, 0, 0)
        row.setSpacing(GRID)
        row.addLayout(heading)
        row.addWidget(self.view, 1)

    @Slot()
    def _hear(self) -> None:
        """Follow a step at once, but a drag that goes on only when its picture had time to come."""
        if not self.model.is_going_on(self._editor.history):
            self._show_history()
        elif not self._soon.isActive():
            self._soon.start()

    @Slot()
    def _show_history(self) -> None:
        self._soon.stop()
        history = self._editor.history
        self.model.show_history(history)
        if self.pinned_only.isChecked():
            self._hide_rows()
        if history is not None:
            self.view.setCurrentIndex(self.model.index(history.current))
            self._follow.start()

    @Slot()
    def _hide_rows(self) -> None:
        """Hide what is not pinned, if that is wanted; the current item always shows."""
        only = self.pinned_only.isChecked()
        for row in range(self.model.rowCount()):
            shown = self.model.row(row)
            self.view.setRowHidden(row, only and not shown.item.pinned and not shown.current)

    @Slot()
    def _scroll_to_current(self) -> None:
        self.view.scrollTo(self.view.currentIndex())

    @Slot(int, QPoint)
    def _open_menu(self, row: int, place: QPoint) -> None:
        self.menu(row).popup(place)


class _HistoryView(QListView):
    """One row of pictures that scrolls sideways."""

    chosen = Signal(int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(HistoryDelegate(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setFixedHeight(SIZE.height() + self.horizontalScrollBar().sizeHint().height())
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("History"))
        self.setToolTip(self.tr("Click a picture to return to it; more is in its context menu"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:  # noqa: N803
        """Paint these anew, and no more: items are of one size, and a name that is being typed must stay."""
        self.viewport().update(self.visualRect(topLeft) | self.visualRect(bottomRight))

    def commitData(self, editor: QWidget) -> None:
        """Take a name once: after Enter, Qt asks again though the editor was closed meanwhile, and warns."""
        if not editor.isHidden():
            super().commitData(editor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn either wheel sideways."""
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.x() or turned.y()))
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the item below the pointer, or of the one with the keyboard."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self._middle(index))
            self.menu_wanted.emit(index.row(), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows and return with Enter; letters are left to the window."""
        if self.state() == QAbstractItemView.State.EditingState or event.text().isalnum():
            event.ignore()  # Enter ends a name, and reaches here after that
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _middle(self, index: QModelIndex) -> QPoint:
        return self.visualRect(index).center()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())
