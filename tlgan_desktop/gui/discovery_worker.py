"""The thread of discoveries: reading, learning, sampling and fitting, away from the window and behind it."""

import logging
import os
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from tlgan_desktop import paths
from tlgan_desktop.axes import AxisSet
from tlgan_desktop.discovery.plan import Amount, Plan, Preset
from tlgan_desktop.discovery.stages import StageProgress
from tlgan_desktop.errors import Cancelled, UserError
from tlgan_desktop.gui.discovery_messages import (
    CarriedOut,
    CarryOut,
    DescribeExtractor,
    EstimateTimes,
    ExtractorDescribed,
    Heard,
    JobFailed,
    JobStopped,
    PicturesLookedAt,
    PicturesRead,
    ReadPictures,
    ReportSaved,
    Request,
    Result,
    SaveReport,
    TimesEstimated,
)
from tlgan_desktop.gui.engine import Engine, start_engine
from tlgan_desktop.gui.gate import Gate
from tlgan_desktop.gui.unexpected import unexpected
from tlgan_desktop.precision import Precision
from tlgan_desktop.progress import Progress, ProgressListener

if TYPE_CHECKING:  # these import torch, which takes seconds: only the worker's methods do so
    from tlgan_desktop.discovery.carrying_out import Findings
    from tlgan_desktop.discovery.timing import Speed
    from tlgan_desktop.generators import Generator, OnnxAnswers

logger = logging.getLogger(__name__)

STOP_SECONDS = 20.0
TELL_SECONDS = 0.1
"""Progress is told ten times a second at most; every telling wakes the window."""
NICENESS = 10
EXTRACTOR_SIZE = 64
GIB = 2**30


class DiscoveryWorker(QObject):
    """Answers one request after another; lives in a thread of its own and owns a generator of its own.

    The work itself is done in threads that end with it, so that their helpers do, too: see ``gui.engine``.
    """

    told = Signal(object)
    """A ``discovery_messages.Result``."""

    def __init__(self, gate: Gate) -> None:
        super().__init__()
        self._gate = gate
        self._generator: tuple[tuple[Path, OnnxAnswers, Engine], Generator] | None = None
        self._speed: tuple[Generator, Speed] | None = None
        self._told_at = 0.0

    @Slot(object)
    def work(self, request: Request) -> None:
        """Answer a request, unless it was cancelled while it waited."""
        try:
            self._gate.pass_through(request.sequence)
            with ThreadPoolExecutor(1, "discovery", initializer=_step_back) as thread:
                result = thread.submit(self._answer, request).result()
        except Cancelled:
            result = JobStopped(request.sequence, request)
        except UserError as error:
            result = JobFailed(request.sequence, request, str(error))
        except Exception as error:
            logger.exception("a job failed: %s", type(request).__name__)
            result = JobFailed(request.sequence, request, unexpected(error))
        self.told.emit(result)

    def open(self, path: Path, engine: Engine) -> "Generator":
        """The generator in a file, as the person answered what the file leaves open.

        Raises:
            UserError: it cannot be opened, or the engine's device is not present.
        """
        from tlgan_desktop.generators import AnswerBook

        device, book = start_engine(engine), AnswerBook(paths.data_folder())
        key = path, book.answers(path), engine
        if self._generator is None or self._generator[0] != key:
            self._generator = key, book.open(path, device)
        return self._generator[1]

    def _answer(self, request: Request) -> Result:
        match request:
            case ReadPictures():
                return self._read(request)
            case DescribeExtractor():
                return _described(request)
            case EstimateTimes():
                return self._estimate(request)
            case CarryOut():
                return self._carry_out(request)
            case SaveReport():
                return self._save_report(request)

    def _read(self, request: ReadPictures) -> PicturesRead:
        from tlgan_desktop.datasets import read_dataset
        from tlgan_desktop.datasets.statistics import describe
        from tlgan_desktop.datasets.thumbnails import thumbnails

        def listen(progress: Progress) -> None:
            self._gate.pass_through(request.sequence)
            if self._is_due(progress):
                self.told.emit(PicturesLookedAt(request.sequence, progress))

        plan = request.plan
        dataset = read_dataset(plan.folders, plan.table, plan.kinds, listen)
        pictures = thumbnails(dataset, on_progress=self._passing(request))
        return PicturesRead(request.sequence, plan, dataset, describe(dataset), pictures)

    def _estimate(self, request: EstimateTimes) -> TimesEstimated:
        from tlgan_desktop.discovery.presets import describe_preset
        from tlgan_desktop.discovery.timing import estimate, measure_speed

        generator = self.open(request.generator, request.engine)
        if self._speed is None or self._speed[0] is not generator:
            self._speed = generator, measure_speed(generator, EXTRACTOR_SIZE, self._passing(request))
        _, speed = self._speed
        return TimesEstimated(
            request.sequence,
            {preset: estimate(speed, request.amount, preset) for preset in Preset},
            {preset: describe_preset(preset, request.amount.start) for preset in Preset},
        )

    def _carry_out(self, request: CarryOut) -> CarriedOut:
        from tlgan_desktop.discovery.carrying_out import Places, carry_out

        def listen(heard: object) -> None:
            self._gate.pass_through(request.sequence)
            if self._is_due(heard):
                self.told.emit(Heard(request.sequence, heard))  # type: ignore[arg-type]

        generator = self.open(request.generator, request.engine)
        places = Places(paths.data_folder(), paths.cache_folder(), request.cache_bytes)
        findings = carry_out(request.plan, generator, request.onto, places, listen)
        return CarriedOut(request.sequence, request.plan, request.onto, findings)

    def _save_report(self, request: SaveReport) -> ReportSaved:
        from tlgan_desktop.discovery.page import write_page

        generator = self.open(request.generator, request.engine)
        write_page(request.path, request.findings.discovery, generator, self._passing(request))
        return ReportSaved(request.sequence, request.path)

    def _passing(self, request: Request) -> ProgressListener:
        def listen(progress: Progress) -> None:  # noqa: ARG001 - whoever waits sees that it is at work
            self._gate.pass_through(request.sequence)

        return listen

    def _is_due(self, heard: object) -> bool:
        """Whether to tell: partial results always, plain progress now and then and at its end."""
        progress = heard.progress if isinstance(heard, StageProgress) else heard
        if type(progress) is not Progress:
            return True
        now = time.monotonic()
        if now - self._told_at < TELL_SECONDS and progress.done < progress.total:
            return False
        self._told_at = now
        return True


