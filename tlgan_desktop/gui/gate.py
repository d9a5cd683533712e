"""The gate that a long job passes between two steps: it stops, waits or steps aside there."""

import time
from threading import Condition

from tlgan_desktop.errors import Cancelled

STEP_ASIDE_SECONDS = 0.4
"""After an edit the job waits so long for the next one, and leaves the processor to the picture."""


class Gate:
    """Opened and shut from one thread, passed through by another."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._cancelled = 0
        self._paused = False
        self._aside_until = 0.0

    def cancel(self, sequence: int) -> None:
        """Stop the jobs up to the one of this number, waiting ones and the one at work."""
        with self._condition:
            self._cancelled = max(self._cancelled, sequence)
            self._condition.notify_all()

    def pause(self, paused: bool) -> None:
        """Hold the job, or let it go on."""
        with self._condition:
            self._paused = paused
            self._condition.notify_all()

    def step_aside(self) -> None:
        """Hold the job for a moment, for the person is moving a slider."""
        self._aside_until = time.monotonic() + STEP_ASIDE_SECONDS

    def pass_through(self, sequence: int) -> None:
        """Wait while the job is held.

        Raises:
            Cancelled: the job is to stop.
        """
        with self._condition:
            while sequence > self._cancelled and (self._paused or self._moment() > 0):
                self._condition.wait(None if self._paused else self._moment())
            if sequence <= self._cancelled:
                raise Cancelled

    def _moment(self) -> float:
        return max(0.0, self._aside_until - time.monotonic())
