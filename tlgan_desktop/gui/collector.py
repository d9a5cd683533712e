"""Python's collector of cycles, kept to the window's thread."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

INTERVAL_MS = 1000


def is_dragging() -> bool:
    """Whether a button of the mouse is held."""
    return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton


class Collector(QObject):
    """Frees cycles of objects from a timer instead of wherever one object too many is made.

    That may be in any thread, and Qt's widgets and timers, which lie in cycles as all do that have a method
    connected to a signal of theirs, must not be destroyed but in their own. ``is_busy`` tells when it is not
    the moment: freeing the oldest generation takes a tenth of a second.
    """

    def __init__(self, parent: QObject | None = None, is_busy: Callable[[], bool] = is_dragging) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Free the generations that Python would have freed by itself."""
        if self._is_busy():
            return
        limits = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(limits) if count > limit]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Leave the collector to Python again."""
        self._timer.stop()
        gc.enable()