class DiscoveryJobs(QObject):
    """The window's side of the worker: numbers the requests, starts the thread when it is first needed."""

    told = Signal(object)
    """A ``discovery_messages.Result``, in the window's thread."""
    _wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gate = Gate()
        self._thread: QThread | None = None
        self._worker: DiscoveryWorker | None = None
        self._sequence = 0
        self._cache_bytes = 4 * GIB
        self._engine = Engine()
        self._stopped = False

    def read_pictures(self, plan: Plan) -> int:
        """Read labelled pictures; answered by ``PicturesRead``. Like all requests it gives its number."""
        return self._send(ReadPictures(self._next(), plan))

    def describe_extractor(self, path: Path) -> int:
        """Say what an extractor tells; answered by ``ExtractorDescribed``."""
        return self._send(DescribeExtractor(self._next(), path))

    def estimate_times(self, generator: Path, amount: Amount) -> int:
        """Estimate how long each preset takes; answered by ``TimesEstimated``."""
        return self._send(EstimateTimes(self._next(), generator, self._engine, amount))

    def carry_out(self, plan: Plan, generator: Path, onto: AxisSet | None) -> int:
        """Carry out a plan; answered by ``Heard`` on the way, and ``CarriedOut``."""
        return self._send(CarryOut(self._next(), plan, generator, self._engine, onto, self._cache_bytes))

    def save_report(self, path: Path, generator: Path, findings: "Findings") -> int:
        """Write a report; answered by ``ReportSaved``."""
        return self._send(SaveReport(self._next(), path, generator, self._engine, findings))

    def limit_cache(self, gibibytes: int) -> None:
        """Give generated pictures so much room on disk from the next discovery on."""
        self._cache_bytes = gibibytes * GIB

    def run_on(self, engine: Engine) -> None:
        """Compute with the device and the threads of an engine from the next request on.

        Pictures are made in the precision that the network was trained for: axes outlast a choice of another.
        """
        self._engine = replace(engine, precision=Precision.AUTOMATIC)

    def cancel(self) -> None:
        """Stop everything that was asked for so far; each is answered by ``JobStopped``."""
        self._gate.pause(False)
        self._gate.cancel(self._sequence)

    def pause(self, paused: bool) -> None:
        """Hold the work, or go on with it."""
        self._gate.pause(paused)

    @Slot()
    def step_aside(self) -> None:
        """Leave the processor to the picture for a moment."""
        self._gate.step_aside()

    def stop(self, seconds: float = STOP_SECONDS) -> bool:
        """Cancel everything and end the thread; False when that takes longer than ``seconds``."""
        self._stopped = True
        self.cancel()
        if self._thread is None:
            return True
        self._thread.quit()
        return self._thread.wait(int(1000 * seconds))

    def _next(self) -> int:
        self._sequence += 1
        return self._sequence

    def _send(self, request: Request) -> int:
        if self._thread is None:
            self._start()
        self._wanted.emit(request)
        return request.sequence

    def _start(self) -> None:
        self._thread = QThread()
        self._thread.setObjectName("discovery")
        self._worker = DiscoveryWorker(self._gate)
        self._worker.moveToThread(self._thread)
        self._wanted.connect(self._worker.work)
        self._worker.told.connect(self._receive)
        self._thread.start()

    @Slot(object)
    def _receive(self, result: Result) -> None:
        if not self._stopped:
            self.told.emit(result)


def _described(request: DescribeExtractor) -> ExtractorDescribed:
    from tlgan_desktop.extractors import NetworkExtractor, open_extractor

    extractor = open_extractor(request.path)
    is_ours = isinstance(extractor, NetworkExtractor)
    return ExtractorDescribed(request.sequence, request.path, extractor.info, is_ours)


def _step_back() -> None:
    """Give this thread and those that it starts less of the processor than the window has.

    Under Linux's usual scheduling threads have a niceness instead of a priority.
    """
    QThread.currentThread().setPriority(QThread.Priority.LowPriority)
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
