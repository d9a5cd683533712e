"""The generator's own thread: opening, mapping and drawing, away from the window."""

import logging
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from tlgan_desktop import paths
from tlgan_desktop.axes.foreign import LatentSpaces, adopt
from tlgan_desktop.axes.whitening import Whitening
from tlgan_desktop.editing.recipe import Labels
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.engine import Engine, own_threads_kept, present_devices, start_engine, warm_up
from tlgan_desktop.gui.later import Later
from tlgan_desktop.gui.mailbox import Mailbox
from tlgan_desktop.gui.messages import (
    AdoptAxes,
    AxesAdopted,
    DevicesFound,
    EngineReady,
    GeneratorAsked,
    GeneratorOpened,
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
from tlgan_desktop.gui.rendering import draw_picture, map_latent
from tlgan_desktop.gui.unexpected import unexpected

if TYPE_CHECKING:  # generators import torch, which takes seconds: only the worker's methods do so
    from tlgan_desktop.generators import Generator

Answer = TypeVar("Answer")
SomeRequest = TypeVar("SomeRequest", RunOn, OpenGenerator, AdoptAxes, MapLatent, RenderPicture)

logger = logging.getLogger(__name__)


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
        self._in_hand: RenderPicture | None = None
        self._hurried = 0
        self._gave_up = False
        self._stopping = False

    def stop(self) -> None:
        """Start no further request, and give up the picture in hand; callable from any thread."""
        self._stopping = True
        self.later.close()

    def hurry(self, sequence: int) -> None:
        """Give up the picture in hand if it was asked for before this request; callable from any thread."""
        self._hurried = sequence

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
        return self._draw(generator, request)

    def _draw(self, generator: "Generator", request: RenderPicture) -> PictureRendered | None:
        from tlgan_desktop.generators import GivenUp

        self._in_hand = request
        try:
            picture = draw_picture(generator, request)
        except GivenUp:
            self._gave_up = True
            return None
        finally:
            self._in_hand = None
        self._gave_up = False
        return picture

    def _is_outdated(self) -> bool:
        """Whether to give up the picture in hand; never two of them in a row, so that some are seen.

        Previews come soon; to give one up would only keep the full picture after it from being given up.
        """
        request = self._in_hand
        if request is None or self._stopping:
            return request is not None
        return request.side is None and request.sequence < self._hurried and not self._gave_up

    def _open(self, request: OpenGenerator) -> GeneratorOpened | GeneratorAsked:
        from tlgan_desktop.generators import OnnxQuestion

        self.answered.emit(LoadState(self.tr("Opening {name}…").format(name=request.path.name)))
        try:
            with own_threads_kept():
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
            with own_threads_kept():
                device = start_engine(request.engine)
                if self._opened is not None:
                    self.answered.emit(LoadState(self.tr("Changing the device…")))
                    self._generator = self._made(self._opened, request.engine)
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
        generator.interrupt_when(self._is_outdated)
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
