"""The effect that an axis keeps under the locks, as a short bar with its percentage."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QWidget

from tlgan_desktop.gui.theme import GRID

BAR_WIDTH = 5 * GRID
BAR_HEIGHT = 4.0


class EffectBar(QProgressBar):
    """A share from 0 to 100 %, read by screen readers as progress bars are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_bar = True
        self.setRange(0, 100)
        self.setToolTip(self.tr("Effect kept: what a step of equal length still does under the locks."))

    def show_bar(self, shown: bool) -> None:
        """Draw the bar beside the percentage, or the percentage alone."""
        if shown != self._has_bar:
            self._has_bar = shown
            self.updateGeometry()
            self.update()

    @property
    def text_width(self) -> int:
        """The width of the longest percentage, in pixels."""
        return self.fontMetrics().horizontalAdvance("100 %")

    def sizeHint(self) -> QSize:
        """Room for the bar and for "100 %"."""
        bar = BAR_WIDTH + GRID if self._has_bar else 0
        return QSize(bar + self.text_width, 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its text."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar at the left and the percentage at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        role = QPalette.ColorRole
        if self._has_bar:
            self._draw_bar(painter)
        painter.setPen(self.palette().color(role.PlaceholderText))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text()
        )

    def _draw_bar(self, painter: QPainter) -> None:
        role = QPalette.ColorRole
        groove = QRectF(0, (self.height() - BAR_HEIGHT) / 2, BAR_WIDTH, BAR_HEIGHT)
        painter.setBrush(self.palette().color(role.Mid))
        painter.drawRoundedRect(groove, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        groove.setWidth(max(BAR_WIDTH * self.value() / 100, BAR_HEIGHT))
        painter.setBrush(self.palette().color(role.PlaceholderText))
        painter.drawRoundedRect(groove, BAR_HEIGHT / 2, BAR_HEIGHT / 2)

    def text(self) -> str:
        """The percentage."""
        return f"{self.value()} %"
