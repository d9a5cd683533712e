"""The pixel grid: lines between the pixels of an enlarged picture."""

import math

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from tlgan_desktop.gui.scaled_picture import to_whole_pixels

SHADE = QColor(88, 88, 88)
"""Lines differ by this from what they lie on, so that they show on light and on dark pixels."""


def draw_pixel_grid(painter: QPainter, part: QRectF) -> None:
    """Draw the lines in a part of the picture, in coordinates of its pixels, one screen pixel wide."""
    if part.isEmpty():
        return
    painter.save()
    painter.translate(to_whole_pixels(painter))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.setPen(QPen(SHADE, 0))
    left, right, top, bottom = part.left(), part.right(), part.top(), part.bottom()
    columns = range(math.ceil(left), math.floor(right) + 1)
    rows = range(math.ceil(top), math.floor(bottom) + 1)
    painter.drawLines([QLineF(x, top, x, bottom) for x in columns])
    painter.drawLines([QLineF(left, y, right, y) for y in rows])
    painter.restore()
