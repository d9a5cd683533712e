"""A check-box that looks like a padlock: open and faint, or closed."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from tlgan_desktop.gui.panel.glyph_box import GlyphBox
from tlgan_desktop.gui.theme import GRID


class LockBox(GlyphBox):
    """Holds a feature where it is while it is checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4 * GRID, parent)

    def draw_glyph(self, painter: QPainter, colour: QColor, on: bool) -> None:
        """Draw the padlock."""
        draw_padlock(painter, colour, on)


def draw_padlock(painter: QPainter, colour: QColor, closed: bool) -> None:
    """Draw a padlock in a field of 14 x 16: the bow with the painter's pen, and the body below it."""
    painter.drawPath(_shackle(closed))
    if closed:
        painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(1, 7, 12, 8.5), 2, 2)


def _shackle(closed: bool) -> QPainterPath:
    """The bow of the padlock in a field of 14 x 16; lifted out on the right when open."""
    path = QPainterPath(QPointF(3.5, 7))
    path.lineTo(3.5, 4)
    path.arcTo(QRectF(3.5, 0.8, 7, 6.4), 180, -180)
    if closed:
        path.lineTo(10.5, 7)
    return path
