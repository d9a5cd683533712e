"""A picture that can be chosen: with the mouse, or with Enter where the keyboard is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tlgan_desktop.gui.scaled_picture import ScaledPicture
from tlgan_desktop.gui.theme import GRID

RING = 3
CORNER = GRID / 2


class PictureTile(QAbstractButton):
    """Shows a picture as a square as large as there is room for, or that one is under way."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._picture: ScaledPicture | None = None
        self.image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_picture(self, image: QImage | None) -> None:
        """Show a picture; None while it is under way."""
        self.image = image
        self._picture = None if image is None else ScaledPicture(image)
        self.update()

    def describe(self, name: str, details: str = "") -> None:
        """Say what the picture is, to a screen reader and in the tooltip."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(details)
        self.setToolTip(f"{name}\n{details}".strip())

    def sizeHint(self) -> QSize:
        """The side that was asked for."""
        return QSize(self._side, self._side)

    def minimumSizeHint(self) -> QSize:
        """Small enough for a grid of many in a small window."""
        return QSize(8 * GRID, 8 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter; leave the arrows to the grid around the tile."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture with round corners, and a ring where the keyboard or the pointer is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._place()
        if self._picture is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRoundedRect(place, CORNER, CORNER)
        else:
            self._paint_picture(painter, place, self._picture)
        role = self._ring()
        if role is not None:
            painter.setPen(QPen(self.palette().color(role), RING - 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), CORNER + 2, CORNER + 2)

    def _place(self) -> QRectF:
        side = min(self.width(), self.height()) - 2 * RING
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _ring(self) -> QPalette.ColorRole | None:
        if self.hasFocus():
            return QPalette.ColorRole.Accent
        return QPalette.ColorRole.Dark if self.underMouse() and self.isEnabled() else None

    def _paint_picture(self, painter: QPainter, place: QRectF, picture: ScaledPicture) -> None:
        path = QPainterPath()
        path.addRoundedRect(place, CORNER, CORNER)
        painter.save()
        painter.setClipPath(path)
        painter.translate(place.topLeft())
        scale = place.width() / picture.area.width()
        painter.scale(scale, scale)
        picture.paint(painter, picture.area, smooth=True)
        painter.restore()
