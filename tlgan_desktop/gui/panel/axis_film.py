"""A film strip of the picture on screen along one axis, drawn when there is time."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from tlgan_desktop.editing import Scene
from tlgan_desktop.figures import signed
from tlgan_desktop.gui.history.thumbnails import SHOWN, Thumbnails
from tlgan_desktop.gui.theme import GRID

GAP = GRID // 2
CAPTION = 2 * GRID + 4


class AxisFilm(QWidget):
    """Shows the thumbnails of scenes at positions; a place stays empty until its picture is there."""

    def __init__(
        self, thumbnails: Thumbnails, positions: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._thumbnails, self._positions = thumbnails, positions
        self.scenes: dict[int, Scene] = {}
        self.setFixedSize(len(positions) * (SHOWN + GAP) - GAP, SHOWN + CAPTION)
        self.setAccessibleName(self.tr("Film strip"))
        thumbnails.arrived.connect(self.update)

    def show_scenes(self, scenes: dict[int, Scene]) -> None:
        """Show the scenes of positions; a position that is missing cannot be reached."""
        self.scenes = scenes
        self.update()

    def sizeHint(self) -> QSize:
        """All pictures in a row."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture by picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole
        for place, position in enumerate(self._positions):
            field = QRectF(place * (SHOWN + GAP), 0, SHOWN, SHOWN)
            scene = self.scenes.get(position)
            pixmap = None if scene is None else self._thumbnails.pixmap(scene)
            if pixmap is not None:
                painter.drawPixmap(field.topLeft(), pixmap)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.palette().color(role.Mid))
                painter.drawRoundedRect(field, 4, 4)
            painter.setPen(self.palette().color(role.PlaceholderText))
            if scene is None:
                painter.drawText(field, Qt.AlignmentFlag.AlignCenter, self.tr("out of reach"))
            below = QRectF(field.left(), SHOWN, SHOWN, CAPTION)
            text = signed(position, 0)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, text)
