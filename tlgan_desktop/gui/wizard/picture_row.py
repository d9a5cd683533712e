"""A few small pictures side by side."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.theme import GRID

SIDE = 8 * GRID
GAP = GRID // 2
RADIUS = 4.0


class PictureRow(QWidget):
    """Pictures ``(n, s, s, 3)`` in a row with a caption below."""

    def __init__(
        self, caption: str, pictures: NDArray[np.uint8], side: int = SIDE, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._caption = caption
        self._images = [to_qimage(picture) for picture in pictures]
        self._side = side
        self.setAccessibleName(self.tr("Pictures: {caption}").format(caption=caption))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for the pictures and the caption."""
        count = max(1, len(self._images))
        width = count * (self._side + GAP) - GAP
        return QSize(width, self._side + GAP + self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pictures and the caption."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        for place, image in enumerate(self._images):
            draw_rounded(painter, QRect(place * (self._side + GAP), 0, self._side, self._side), image)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        text = self.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, text)


def draw_rounded(painter: QPainter, place: QRect, image: QImage, part: QRect | None = None) -> None:
    """Draw an image, or a part of it, with round corners."""
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(QRectF(place), RADIUS, RADIUS)
    painter.setClipPath(path)
    painter.drawImage(place, image, part or image.rect())
    painter.restore()
