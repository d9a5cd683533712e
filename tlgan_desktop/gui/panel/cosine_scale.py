"""The legend of the heat map: the colours from -1 to 1."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from tlgan_desktop.figures import printed
from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.panel.cosine_colours import CosineColours, colours_on
from tlgan_desktop.gui.theme import GRID

BAR = GRID + GRID // 2
STEPS = 201
TICKS = (-1.0, -0.5, 0.0, 0.5, 1.0)


class CosineScale(QWidget):
    """A bar of the colours with the numbers below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Legend: blue below zero, orange above, stronger for larger cosines"))
        self.setToolTip(self.tr("Blue: one falls when the other rises. Orange: both rise together."))
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for the bar and one line of numbers."""
        return QSize(26 * GRID, BAR + self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and its numbers."""
        painter = QPainter(self)
        painter.setFont(self.font())
        pen = self.palette().color(QPalette.ColorRole.PlaceholderText).name()
        paint_scale(painter, colours_on(self.palette()), QRectF(self.rect()), pen)


def paint_scale(painter: QPainter, colours: CosineColours, field: QRectF, ink: str) -> None:
    """Draw the bar at the top of a field and the numbers at its bottom."""
    inset = 2.0 * GRID
    bar = QRectF(field.left() + inset, field.top(), field.width() - 2 * inset, BAR)
    painter.drawImage(bar, to_qimage(colours.rgb(np.linspace(-1, 1, STEPS)[None])))
    painter.setPen(ink)
    for tick in TICKS:
        middle = bar.left() + (tick + 1) / 2 * bar.width()
        place = QRectF(middle - 2 * GRID, bar.bottom(), 4 * GRID, field.bottom() - bar.bottom())
        text = printed(f"{tick:+g}") if tick else "0"
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text)
