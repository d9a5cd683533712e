"""A key that does something for as long as it is held."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class HoldKey(QObject):
    """Watches the keys that reach a window: those that no text field took."""

    held = Signal(bool)
    """The key went down, or up again."""

    def __init__(self, key: Qt.Key, window: QWidget) -> None:
        super().__init__(window)
        self._key = key
        self._down = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the key, and that the window is left while it is down."""
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate:
            self._set(False)
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and self._is_ours(event):
            self._set(kind == QEvent.Type.KeyPress)
            return True
        return False

    def _is_ours(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() != self._key:
            return False
        return not event.isAutoRepeat() and event.modifiers() == Qt.KeyboardModifier.NoModifier

    def _set(self, down: bool) -> None:
        if down != self._down:
            self._down = down
            self.held.emit(down)
