"""The chart of the cosines between axes: what it shows, and how it is drawn on any painter."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from tlgan_desktop.figures import signed
from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.panel.cosine_colours import CosineColours
from tlgan_desktop.gui.panel.lock_box import draw_padlock
from tlgan_desktop.latents import FloatArray

SMALLEST, LARGEST = 14.0, 44.0
"""The side of a cell in device-independent pixels."""
WITH_NUMBERS = 32.0
"""Cells of this side and more hold their numbers."""
LONGEST_NAME = 150.0
GAP = 6.0
PADLOCK = 14.0
HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform

Cell = tuple[int, int]


@dataclass(frozen=True)
class CosineChart:
    """Cosines ``(k, k)`` between axes in the order in which they are drawn.

    ``breaks`` are the places before which another group begins.
    """

    names: tuple[str, ...]
    cosines: FloatArray
    breaks: tuple[int, ...] = ()
    locked: frozenset[str] = frozenset()


class ChartPainter:
    """Draws a chart with cells as large as a field allows, and tells what lies where."""

    def __init__(self, chart: CosineChart, colours: CosineColours, font: QFont, field: QSizeF) -> None:
        self._chart, self._colours, self._font = chart, colours, font
        self._metrics = QFontMetricsF(font)
        self.margin = margin(chart, font)
        room = min(field.width(), field.height()) - self.margin - 1
        self.cell = min(max(room / len(chart.names), SMALLEST), LARGEST)

    @property
    def side(self) -> float:
        """The side of the whole chart, which is a square."""
        return self.margin + self.cell * len(self._chart.names) + 1

    def cell_at(self, place: QPointF) -> Cell | None:
        """The row and the column under a place."""
        row, column = ((each - self.margin) // self.cell for each in (place.y(), place.x()))
        count = len(self._chart.names)
        return (int(row), int(column)) if 0 <= row < count and 0 <= column < count else None

    def rectangle(self, cell: Cell) -> QRectF:
        """Where a cell lies."""
        row, column = cell
        return QRectF(self.margin + column * self.cell, self.margin + row * self.cell, self.cell, self.cell)

    def paint(
        self,
        painter: QPainter,
        current: Cell | None = None,
        focused: bool = False,
        corner: QPointF | None = None,
    ) -> None:
        """Draw cells, the lines between groups, and names; those of the current cell stand out.

        ``corner`` is the upper left of what can be seen: names stay at its edges when the cells are scrolled.
        """
        corner = QPointF() if corner is None else corner
        self._paint_cells(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_breaks(painter)
        if current is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.mark if focused else self._colours.text), 2))
            painter.drawRect(self.rectangle(current))
        row, column = (None, None) if current is None else current
        ground, margin = QColor(self._colours.ground), self.margin
        painter.fillRect(QRectF(corner.x(), 0, margin - 1, self.side), ground)
        self._paint_names(painter, upright=False, bold=row, shift=QPointF(corner.x(), 0))
        painter.fillRect(QRectF(0, corner.y(), self.side, margin - 1), ground)
        self._paint_names(painter, upright=True, bold=column, shift=QPointF(0, corner.y()))
        painter.fillRect(QRectF(corner, QSizeF(margin - 1, margin - 1)), ground)

    def _paint_cells(self, painter: QPainter) -> None:
        count = len(self._chart.names)
        field = QRectF(self.margin, self.margin, count * self.cell, count * self.cell)
        cosines = self._chart.cosines * (1 - np.eye(count))  # the diagonal is always 1: nothing to read
        painter.setRenderHints(HINTS, False)
        painter.drawImage(field, to_qimage(self._colours.rgb(cosines)))
        painter.setPen(QPen(QColor(self._colours.ground), 1))
        for place in range(1, count):
            at = self.margin + place * self.cell
            painter.drawLine(QPointF(field.left(), at), QPointF(field.right(), at))
            painter.drawLine(QPointF(at, field.top()), QPointF(at, field.bottom()))
        if self.cell >= WITH_NUMBERS:
            self._write_numbers(painter)

    def _write_numbers(self, painter: QPainter) -> None:
        painter.setFont(self._font)
        for (row, column), cosine in np.ndenumerate(self._chart.cosines):
            if row != column:
                painter.setPen(self._colours.upon(float(cosine)))
                place = self.rectangle((row, column))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, two_decimals(float(cosine)))

    def _paint_breaks(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._colours.text), 1.5))
        end = self.margin + self.cell * len(self._chart.names)
        for place in self._chart.breaks:
            at = self.margin + place * self.cell - 0.5
            painter.drawLine(QPointF(self.margin, at), QPointF(end, at))
            painter.drawLine(QPointF(at, self.margin), QPointF(at, end))

    def _paint_names(self, painter: QPainter, upright: bool, bold: int | None, shift: QPointF) -> None:
        painter.save()
        painter.translate(shift)
        for place in range(len(self._chart.names)):
            self._paint_name(painter, place, upright, place == bold)
        painter.restore()

    def _paint_name(self, painter: QPainter, place: int, upright: bool, bold: bool) -> None:
        """Write a name left of its row, or from bottom to top above its column."""
        name = self._chart.names[place]
        locked = name in self._chart.locked
        font = QFont(self._font)
        font.setBold(bold)
        painter.save()
        painter.translate(self.rectangle((place, place)).center())
        if upright:
            painter.rotate(-90)
        away = -(place + 0.5) * self.cell - GAP
        start = -away if upright else away
        painter.translate(start, 0)
        self._write(painter, name, font, locked, upright)
        painter.restore()

    def _write(self, painter: QPainter, name: str, font: QFont, locked: bool, upright: bool) -> None:
        """Write a name that ends (or, upright, begins) here, with a padlock where it is locked."""
        side = PADLOCK if locked else 0.0
        width = self.margin - GAP - side
        height = self._metrics.height()
        place = QRectF(side if upright else -side - width, -height / 2, width, height)
        painter.setFont(font)
        painter.setPen(QPen(self._colours.mark if locked else self._colours.text))
        text = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, width)
        along = Qt.AlignmentFlag.AlignLeft if upright else Qt.AlignmentFlag.AlignRight
        painter.drawText(place, along | Qt.AlignmentFlag.AlignVCenter, text)
        if locked:
            painter.translate(0 if upright else -side + 3, -6)
            painter.scale(0.72, 0.72)
            painter.setPen(QPen(QColor(self._colours.mark), 1.6))
            draw_padlock(painter, QColor(self._colours.mark), closed=True)


def margin(chart: CosineChart, font: QFont) -> float:
    """The room that the names need left of the cells and above them."""
    bold = QFont(font)
    bold.setBold(True)
    metrics = QFontMetricsF(bold)
    longest = max(metrics.horizontalAdvance(name) for name in chart.names)
    return min(longest + 2, LONGEST_NAME) + GAP + (PADLOCK if chart.locked else 0.0)


def two_decimals(cosine: float) -> str:
    """A cosine with its sign, a true minus among them; a zero has none."""
    text = signed(cosine, 2)
    return text[1:] if text.endswith("0.00") else text
