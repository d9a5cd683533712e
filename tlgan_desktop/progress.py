"""Progress of long jobs, told to whoever asked for them."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """How far a job is: ``done`` of ``total`` steps of a phase, and an estimate of the seconds left in it."""

    phase: str
    done: int
    total: int
    seconds_left: float | None = None


ProgressListener = Callable[[Progress], None]
"""Hears of progress between batches; raises ``errors.Cancelled`` to stop the job cleanly."""


def ignore_progress(progress: Progress) -> None:
    """Listen to nothing and never cancel."""


class PhaseClock:
    """Reports one phase's progress with the time left, estimated from the pace so far."""

    def __init__(self, phase: str, total: int, listener: ProgressListener, already_done: int = 0) -> None:
        self._phase = phase
        self._total = total
        self._listener = listener
        self._already_done = already_done
        self._start = time.monotonic()

    def report(self, done: int) -> None:
        """Tell the listener that ``done`` steps are complete.

        Raises:
            Cancelled: the listener asks to stop.
        """
        fresh = done - self._already_done
        pace = (time.monotonic() - self._start) / fresh if fresh > 0 else None
        left = None if pace is None else pace * (self._total - done)
        self._listener(Progress(self._phase, done, self._total, left))
