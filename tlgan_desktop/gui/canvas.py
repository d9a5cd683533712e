"""What lies around the picture, and in its place before the first one."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPixmap

from tlgan_desktop.gui.theme import GRID

MARGIN = 3 * GRID
"""Around a fitted picture, and around the caption in its place."""
CHECKER = GRID


def draw_checker(painter: QPainter, room: QRect, palette: QPalette) -> None:
    """Lay a checker pattern over the canvas."""
    tile = QPixmap(2 * CHECKER, 2 * CHECKER)
    tile.fill(QColor(0, 0, 0, 0))
    squares = QPainter(tile)
    shade = palette.color(QPalette.ColorRole.Midlight)
    squares.fillRect(0, 0, CHECKER, CHECKER, shade)
    squares.fillRect(CHECKER, CHECKER, CHECKER, CHECKER, shade)
    squares.end()
    painter.fillRect(room, QBrush(tile))


def draw_placeholder(painter: QPainter, room: QRectF, palette: QPalette, caption: str) -> None:
    """Mark the place of the first picture, and say why it is not there yet."""
    side = min(room.width(), room.height()) - 2 * MARGIN
    place = QRectF(0, 0, side, side)
    place.moveCenter(room.center() + QPointF(0.5, 0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Window))
    painter.drawRoundedRect(place, 2 * GRID, 2 * GRID)
    painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
    text = place.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    painter.drawText(text, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, caption)
