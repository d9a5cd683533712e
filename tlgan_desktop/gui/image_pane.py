"""The picture: fitted, at its own size, zoomed to the pointer, dragged about."""

import math
from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QImage,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from tlgan_desktop.gui.images import enlarged
from tlgan_desktop.gui.theme import GRID

MARGIN = 3 * GRID
STEP = 1.25
SMOOTH_SIDE = 192
"""Pictures smaller than this are enlarged to it bicubically before Qt scales them; that takes 0.4 ms."""
LEAST_ZOOM, GREATEST_ZOOM = 0.05, 64.0
CHECKER = GRID


class Background(Enum):
    """What lies around the picture."""

    NEUTRAL = auto()
    CHECKER = auto()


class ImagePane(QGraphicsView):
    """Shows one picture. Wheel: zoom to the pointer; drag: pan; double-click: fit or actual size."""

    zoomed = Signal(float)
    """Screen pixels for one pixel of the picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = QGraphicsPixmapItem()
        self._image = QImage()
        self._smooth = True
        self._fitting = True
        self._background = Background.NEUTRAL
        self._caption = ""
        self._focused_by_key = False
        scene = QGraphicsScene(self)
        scene.addItem(self._item)
        self.setScene(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setAcceptDrops(False)  # files fall through to the window
        self.setMinimumSize(20 * GRID, 20 * GRID)
        self.setAccessibleName("Picture")
        self.set_smooth(True)

    @property
    def fitting(self) -> bool:
        """Whether the picture keeps filling the pane when the pane changes."""
        return self._fitting

    @property
    def zoom(self) -> float:
        """Screen pixels for one pixel of the picture."""
        return self.transform().m11() * self.devicePixelRatioF()

    @property
    def smooth(self) -> bool:
        """Whether pictures are scaled smoothly."""
        return self._smooth

    def image(self) -> QImage:
        """The picture shown; null before the first."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show another picture; zoom and place stay while its size does."""
        same_size = self._image.size() == image.size()
        self._image = image
        self._show_pixels()
        if same_size:
            return
        self.setSceneRect(QRectF(image.rect()))
        self.viewport().update()
        self.fit()

    def show_caption(self, caption: str) -> None:
        """Say in words why there is no picture yet."""
        self._caption = caption
        self.viewport().update()

    def set_smooth(self, smooth: bool) -> None:
        """Scale smoothly, or show the pixels as squares."""
        mode = Qt.TransformationMode
        self._smooth = smooth
        self._item.setTransformationMode(mode.SmoothTransformation if smooth else mode.FastTransformation)
        self._show_pixels()

    def set_background(self, background: Background) -> None:
        """Choose what lies around the picture."""
        self._background = background
        self.viewport().update()

    def fit(self) -> None:
        """Fill the pane with the picture, and keep doing so."""
        self._fitting = True
        room = QRectF(self.viewport().rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        picture = self.sceneRect()
        if picture.isEmpty() or room.isEmpty():
            return
        self._scale_to(min(room.width() / picture.width(), room.height() / picture.height()))

    def actual_size(self) -> None:
        """One pixel of the picture for one pixel of the screen."""
        self._fitting = False
        self._scale_to(1 / self.devicePixelRatioF())

    def zoom_in(self) -> None:
        """Enlarge about the middle."""
        self._zoom_by(STEP, self.viewport().rect().center())

    def zoom_out(self) -> None:
        """Shrink about the middle."""
        self._zoom_by(1 / STEP, self.viewport().rect().center())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer."""
        turns = event.angleDelta().y() / 120
        if turns:
            self._zoom_by(STEP**turns, event.position().toPoint())
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change between fitted and actual size."""
        if self._fitting:
            self.actual_size()
        else:
            self.fit()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitted."""
        super().resizeEvent(event)
        if self._fitting:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here; a click needs no frame to show it."""
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._focused_by_key = event.reason() in by_key
        super().focusInEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take up the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fill what lies around the picture, and mark the place of the first one."""
        painter.save()
        painter.setWorldTransform(QTransform())
        canvas = self.palette().color(QPalette.ColorRole.Shadow)
        painter.fillRect(self.viewport().rect(), canvas)
        if self._background is Background.CHECKER:
            painter.fillRect(self.viewport().rect(), QBrush(self._checker()))
        if self._image.isNull():
            self._draw_placeholder(painter)
        painter.restore()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Show where the keyboard is."""
        if not (self.hasFocus() and self._focused_by_key):
            return
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.restore()

    def prepared(self, image: QImage) -> QPixmap:
        """An image ready to be painted: a small one is enlarged beforehand where scaling is smooth."""
        side = max(image.width(), 1)
        factor = math.ceil(SMOOTH_SIDE / side) if self._smooth and not image.isNull() else 1
        return QPixmap.fromImage(enlarged(image, factor) if factor > 1 else image)

    def _show_pixels(self) -> None:
        pixmap = self.prepared(self._image)
        self._item.setPixmap(pixmap)
        self._item.setScale(max(self._image.width(), 1) / max(pixmap.width(), 1))

    def _scale_to(self, scale: float) -> None:
        self.setTransform(QTransform.fromScale(scale, scale))
        self.centerOn(self.sceneRect().center())
        self._zoom_changed()

    def _zoom_by(self, factor: float, place: QPoint) -> None:
        """Zoom so that the point of the picture at ``place`` in the viewport stays there.

        Qt's own anchors lose it while the picture still fits the pane.
        """
        zoom = min(max(self.zoom * factor, LEAST_ZOOM), GREATEST_ZOOM)
        factor = zoom / self.zoom
        self._fitting = False
        middle = self.viewport().rect().center()
        fixed, centre = self.mapToScene(place), self.mapToScene(middle)
        self.scale(factor, factor)
        self.centerOn(fixed + (centre - fixed) / factor)
        self._zoom_changed()

    def _zoom_changed(self) -> None:
        mode = QGraphicsView.DragMode
        self.setDragMode(mode.NoDrag if self._fitting else mode.ScrollHandDrag)
        self.zoomed.emit(self.zoom)

    def _checker(self) -> QPixmap:
        tile = QPixmap(2 * CHECKER, 2 * CHECKER)
        tile.fill(QColor(0, 0, 0, 0))
        painter = QPainter(tile)
        shade = self.palette().color(QPalette.ColorRole.Midlight)
        painter.fillRect(0, 0, CHECKER, CHECKER, shade)
        painter.fillRect(CHECKER, CHECKER, CHECKER, CHECKER, shade)
        painter.end()
        return tile

    def _draw_placeholder(self, painter: QPainter) -> None:
        room = QRectF(self.viewport().rect())
        side = min(room.width(), room.height()) - 2 * MARGIN
        place = QRectF(0, 0, side, side)
        place.moveCenter(room.center() + QPointF(0.5, 0.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawRoundedRect(place, 2 * GRID, 2 * GRID)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        text = place.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._caption)
