"""A check-box that shows a glyph: faint when it is off, in the accent colour when it is on."""

from abc import abstractmethod

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

FAINT = 0.55


class GlyphBox(QCheckBox):
    """A square of ``side`` pixels; ``draw_glyph`` draws in a field of 14 x 16 about its middle."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """The whole target for the pointer."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def hitButton(self, place: object) -> bool:
        """The whole square may be clicked."""
        return True

    @abstractmethod
    def draw_glyph(self, painter: QPainter, colour: QColor, on: bool) -> None:
        """Draw the glyph in a field of 14 x 16; the pen has the colour, the brush is empty."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glyph, and a ring where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        inset = min(2, self._side // 20)
        square = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() and self.isEnabled():
            painter.setBrush(self.palette().color(role.Light))
            painter.drawRoundedRect(square, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(role.Accent), 2))
            painter.drawRoundedRect(square, 6, 6)
        colour = self.palette().color(role.Accent if self.isChecked() else role.PlaceholderText)
        if not self.isChecked() and not self.underMouse():
            colour.setAlphaF(FAINT)
        painter.translate(QRectF(self.rect()).center() - QPointF(7, 8))
        painter.setPen(QPen(colour, 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        self.draw_glyph(painter, colour, self.isChecked())
