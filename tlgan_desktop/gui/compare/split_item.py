"""The other picture laid over the left part of the one on screen, with a divider to drag."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from tlgan_desktop.gui.image_pane import ImagePane
from tlgan_desktop.gui.scaled_picture import ScaledPicture
from tlgan_desktop.gui.theme import GRID

GRIP = 12.0
"""Screen pixels to either side of the divider at which it can be taken."""
LIGHT, SHADE = QColor(255, 255, 255), QColor(0, 0, 0, 150)


class SplitItem(QGraphicsItem):
    """Covers the picture left of the divider with another one of the same size, in picture coordinates."""

    def __init__(self, pane: ImagePane) -> None:
        super().__init__()
        self._pane = pane
        self._image = QImage()
        self._picture = ScaledPicture(self._image)
        self._area = QRectF()
        self._share = 0.5
        self._titles = ("", "")
        self._whole = False
        self._dragging = False
        self.setAcceptHoverEvents(True)
        self.setZValue(1)

    @property
    def share(self) -> float:
        """Where the divider stands: 0 at the left edge, 1 at the right."""
        return self._share

    @property
    def titles(self) -> tuple[str, str]:
        """What stands left and right of the divider."""
        return self._titles

    def set_share(self, share: float) -> None:
        """Put the divider somewhere else."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def show_picture(self, image: QImage, titles: tuple[str, str]) -> None:
        """Lay a picture over the one of the pane, with titles left and right of the divider."""
        self.prepareGeometryChange()
        if image != self._image:
            self._image, self._picture = image, ScaledPicture(image)
        self._area = self._pane.sceneRect()
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
        share = 1.0 if self._whole else self._share
        covered = QRectF(self._area)
        covered.setWidth(share * self._area.width())
        self._picture.paint(painter, covered, self._pane.smooth)
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
        divider = self._area.left() + self._share * self._area.width()
        return not self._whole and abs(place.x() - divider) * self._pane.transform().m11() <= GRIP

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
