"""The other picture laid over the left part of the one on screen, with a divider to drag."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from tlgan_desktop.gui.theme import GRID

GRIP = 12.0
"""Screen pixels to either side of the divider at which it can be taken."""
LIGHT, SHADE = QColor(255, 255, 255), QColor(0, 0, 0, 150)


class SplitItem(QGraphicsItem):
    """Covers the picture left of the divider with another one of the same size, in picture coordinates."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._area = QRectF()
        self._share = 0.5
        self._titles = ("", "")
        self._whole = False
        self._smooth = True
        self._dragging = False
        self.setAcceptHoverEvents(True)
        self.setZValue(1)

    @property
    def share(self) -> float:
        """Where the divider stands: 0 at the left edge, 1 at the right."""
        return self._share

    def set_share(self, share: float) -> None:
        """Put the divider somewhere else."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def show_picture(self, picture: QPixmap, area: QRectF, titles: tuple[str, str], smooth: bool) -> None:
        """Lay a picture over ``area``, with titles left and right of the divider."""
        self.prepareGeometryChange()
        self._picture = picture
        self._smooth = smooth
        self._area = area
        self._titles = titles
        self.update()

    def show_whole(self, whole: bool) -> None:
        """Cover the picture wholly, without a divider, or go back to the divider."""
        self._whole = whole
        self.update()

    def boundingRect(self) -> QRectF:
        """The whole picture."""
        return self._area

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint what lies left of the divider, the divider, and the titles."""
        if self._picture.isNull():
            return
        share = 1.0 if self._whole else self._share
        covered = QRectF(self._area)
        covered.setWidth(share * self._area.width())
        scale = self._picture.width() / self._area.width()
        source = QRectF(0, 0, covered.width() * scale, self._picture.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._smooth)
        painter.drawPixmap(covered, self._picture, source)
        self._paint_overlay(painter, covered)

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        """Show where the divider can be taken."""
        shape = Qt.CursorShape
        self.setCursor(shape.SplitHCursor if self._takes(event.pos(), event.widget()) else shape.ArrowCursor)

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Take the divider; elsewhere the picture is dragged as usual."""
        self._dragging = self._takes(event.pos(), event.widget())
        event.setAccepted(self._dragging)

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Drag the divider."""
        if self._dragging:
            self.set_share((event.pos().x() - self._area.left()) / self._area.width())

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Let go."""
        self._dragging = False

    def _takes(self, place: QPointF, viewport: QWidget | None) -> bool:
        view = self.scene().views()[0]
        divider = self._area.left() + self._share * self._area.width()
        return not self._whole and abs(place.x() - divider) * view.transform().m11() <= GRIP

    def _paint_overlay(self, painter: QPainter, covered: QRectF) -> None:
        """The divider and the titles, in screen pixels whatever the zoom."""
        screen = painter.worldTransform().mapRect(covered)
        whole = painter.worldTransform().mapRect(self._area)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, right = self._titles
        _paint_title(painter, left, QPointF(screen.left() + GRID, screen.top() + GRID), screen.width())
        if not self._whole:
            _paint_divider(painter, screen)
            room = whole.right() - screen.right()
            _paint_title(painter, right, QPointF(screen.right() + GRID, screen.top() + GRID), room)
        painter.restore()


def _paint_divider(painter: QPainter, covered: QRectF) -> None:
    top, bottom = covered.topRight(), covered.bottomRight()
    for pen in (QPen(SHADE, 4), QPen(LIGHT, 2)):
        painter.setPen(pen)
        painter.drawLine(top, bottom)
    middle = (top + bottom) / 2
    painter.setPen(QPen(SHADE, 1))
    painter.setBrush(LIGHT)
    painter.drawRoundedRect(QRectF(middle.x() - 5, middle.y() - 16, 10, 32), 5, 5)


def _paint_title(painter: QPainter, title: str, place: QPointF, room: float) -> None:
    width = painter.fontMetrics().horizontalAdvance(title) + 2 * GRID
    if not title or width + 2 * GRID > room:
        return
    plate = QRectF(place.x(), place.y(), width, painter.fontMetrics().height() + GRID)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(SHADE)
    painter.drawRoundedRect(plate, GRID / 2, GRID / 2)
    painter.setPen(LIGHT)
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, title)
