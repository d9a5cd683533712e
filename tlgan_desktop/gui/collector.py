"""Python's collector of cycles, kept to the window's thread."""

import gc

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

INTERVAL_MS = 1000


class Collector(QObject):
    """Frees cycles of objects from a timer instead of wherever one object too many is made.

    That may be in any thread, and Qt's widgets and timers, which lie in cycles as all do that have a method
    connected to a signal of theirs, must not be destroyed but in their own.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Free the generations that Python would have freed by itself, but not in the middle of a drag.

        The oldest takes a tenth of a second.
        """
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        limits = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(limits) if count > limit]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Leave the collector to Python again."""
        self._timer.stop()
        gc.enable()
