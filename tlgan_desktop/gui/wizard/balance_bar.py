"""How many pictures of each class there are, as one bar in two or more shades."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from tlgan_desktop.gui.theme import GRID

HEIGHT = 8.0
GAP = 2.0
PALEST = 0.35


class BalanceBar(QWidget):
    """Shows counts side by side, with the names and numbers of the first and last class below."""

    def __init__(self, counts: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = dict(counts)
        words = ", ".join(f"{count} {name}" for name, count in self._counts.items())
        self.setAccessibleName(self.tr("Balance"))
        self.setAccessibleDescription(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """Room for the bar and a line of text."""
        return QSize(24 * GRID, int(HEIGHT) + GRID // 2 + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Never lower than its text."""
        return QSize(12 * GRID, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shares of the classes, the present one in full colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = max(1, sum(self._counts.values()))
        left = 0.0
        for place, count in enumerate(self._counts.values()):
            width = self.width() * count / total
            painter.setBrush(self._shade(place))
            painter.drawRoundedRect(QRectF(left, 0, max(width - GAP, GAP), HEIGHT), 3, 3)
            left += width
        self._write(painter)

    def _shade(self, place: int) -> QColor:
        colour = QColor(self.palette().color(QPalette.ColorRole.Accent))
        last = max(1, len(self._counts) - 1)
        colour.setAlphaF(PALEST + (1 - PALEST) * place / last)
        return colour

    def _write(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        below = QRectF(self.rect()).adjusted(0, HEIGHT + GRID / 2, 0, 0)
        names = list(self._counts)
        half = int(self.width() / 2 - GRID)
        for name, side in ((names[0], Qt.AlignmentFlag.AlignLeft), (names[-1], Qt.AlignmentFlag.AlignRight)):
            text = self.fontMetrics().elidedText(
                f"{self._counts[name]} {name}", Qt.TextElideMode.ElideRight, half
            )
            painter.drawText(below, side, text)
