"""A check-box that looks like a padlock: open and faint, or closed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from tlgan_desktop.gui.theme import GRID

SIDE = 4 * GRID


class LockBox(QCheckBox):
    """Holds a feature where it is while it is checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A comfortable target for the pointer."""
        return QSize(SIDE, SIDE)

    def hitButton(self, place: object) -> bool:
        """The whole square may be clicked."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the padlock, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        square = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() and self.isEnabled():
            painter.setBrush(self.palette().color(role.Light))
            painter.drawRoundedRect(square, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(role.Accent), 2))
            painter.drawRoundedRect(square, 6, 6)
        closed = self.isChecked()
        colour = self.palette().color(role.Accent if closed else role.PlaceholderText)
        if not closed and not self.underMouse():
            colour.setAlphaF(0.55)
        painter.translate(QRectF(self.rect()).center() - QPointF(7, 8))
        painter.setPen(QPen(colour, 1.6, c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_shackle(closed))
        body = QRectF(1, 7, 12, 8.5)
        if closed:
            painter.setBrush(colour)
        painter.drawRoundedRect(body, 2, 2)


def _shackle(closed: bool) -> QPainterPath:
    """The bow of the padlock in a field of 14 x 16; lifted out on the right when open."""
    path = QPainterPath(QPointF(3.5, 7))
    path.lineTo(3.5, 4)
    path.arcTo(QRectF(3.5, 0.8, 7, 6.4), 180, -180)
    if closed:
        path.lineTo(10.5, 7)
    return path
