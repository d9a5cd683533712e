"""A picture ready to be painted at any zoom, on a screen of any scale."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from tlgan_desktop.gui.images import enlarged

SMOOTH_SIDE = 192
"""Pictures smaller than this are enlarged to it bicubically before Qt scales them."""
WHOLE = 1e-3
"""A zoom this near to a whole number is one: each pixel covers whole pixels of the screen."""


class ScaledPicture:
    """An image in coordinates of its own pixels.

    Qt interpolates between the nearest four pixels alone. So a small picture is enlarged beforehand, for else
    every pixel of it shows as a soft diamond, and one that is shrunk to less than half is painted from a
    half, a quarter and so on, made when they are first needed, for else fine lines of it come and go.
    ``larger`` is the image enlarged already, if it is.
    """

    def __init__(self, image: QImage, larger: QImage | None = None) -> None:
        self._image, self._larger = image, larger or QImage()
        self._area = QRectF(image.rect())
        self._pixmaps: dict[int, QPixmap] = {}

    @property
    def area(self) -> QRectF:
        """The whole picture."""
        return self._area

    def paint(self, painter: QPainter, part: QRectF, smooth: bool) -> None:
        """Paint a part of the picture, scaled smoothly or with its pixels as squares."""
        if self._area.isEmpty() or part.isEmpty():
            return
        pixmap = self._pixmap(self._halvings(painter.deviceTransform().m11()) if smooth else 0)
        scale = pixmap.width() / self._area.width()
        source = QRectF(part.x() * scale, part.y() * scale, part.width() * scale, part.height() * scale)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.translate(to_whole_pixels(painter))
        painter.drawPixmap(part, pixmap, source)
        painter.restore()

    def _halvings(self, zoom: float) -> int:
        """How often the picture may be halved and still has the pixels to be seen; -1 to enlarge it."""
        if zoom > 1:
            return -1 if self._area.width() < SMOOTH_SIDE else 0
        return max(math.floor(math.log2(1 / max(zoom, 1e-3))), 0)

    def _pixmap(self, halvings: int) -> QPixmap:
        if halvings not in self._pixmaps:
            self._pixmaps[halvings] = QPixmap.fromImage(self._resized(halvings))
        return self._pixmaps[halvings]

    def _resized(self, halvings: int) -> QImage:
        if halvings < 0 and not self._larger.isNull():
            return self._larger
        if halvings < 0:
            return enlarged(self._image, math.ceil(SMOOTH_SIDE / self._image.width()))
        if halvings == 0:
            return self._image
        width, height = (max(side >> halvings, 1) for side in (self._image.width(), self._image.height()))
        mode = Qt.TransformationMode.SmoothTransformation
        return self._image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, mode)


class PictureItem(QGraphicsItem):
    """The picture of a scene, in coordinates of its pixels."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = ScaledPicture(QImage())
        self._smooth = True

    def show_image(self, image: QImage, larger: QImage | None = None) -> None:
        """Show another picture; ``larger`` is the same one enlarged, if it is."""
        if image.size() != self._picture.area.size().toSize():
            self.prepareGeometryChange()
        self._picture = ScaledPicture(image, larger)
        self.update()

    def set_smooth(self, smooth: bool) -> None:
        """Scale smoothly, or show the pixels as squares."""
        self._smooth = smooth
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole picture."""
        return self._picture.area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint it; what is out of sight is clipped."""
        self._picture.paint(painter, self._picture.area, self._smooth)


def to_whole_pixels(painter: QPainter) -> QPointF:
    """The way to the nearest place where pixels cover whole pixels of the screen; none at other zooms.

    On a screen scaled by 1.25 or 1.5 the picture may lie between pixels, which would blur it at actual size.
    """
    transform = painter.deviceTransform()
    zoom = transform.m11()
    if zoom < 1 - WHOLE or abs(zoom - round(zoom)) > WHOLE:
        return QPointF()
    corner = transform.map(QPointF(0, 0))
    return QPointF(round(corner.x()) - corner.x(), round(corner.y()) - corner.y()) / zoom
