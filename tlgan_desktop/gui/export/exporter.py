"""Makes exports one after another in a thread of its own; the pictures come from the inference thread."""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from tlgan_desktop.editing import Export
from tlgan_desktop.errors import Cancelled, UserError
from tlgan_desktop.gui.inference_worker import Inference
from tlgan_desktop.progress import PhaseClock, Progress

AHEAD = 2
"""Pictures asked for ahead of the one being saved, so that drawing and encoding overlap."""

Plan = Callable[[], Export]
"""Makes the export, in the thread that carries it out."""

logger = logging.getLogger(__name__)


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
        self._cancel, self._stop = Event(), Event()
        self._pending: deque[Future[NDArray[np.uint8]]] = deque()

    def start(self, generator: str, space: str, plan: Plan) -> None:
        """Carry out a plan with the generator of this fingerprint, after those before it."""
        self._thread.submit(self._run, generator, space, plan)

    def cancel(self) -> None:
        """Stop the export at work between two pictures; those after it go on."""
        self._cancel.set()
        for future in list(self._pending):
            future.cancel()

    def stop(self) -> None:
        """Stop everything and wait for the picture in hand."""
        self._stop.set()
        self.cancel()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _run(self, generator: str, space: str, plan: Plan) -> None:
        self._cancel.clear()
        try:
            export = plan()
            self.started.emit(export.title)
            export.save(self._pictures(generator, space, export))
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

    def _pictures(self, generator: str, space: str, export: Export) -> Iterator[NDArray[np.uint8]]:
        def report(progress: Progress) -> None:
            if self._cancel.is_set() or self._stop.is_set():
                raise Cancelled
            self.progressed.emit(progress)

        clock = PhaseClock(export.title, len(export.scenes), report)
        clock.report(0)
        self._pending.clear()
        scenes = iter(export.scenes)
        for done in range(1, len(export.scenes) + 1):
            while len(self._pending) <= AHEAD and (scene := next(scenes, None)) is not None:
                self._pending.append(self._inference.draw_later(generator, space, scene))
            yield self._pending.popleft().result()
            clock.report(done)
