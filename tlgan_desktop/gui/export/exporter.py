"""Makes exports one after another in a thread of its own; the pictures come from the inference thread."""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from tlgan_desktop.editing import Export
from tlgan_desktop.errors import Cancelled, UserError
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.progress import PhaseClock, Progress

AHEAD = 2
"""Pictures asked for ahead of the one being saved, so that drawing and encoding overlap."""

Plan = Callable[[], Export]
"""Makes the export, in the thread that carries it out."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Work:
    """One export that is being made: its wish to be stopped, and the pictures that it waits for."""

    cancelled: Event = field(default_factory=Event)
    pending: deque[Future[NDArray[np.uint8]]] = field(default_factory=deque)

    def cancel(self) -> None:
        """Stop it between two pictures; callable from any thread."""
        self.cancelled.set()
        for future in list(self.pending):
            future.cancel()


class Exporter(QObject):
    """Draws pictures when the person waits for none, and saves them as they come.

    The generator is the one that editing uses: a drag goes before every picture of an export, and a second
    copy of a large network in memory is not needed.
    """

    started = Signal(str)
    """An export of this title is at work."""
    progressed = Signal(object)
    """A ``Progress``."""
    saved = Signal(object)
    """An export was saved at this ``Path``."""
    stopped = Signal(str)
    """The export at work ended without a file, and why; empty where the person cancelled it."""

    def __init__(self, inference: Inference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inference = inference
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="export")
        self._work = _Work()
        self._stopping = Event()

    def start(self, generator: str, space: str, plan: Plan) -> None:
        """Carry out a plan with the generator of this fingerprint, after those before it."""
        self._thread.submit(self._run, generator, space, plan)

    def cancel(self) -> None:
        """Stop the export at work between two pictures; those after it go on."""
        self._work.cancel()

    def stop(self) -> None:
        """Stop everything and wait for the picture in hand."""
        self._stopping.set()
        self.cancel()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _run(self, generator: str, space: str, plan: Plan) -> None:
        self._work = work = _Work()
        try:
            export = plan()
            self.started.emit(export.title)
            export.save(self._pictures(generator, space, export, work))
        except (Cancelled, CancelledError):
            self.stopped.emit("")
        except UserError as error:
            self.stopped.emit(str(error))
        except Exception as error:
            logger.exception("an export failed")
            self.stopped.emit(
                self.tr("The export failed ({error}); the log file tells more.").format(
                    error=f"{type(error).__name__}: {error}"
                )
            )
        else:
            self.saved.emit(Path(export.path))

    def _pictures(
        self, generator: str, space: str, export: Export, work: _Work
    ) -> Iterator[NDArray[np.uint8]]:
        def report(progress: Progress) -> None:
            if work.cancelled.is_set() or self._stopping.is_set():
                raise Cancelled
            self.progressed.emit(progress)

        clock = PhaseClock(export.title, len(export.scenes), report)
        clock.report(0)
        scenes = iter(export.scenes)
        for done in range(1, len(export.scenes) + 1):
            while len(work.pending) <= AHEAD and (scene := next(scenes, None)) is not None:
                work.pending.append(self._inference.draw_later(generator, space, scene))
            yield work.pending.popleft().result()
            clock.report(done)
