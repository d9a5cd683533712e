"""How well each feature is told, as a bar from guessing to certainty."""

import math
from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from tlgan_desktop.figures import percent
from tlgan_desktop.gui.theme import GRID

ROW = 3 * GRID
BAR_HEIGHT = 6.0
NUMBER_WIDTH = 6 * GRID


class AccuracyList(QWidget):
    """One row a feature: its name, a bar, and the figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[str, float] = {}
        self.setToolTip(self.tr("Of pictures that it did not learn from; yes or no told at 50 % is guessing"))
        self.setAccessibleName(self.tr("How well each feature is told"))
        self.show_figures({})

    def sizeHint(self) -> QSize:
        """A row a feature."""
        return QSize(32 * GRID, max(1, len(self._figures)) * ROW)

    def minimumSizeHint(self) -> QSize:
        """All rows, but not so wide."""
        return QSize(20 * GRID, self.sizeHint().height())

    def show_figures(self, figures: Mapping[str, float]) -> None:
        """Show a figure in [0, 1] a feature: how often a picture with it is told from one without."""
        self._figures = dict(figures)
        words = ", ".join(f"{name} {_number(figure)}" for name, figure in self._figures.items())
        self.setAccessibleDescription(words or self.tr("Nothing has been measured yet."))
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (name, figure) in enumerate(self._figures.items()):
            self._draw_row(painter, QRectF(0, place * ROW, self.width(), ROW), name, figure)

    def _draw_row(self, painter: QPainter, row: QRectF, name: str, figure: float) -> None:
        role = QPalette.ColorRole
        middle = Qt.AlignmentFlag.AlignVCenter
        name_width = row.width() * 0.4
        painter.setPen(self.palette().color(role.WindowText))
        text = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(name_width - GRID))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(self.palette().color(role.PlaceholderText))
        painter.drawText(row, middle | Qt.AlignmentFlag.AlignRight, _number(figure))
        bar = QRectF(name_width, row.center().y() - BAR_HEIGHT / 2, 0, BAR_HEIGHT)
        bar.setWidth(row.width() - name_width - NUMBER_WIDTH)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(role.Mid))
        painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        if not math.isnan(figure) and figure > 0:
            bar.setWidth(max(bar.width() * min(figure, 1.0), BAR_HEIGHT))
            painter.setBrush(self.palette().color(role.Accent))
            painter.drawRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)


def _number(figure: float) -> str:
    return "–" if math.isnan(figure) else percent(max(0.0, figure))
