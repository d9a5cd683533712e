"""The learning curve: the error on pictures that are held back, falling as the extractor learns."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from tlgan_desktop.figures import percent
from tlgan_desktop.gui.theme import GRID

MARGIN = 5 * GRID
DOT = 3.0
LINE = 2.0


class LearningCurve(QWidget):
    """A line through the losses of one or several trainings, a training a shade."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: list[list[tuple[float, float]]] = []
        self.setAccessibleName(self.tr("Learning curve"))
        self.setMinimumHeight(14 * GRID)
        self.clear()

    def sizeHint(self) -> QSize:
        """Wider than high."""
        return QSize(40 * GRID, 18 * GRID)

    def clear(self) -> None:
        """Forget all points."""
        self._curves = []
        self.setAccessibleDescription(self.tr("Nothing has been measured yet."))
        self.update()

    def begin(self) -> None:
        """Start the line of another training."""
        self._curves.append([])

    def add(self, share: float, loss: float) -> None:
        """Add a point: the share of the training that is done, and the loss there."""
        if not self._curves:
            self.begin()
        self._curves[-1].append((share, loss))
        self.setAccessibleDescription(
            self.tr("Error {loss:.3f} after {share} of the learning.").format(loss=loss, share=percent(share))
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axes, then the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(MARGIN, GRID, -GRID, -3 * GRID)
        highest = max((loss for curve in self._curves for _, loss in curve), default=1.0)
        if not self._curves:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            text = self.tr("A learning curve appears here\nwhile something is learnt from nothing.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        self._draw_frame(painter, frame, highest)
        for place, curve in enumerate(self._curves):
            latest = place == len(self._curves) - 1
            _draw_curve(painter, frame, highest, curve, self._colour(latest))

    def _colour(self, latest: bool) -> QColor:
        role = QPalette.ColorRole
        return QColor(self.palette().color(role.Accent if latest else role.Dark))

    def _draw_frame(self, painter: QPainter, frame: QRectF, highest: float) -> None:
        role = QPalette.ColorRole
        painter.setPen(QPen(self.palette().color(role.Midlight), 1))
        for share in (0.0, 0.5, 1.0):
            y = frame.bottom() - share * frame.height()
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        painter.setPen(self.palette().color(role.PlaceholderText))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for share in (0.0, 1.0):
            y = frame.bottom() - share * frame.height()
            painter.drawText(QRectF(0, y - GRID, MARGIN - GRID, 2 * GRID), side, f"{share * highest:.2f}")
        below = QRectF(frame.left(), frame.bottom() + GRID / 2, frame.width(), 2 * GRID)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, self.tr("start"))
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, self.tr("end"))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, self.tr("Error on pictures held back"))


def _draw_curve(
    painter: QPainter, frame: QRectF, highest: float, curve: list[tuple[float, float]], colour: QColor
) -> None:
    points = [
        QPointF(frame.left() + share * frame.width(), frame.bottom() - loss / highest * frame.height())
        for share, loss in curve
    ]
    if not points:
        return
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    painter.setPen(QPen(colour, LINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(points[-1], DOT, DOT)
