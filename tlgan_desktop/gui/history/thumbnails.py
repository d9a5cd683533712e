"""Thumbnails: small pictures of scenes, kept encoded, because a thousand of them must cost little."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QImage, QImageWriter, QPainter, QPixmap

from tlgan_desktop.editing import Scene
from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.theme import GRID

SIDE = 128
"""Pixels of a thumbnail as it is kept; about 5 kB encoded."""
SHOWN = 11 * GRID
"""Its side on screen, in device-independent pixels."""
CORNER = GRID / 2
QUALITY = 85
DECODED = 128
"""So many thumbnails are kept ready to be painted."""


class Thumbnails(QObject):
    """Makes and keeps the thumbnail of every scene that is asked for."""

    arrived = Signal()
    """A thumbnail that was wanted is there."""
    _made = Signal(object, bytes)

    def __init__(self, inference: Inference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inference = inference
        self._encoded: dict[Scene, bytes] = {}
        self._decoded: OrderedDict[Scene, QPixmap] = OrderedDict()
        self._wanted: dict[Scene, Future[NDArray[np.uint8]]] = {}
        self._ratio = 1.0
        # Made in the inference thread, kept in the window's.
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)

    def __contains__(self, scene: Scene) -> bool:
        return scene in self._encoded

    def encoded(self, scene: Scene) -> bytes | None:
        """The thumbnail of a scene as a JPEG file, if it has one."""
        return self._encoded.get(scene)

    def pixmap(self, scene: Scene) -> QPixmap | None:
        """The thumbnail of a scene, ready to be painted, if it has one."""
        if scene in self._decoded:
            self._decoded.move_to_end(scene)
        elif scene in self._encoded:
            self._decoded[scene] = _ready_to_paint(self._encoded[scene], self._ratio)
            if len(self._decoded) > DECODED:
                self._decoded.popitem(last=False)
        return self._decoded.get(scene)

    def set_ratio(self, ratio: float) -> None:
        """Have thumbnails ready for a screen with ``ratio`` pixels for one device-independent pixel."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._decoded.clear()
            self.arrived.emit()

    def take(self, scene: Scene, image: QImage) -> None:
        """Make the thumbnail of a scene from its picture on screen."""
        self._keep(scene, encode(image))

    def want(self, generator: str, space: str, scenes: Iterable[Scene]) -> None:
        """Have the thumbnails of scenes made that have none."""
        for scene in scenes:
            if scene not in self._encoded and scene not in self._wanted:
                future = self._inference.draw_later(generator, space, scene, SIDE)
                self._wanted[scene] = future
                future.add_done_callback(partial(self._encode, scene))

    def start(self, thumbnails: Mapping[Scene, bytes]) -> None:
        """Forget all thumbnails but these: another session begins."""
        for future in self._wanted.values():
            future.cancel()
        self._wanted.clear()
        self._decoded.clear()
        self._encoded = dict(thumbnails)
        self.arrived.emit()

    def _encode(self, scene: Scene, future: "Future[NDArray[np.uint8]]") -> None:
        """Runs where the picture was made."""
        if not future.cancelled() and future.exception() is None:
            self._made.emit(scene, encode(to_qimage(future.result())))

    @Slot(object, bytes)
    def _keep(self, scene: Scene, encoded: bytes) -> None:
        self._wanted.pop(scene, None)
        self._encoded[scene] = encoded
        self.arrived.emit()


def _ready_to_paint(encoded: bytes, ratio: float) -> QPixmap:
    """A thumbnail in the size and with the corners that it has on screen: scaling while painting is slow."""
    size = round(SHOWN * ratio)
    image = QImage.fromData(encoded).scaled(
        size, size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(image))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(0, 0, size, size), CORNER * ratio, CORNER * ratio)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def encode(image: QImage) -> bytes:
    """A picture as a small JPEG file."""
    mode = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, mode)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"JPEG"))
    writer.setQuality(QUALITY)
    writer.write(small)
    return bytes(content.data())
