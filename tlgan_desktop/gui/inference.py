"""The window's side of the inference worker."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from tlgan_desktop.axes.foreign import ForeignAxes
from tlgan_desktop.editing.recipe import Labels
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.gui.engine import Engine
from tlgan_desktop.gui.inference_worker import InferenceWorker
from tlgan_desktop.gui.mailbox import Mailbox
from tlgan_desktop.gui.messages import (
    AdoptAxes,
    LatentMapped,
    MapLatent,
    OpenGenerator,
    PictureRendered,
    RenderPicture,
    Result,
    RunOn,
)
from tlgan_desktop.gui.rendering import draw_pixels
from tlgan_desktop.latents import FloatArray

if TYPE_CHECKING:  # generators import torch, which takes seconds: only the worker's methods do so
    from tlgan_desktop.generators import Generator

Answer = TypeVar("Answer")
SomeRequest = TypeVar("SomeRequest", RunOn, OpenGenerator, AdoptAxes, MapLatent, RenderPicture)

STACK_BYTES = 16 * 2**20
"""Secondary threads get 512 KiB on macOS, too little for a deep network."""
STOP_SECONDS = 20.0
PAUSE_MS = 50
"""Requests that follow each other faster, as those of a drag or of a held key do, are one movement."""


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
        self._sequence = self._newest = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.hurry)
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
        request = MapLatent(self._next(), generator, seed, latent, labels)
        self._send(self._worker.mappings, request)
        self._move_on(request.sequence)

    def run_on(self, engine: Engine) -> int:
        """Compute on another engine; ``EngineReady`` or ``RequestFailed`` has the number given back."""
        request = RunOn(self._next(), engine)
        self._send(self._worker.engines, request)
        return request.sequence

    def draw(self, generator: str, space: str, scene: Scene, side: int | None = None) -> int:
        """Draw a scene, or a preview of it; answered by ``PictureRendered`` with the number given back."""
        request = RenderPicture(self._next(), generator, space, scene, side)
        self._send(self._worker.drawings, request)
        self._move_on(request.sequence)
        return request.sequence

    @Slot()
    def hurry(self) -> None:
        """Nobody moves any more: what is being drawn of an earlier place would hold up the last one."""
        self._pause.stop()
        self._worker.hurry(self._newest)

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
        self._pause.stop()
        self._worker.stop()
        self._stopped = True
        self._thread.quit()
        return self._thread.wait(int(1000 * seconds))

    def _next(self) -> int:
        self._sequence += 1
        return self._sequence

    def _move_on(self, sequence: int) -> None:
        """Take note that another picture is wanted; as long as that goes on, the one in hand is shown too."""
        self._newest = sequence
        self._pause.start()

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
