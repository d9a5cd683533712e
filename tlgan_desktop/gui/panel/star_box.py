"""A check-box that looks like a star: an outline, or filled for a favourite."""

import math

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from tlgan_desktop.gui.panel.glyph_box import GlyphBox

SIDE = 20
OUTER, INNER = 6.5, 2.9


class StarBox(GlyphBox):
    """Marks a feature as a favourite while it is checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(SIDE, parent)

    def draw_glyph(self, painter: QPainter, colour: QColor, on: bool) -> None:
        """Draw a star of five points."""
        if on:
            painter.setBrush(colour)
        painter.drawPolygon(_star(QPointF(7, 8.5)))


def _star(middle: QPointF) -> QPolygonF:
    points = QPolygonF()
    for corner in range(10):
        angle, radius = math.pi * corner / 5, INNER if corner % 2 else OUTER
        points.append(middle + QPointF(radius * math.sin(angle), -radius * math.cos(angle)))
    return points
