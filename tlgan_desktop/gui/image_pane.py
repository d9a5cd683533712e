"""The picture: fitted, at its own size, zoomed to the pointer, dragged about."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPalette,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from tlgan_desktop.gui.canvas import MARGIN, draw_checker, draw_placeholder
from tlgan_desktop.gui.pixel_grid import draw_pixel_grid
from tlgan_desktop.gui.scaled_picture import PictureItem
from tlgan_desktop.gui.theme import GRID

STEP = 1.25
GRID_ZOOM = 8
"""Screen pixels that a pixel of the picture must cover for the pixel grid to be of use."""
LEAST_ZOOM, GREATEST_ZOOM = 0.05, 64.0
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class Background(Enum):
    """What lies around the picture."""

    NEUTRAL = auto()
    CHECKER = auto()


class ImagePane(QGraphicsView):
    """Shows one picture.

    Wheel: zoom to the pointer; drag or arrows: pan; double-click: fit or actual size. While Space is held a
    drag pans whatever lies over the picture.
    """

    zoomed = Signal(float)
    """Screen pixels for one pixel of the picture."""
    pushed = Signal(int)
    """Shift was pressed with the left (-1) or the right arrow (1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = PictureItem()
        self._image = QImage()
        self._smooth = True
        self._grid = False
        self._fitting = True
        self._hand = False
        self._ratio = self.devicePixelRatioF()
        self._background = Background.NEUTRAL
        self.caption = ""
        """Stands in the place of the first picture."""
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
        self.setMinimumSize(20 * GRID, 10 * GRID)
        self.setAccessibleName(self.tr("Picture"))

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
        """Whether pictures are scaled smoothly at this zoom; below a pixel grid they never are."""
        return self._smooth and not self.grid_shown

    @property
    def grid_shown(self) -> bool:
        """Whether the pixel grid is wanted and its squares are large enough."""
        return self._grid and self.zoom >= GRID_ZOOM

    @property
    def movable(self) -> bool:
        """Whether some of the picture is out of sight, so that dragging it is of use."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        return any(bar.maximum() > bar.minimum() for bar in bars)

    @property
    def hand(self) -> bool:
        """Whether Space is held, to drag the picture and nothing on it."""
        return self._hand

    def image(self) -> QImage:
        """The picture shown; null before the first."""
        return self._image

    def show_image(self, image: QImage, larger: QImage | None = None) -> None:
        """Show another picture, which may come enlarged, too; zoom and place stay while its size does."""
        same_size = self._image.size() == image.size()
        self._image = image
        self._item.show_image(image, larger)
        if same_size:
            return
        self.setSceneRect(QRectF(image.rect()))
        self.viewport().update()
        self.fit()

    def show_caption(self, caption: str) -> None:
        """Say in words why there is no picture yet."""
        self.caption = caption
        self.viewport().update()

    def set_smooth(self, smooth: bool) -> None:
        """Scale smoothly, or show the pixels as squares."""
        self._smooth = smooth
        self._show_scaling()

    def set_grid(self, grid: bool) -> None:
        """Draw lines between the pixels where these are large enough, or never."""
        self._grid = grid
        self._show_scaling()

    def set_background(self, background: Background) -> None:
        """Choose what lies around the picture."""
        self._background = background
        self.viewport().update()

    def fit(self) -> None:
        """Fill the pane with the picture, and keep doing so."""
        self._fitting = True
        room, picture = QRectF(self.viewport().rect()), self.sceneRect()
        margin = min(MARGIN, min(room.width(), room.height()) / 8)
        room.adjust(margin, margin, -margin, -margin)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the hand with Space, move about with the arrows; leave other keys to the window."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._set_hand(True)
        elif event.key() in _SIDES and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.pushed.emit(_SIDES[Qt.Key(event.key())])
        elif event.key() in _ARROWS and self.movable:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go of the hand."""
        if event.key() != Qt.Key.Key_Space:
            event.ignore()
        elif not event.isAutoRepeat():
            self._set_hand(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitted."""
        super().resizeEvent(event)
        if self._fitting:
            self.fit()
        self._show_cursor()

    def event(self, event: QEvent) -> bool:
        """Keep the zoom in screen pixels when the window comes to a screen of another scale."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._take_ratio()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here; a click needs no frame to show it."""
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._focused_by_key = event.reason() in by_key
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of the hand: the key is released elsewhere."""
        self._set_hand(False)
        super().focusOutEvent(event)
        self.viewport().update()

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
            draw_checker(painter, self.viewport().rect(), self.palette())
        if self._image.isNull():
            draw_placeholder(painter, QRectF(self.viewport().rect()), self.palette(), self.caption)
        painter.restore()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw the pixel grid, and show where the keyboard is."""
        if self.grid_shown:
            draw_pixel_grid(painter, QRectF(rect) & self.sceneRect())
        if not (self.hasFocus() and self._focused_by_key):
            return
        painter.save()
        painter.setWorldTransform(QTransform())
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.restore()

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
        self._show_scaling()
        self._show_cursor()
        self.zoomed.emit(self.zoom)

    def _show_scaling(self) -> None:
        self._item.set_smooth(self.smooth)
        self.viewport().update()

    def _show_cursor(self) -> None:
        mode = QGraphicsView.DragMode
        self.setDragMode(mode.ScrollHandDrag if self.movable or self._hand else mode.NoDrag)

    def _set_hand(self, hand: bool) -> None:
        self._hand = hand
        self.setInteractive(not hand)
        self._show_cursor()

    def _take_ratio(self) -> None:
        before, self._ratio = self._ratio, self.devicePixelRatioF()
        if not self._fitting:
            factor = before / self._ratio
            self.scale(factor, factor)
        self._zoom_changed()
