"""The generator's own thread: opening, mapping and drawing, away from the window."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, Signal, Slot

from tlgan_desktop import paths
from tlgan_desktop.axes.foreign import ForeignAxes, LatentSpaces, adopt
from tlgan_desktop.axes.whitening import Whitening
from tlgan_desktop.editing.recipe import Labels
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.engine import Engine, present_devices, start_engine, warm_up
from tlgan_desktop.gui.later import Later
from tlgan_desktop.gui.mailbox import Mailbox
from tlgan_desktop.gui.messages import (
    AdoptAxes,
    AxesAdopted,
    DevicesFound,
    EngineReady,
    GeneratorAsked,
    GeneratorOpened,
    LatentMapped,
    LoadState,
    MapLatent,
    OpenGenerator,
    PictureRendered,
    RenderPicture,
    Request,
    RequestFailed,
    Result,
    RunOn,
)
from tlgan_desktop.gui.rendering import draw_picture, draw_pixels, map_latent
from tlgan_desktop.gui.unexpected import unexpected
from tlgan_desktop.latents import FloatArray

if TYPE_CHECKING:  # generators import torch, which takes seconds: only the worker's methods do so
    from tlgan_desktop.generators import Generator

Answer = TypeVar("Answer")
SomeRequest = TypeVar("SomeRequest", RunOn, OpenGenerator, AdoptAxes, MapLatent, RenderPicture)

logger = logging.getLogger(__name__)

STACK_BYTES = 16 * 2**20
"""Secondary threads get 512 KiB on macOS, too little for a deep network."""
STOP_SECONDS = 20.0


class InferenceWorker(QObject):
    """Owns the generator and answers one request at a time; lives in a thread of its own.

    Each kind of request has a mailbox with one slot, so only the newest of each kind is ever waited for.
    What can wait (``later``) is done when all of them are empty.
    """

    answered = Signal(object)
    """A ``messages.Result``."""

    def __init__(self) -> None:
        super().__init__()
        self.engines = Mailbox[RunOn]()
        self.openings = Mailbox[OpenGenerator]()
        self.adoptions = Mailbox[AdoptAxes]()
        self.mappings = Mailbox[MapLatent]()
        self.drawings = Mailbox[RenderPicture]()
        self.later = Later()
        self._engine = Engine()
        self._opened: OpenGenerator | None = None
        self._generator: Generator | None = None
        self._whitenings: dict[Labels, Whitening] = {}
        self._stopping = False

    def stop(self) -> None:
        """Start no further request; callable from any thread."""
        self._stopping = True
        self.later.close()

    @Slot()
    def prepare(self) -> None:
        """Load torch ahead of the first request."""
        if self._stopping:
            return
        self.answered.emit(LoadState(self.tr("Loading torch…")))
        self.answered.emit(DevicesFound(present_devices()))
        self.answered.emit(LoadState(""))

    @Slot()
    def work(self) -> None:
        """Answer the most urgent request that waits, if any."""
        request: Request | None = self.engines.take() or self.openings.take() or self.adoptions.take()
        request = request or self.mappings.take() or self.drawings.take()
        if self._stopping:
            return
        if request is None:
            self.later.do_next(self._generator)
            return
        try:
            result = self._answer(request)
        except UserError as error:
            result = RequestFailed(request.sequence, request, str(error))
        except Exception as error:
            logger.exception("a request failed: %s", type(request).__name__)
            result = RequestFailed(request.sequence, request, unexpected(error))
        if result is not None:
            self.answered.emit(result)

    def _answer(self, request: Request) -> Result | None:
        if isinstance(request, RunOn):
            return self._run_on(request)
        if isinstance(request, OpenGenerator):
            return self._open(request)
        generator = self._generator
        if generator is None or generator.info.fingerprint != request.generator:
            return None  # asked before another generator was opened: nobody waits for it any more
        match request:
            case AdoptAxes():
                return self._adopt(generator, request)
            case MapLatent():
                return map_latent(generator, request)
        return draw_picture(generator, request)

    def _open(self, request: OpenGenerator) -> GeneratorOpened | GeneratorAsked:
        from tlgan_desktop.generators import OnnxQuestion

        self.answered.emit(LoadState(self.tr("Opening {name}…").format(name=request.path.name)))
        try:
            generator = self._made(request, self._engine)
        except OnnxQuestion as question:
            return GeneratorAsked(request.sequence, request, question.doubts)
        finally:
            self.answered.emit(LoadState(""))
        self._generator, self._opened = generator, request
        self._whitenings = {}
        previews = generator.network.preview_sizes
        return GeneratorOpened(
            request.sequence, request.path, generator.info, str(generator.device), previews
        )

    def _run_on(self, request: RunOn) -> EngineReady:
        """Take another engine; the one in use stays where that fails."""
        try:
            device = start_engine(request.engine)
            if self._opened is not None:
                self.answered.emit(LoadState(self.tr("Changing the device…")))
                self._generator = self._made(self._opened, request.engine)
        except Exception:
            start_engine(self._engine)
            raise
        finally:
            self.answered.emit(LoadState(""))
        self._engine = request.engine
        return EngineReady(request.sequence, request.engine, str(device))

    def _made(self, request: OpenGenerator, engine: Engine) -> "Generator":
        from tlgan_desktop.generators import AnswerBook, OnnxAnswers

        device, answers = start_engine(engine), OnnxAnswers.of(request.answers)
        book = AnswerBook(paths.data_folder())
        generator = book.open(request.path, device, answers, ask_prior=True, afresh=request.afresh)
        generator.compute_in(engine.precision)
        warm_up(generator, engine)
        return generator

    def _adopt(self, generator: "Generator", request: AdoptAxes) -> AxesAdopted:
        """Place axes; w is measured once a generator and class, which takes a moment."""
        self.answered.emit(LoadState(self.tr("Measuring {space}…").format(space=request.space)))
        spaces = LatentSpaces(
            generator.info.spaces, generator.info.prior, lambda: self._whitening(generator, request.labels)
        )
        try:
            return AxesAdopted(request.sequence, adopt(request.axes, spaces, request.space))
        finally:
            self.answered.emit(LoadState(""))

    def _whitening(self, generator: "Generator", labels: Labels) -> Whitening:
        from tlgan_desktop.discovery.space import EditSpace

        if labels not in self._whitenings:
            label = labels if isinstance(labels, int) else None
            whitening = EditSpace(generator, "w", label).whitening
            assert whitening is not None
            self._whitenings[labels] = whitening
        return self._whitenings[labels]


class Inference(QObject):
    """The window's side of the worker: numbers the requests, wakes the worker, drops stale results."""

    answered = Signal(object)
    """A ``messages.Result`` that is still wanted, in the window's thread."""
    _wake = Signal()
    _prepare = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread()
        self._thread.setObjectName("inference")
        self._thread.setStackSize(STACK_BYTES)
        self._worker = InferenceWorker()
        self._worker.moveToThread(self._thread)
        self._wake.connect(self._worker.work)
        self._prepare.connect(self._worker.prepare)
        self._worker.answered.connect(self._receive)
        self._sequence = 0
        self._outdated = self._outdated_latents = 0
        self._stopped = False
        self._thread.start()
        self._prepare.emit()

    def open(self, path: Path, answers: Mapping[str, str] | None = None, afresh: bool = False) -> int:
        """Open a generator; ``GeneratorOpened``, ``GeneratorAsked`` or ``RequestFailed`` has this number."""
        request = OpenGenerator(self._next(), path, answers or {}, afresh)
        self._send(self._worker.openings, request)
        return request.sequence

    def adopt(self, generator: str, axes: ForeignAxes, space: str, labels: Labels = None) -> int:
        """Give axes from elsewhere a place; answered by ``AxesAdopted`` with the number given back."""
        request = AdoptAxes(self._next(), generator, axes, space, labels)
        self._send(self._worker.adoptions, request)
        return request.sequence

    def map(self, generator: str, seed: int | None, latent: FloatArray, labels: Labels = None) -> None:
        """Map a latent z ``(d,)`` to w; answered by ``LatentMapped``."""
        self._send(self._worker.mappings, MapLatent(self._next(), generator, seed, latent, labels))

    def run_on(self, engine: Engine) -> None:
        """Compute on another engine; answered by ``EngineReady`` or ``RequestFailed``."""
        self._send(self._worker.engines, RunOn(self._next(), engine))

    def draw(self, generator: str, space: str, scene: Scene, side: int | None = None) -> int:
        """Draw a scene, or a preview of it; answered by ``PictureRendered`` with the number given back."""
        request = RenderPicture(self._next(), generator, space, scene, side)
        self._send(self._worker.drawings, request)
        return request.sequence

    def map_later(self, generator: str, latents: FloatArray, labels: Labels = None) -> "Future[FloatArray]":
        """The w ``(n, d_w)`` of latents z ``(n, d)``, when there is time; callable from any thread."""
        return self.do_later(generator, lambda own: own.mapping(latents, labels).double().cpu().numpy())

    def draw_later(
        self, generator: str, space: str, scene: Scene, side: int | None = None
    ) -> "Future[NDArray[np.uint8]]":
        """A picture ``(H, W, 3)`` that can wait, about ``side`` wide; callable from any thread."""
        return self.do_later(generator, lambda own: draw_pixels(own, space, scene, side))

    def do_later(self, generator: str, work: "Callable[[Generator], Answer]") -> "Future[Answer]":
        """Have something else done with the generator when there is time; callable from any thread."""
        future = self._worker.later.put(generator, work)
        self._wake.emit()
        return future

    def forget_pictures(self) -> None:
        """Drop pictures and latents that were asked for before now."""
        self._outdated = self._outdated_latents = self._sequence

    def forget_latents(self) -> None:
        """Drop latents that were asked for before now: another picture has come meanwhile."""
        self._outdated_latents = self._sequence

    def stop(self, seconds: float = STOP_SECONDS) -> bool:
        """Finish the request in hand, then end the thread; False when that takes longer than ``seconds``."""
        self._worker.stop()
        self._stopped = True
        self._thread.quit()
        return self._thread.wait(int(1000 * seconds))

    def _next(self) -> int:
        self._sequence += 1
        return self._sequence

    def _send(self, mailbox: Mailbox[SomeRequest], request: SomeRequest) -> None:
        if mailbox.put(request):
            self._wake.emit()

    @Slot(object)
    def _receive(self, result: Result) -> None:
        if self._stopped:
            return
        outdated = {PictureRendered: self._outdated, LatentMapped: self._outdated_latents}.get(
            type(result), 0
        )
        if not outdated or getattr(result, "sequence", 0) > outdated:
            self.answered.emit(result)
