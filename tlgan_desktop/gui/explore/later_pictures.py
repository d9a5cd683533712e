"""Pictures that can wait: asked for by key, and handed over in the window's thread as they come."""

import logging
from concurrent.futures import Future
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from tlgan_desktop.editing import Scene
from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.inference import Inference

logger = logging.getLogger(__name__)


class LaterPictures(QObject):
    """Has pictures drawn while nobody waits for the one on screen; those that are forgotten never come."""

    arrived = Signal(int, QImage)
    """The picture that was asked for under this key."""
    _made = Signal(int, int, QImage)

    def __init__(self, inference: Inference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inference = inference
        self._round = 0
        self._pending: list[Future[NDArray[np.uint8]]] = []
        # Made in the inference thread, handed over in the window's.
        self._made.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def ask(self, key: int, generator: str, space: str, scene: Scene, side: int | None = None) -> None:
        """Have a scene drawn, about ``side`` pixels wide."""
        future = self._inference.draw_later(generator, space, scene, side)
        self._pending.append(future)
        future.add_done_callback(partial(self._convert, self._round, key))

    def forget(self) -> None:
        """Call off everything that was asked for."""
        self._round += 1
        for future in self._pending:
            future.cancel()
        self._pending.clear()

    def _convert(self, asked_in: int, key: int, future: "Future[NDArray[np.uint8]]") -> None:
        """Runs where the picture was made."""
        if future.cancelled():
            return
        if future.exception() is not None:
            logger.warning("a picture was not drawn", exc_info=future.exception())
        elif asked_in == self._round:
            self._made.emit(asked_in, key, to_qimage(future.result()))

    @Slot(int, int, QImage)
    def _hand_over(self, asked_in: int, key: int, image: QImage) -> None:
        if asked_in == self._round:
            self.arrived.emit(key, image)
