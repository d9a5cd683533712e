"""Smaller pictures while a drag goes on, and the full one when it rests."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

AUTOMATIC = 0
OFF = -1
SMOOTH_MS = 50.0
"""Twenty pictures a second are felt as one movement."""
REST_MS = 250
"""After so long without a change a drag rests."""
SMALLEST_SIDE = 32
"""Smaller pictures show too little to steer by."""


class Previews(QObject):
    """Says how large the next picture is to be, from what the pictures before it took.

    ``choice`` is a side in pixels, ``AUTOMATIC`` for the largest that is drawn in ``SMOOTH_MS``, or ``OFF``.
    """

    rested = Signal()
    """The drag rests or has ended on a preview: the full picture is wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice = AUTOMATIC
        self._sides: tuple[int, ...] = ()
        self._full = 0
        self._times: dict[int, float] = {}
        self._dragging = False
        self._awaited = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._pause)

    def use_generator(self, resolution: int, sides: Sequence[int]) -> None:
        """Forget the times of another generator; this one gives true pictures of ``sides``, ascending."""
        self._full = resolution
        self._sides = tuple(side for side in sides if side >= SMALLEST_SIDE)
        self._times = {}

    def forget_times(self) -> None:
        """Measure anew, for the pictures come from another device."""
        self._times = {}

    @Slot()
    def begin(self) -> None:
        """The mouse or a key moves a slider."""
        self._dragging = True

    @Slot()
    def end(self) -> None:
        """The drag has ended: after its last preview the full picture need not wait for a rest."""
        self._dragging = False
        self._finish()

    def next_side(self) -> int | None:
        """The side of the next picture; None for the full one."""
        side = self._chosen() if self._dragging else None
        if side is not None:
            self._awaited = True
            self._rest.start()
        return side

    def note(self, side: int | None, milliseconds: float) -> None:
        """Take note of how long a picture took."""
        self._times[side or self._full] = milliseconds
        if side is not None:
            self._awaited = False
            self._finish()

    def stop(self) -> None:
        """Ask for nothing any more."""
        self._rest.stop()

    def _chosen(self) -> int | None:
        if self.choice == OFF or not self._sides:
            return None
        if self.choice != AUTOMATIC:
            return next((side for side in self._sides if side >= self.choice), None)
        if self._estimate(self._full) <= SMOOTH_MS:
            return None
        smooth = [side for side in self._sides if self._estimate(side) <= SMOOTH_MS]
        return max(smooth, default=self._sides[0])

    def _estimate(self, side: int) -> float:
        """Milliseconds for a picture; in proportion to the pixels of a larger one until it was drawn."""
        if side in self._times:
            return self._times[side]
        known = min((each for each in self._times if each > side), default=None)
        return 0.0 if known is None else self._times[known] * (side / known) ** 2

    def _finish(self) -> None:
        if self._rest.isActive() and not (self._dragging or self._awaited):
            self._rest.stop()
            self.rested.emit()

    @Slot()
    def _pause(self) -> None:
        self._dragging = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self.rested.emit()
