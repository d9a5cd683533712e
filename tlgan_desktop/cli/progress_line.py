"""Progress of a job as text on stderr."""

import time
from typing import TextIO

from tlgan_desktop.progress import Progress

SECONDS_BETWEEN_LINES = 30.0
"""Where lines stay (a log, a pipe) there are no more of them than this, beside the ends of each phase."""


class ProgressLine:
    """Shows progress on one line that is written over on a terminal, and as rare lines elsewhere."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._rewrites = stream is not None and stream.isatty()
        self._phase: str | None = None
        self._width = 0
        self._last = 0.0
        self._text = ""

    def __call__(self, progress: Progress) -> None:
        """Show ``progress``."""
        if self._stream is None or not (self._rewrites or self._is_due(progress)):
            return
        text = describe(progress)
        if text == self._text:
            return
        self._phase, self._last, self._text = progress.phase, time.monotonic(), text
        if self._rewrites:
            self._stream.write("\r" + text.ljust(self._width))
            self._width = len(text)
        else:
            self._stream.write(text + "\n")
        self._stream.flush()

    def close(self) -> None:
        """End the line, so that what follows starts on one of its own."""
        if self._stream is not None and self._width:
            self._stream.write("\n")
            self._stream.flush()
            self._width = 0

    def _is_due(self, progress: Progress) -> bool:
        starts, ends = progress.phase != self._phase, progress.done >= progress.total
        return starts or ends or time.monotonic() - self._last >= SECONDS_BETWEEN_LINES


def describe(progress: Progress) -> str:
    """One line such as ``rendering: 120 of 1000, 2 min left``."""
    text = f"{progress.phase}: {progress.done} of {progress.total}"
    if progress.seconds_left is None or progress.done >= progress.total:
        return text
    return f"{text}, {_duration(progress.seconds_left)} left"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
