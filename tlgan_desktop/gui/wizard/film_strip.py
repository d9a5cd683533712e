"""A film strip: a few pictures moved along an axis, from one end to the other."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from tlgan_desktop.figures import signed
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.picture_row import draw_rounded

GAP = 2
CAPTION = 2 * GRID + 2
LARGEST_SIDE = 9 * GRID


class FilmStripView(QWidget):
    """Shows the sheet of a film strip: pictures in rows, moved from -3 at the left to 3 at the right."""

    def __init__(self, jpeg: bytes, columns: int, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = QImage.fromData(jpeg)
        self._columns, self._rows = columns, rows
        self._flipped = False
        self.setAccessibleName(self.tr("Film strip"))
        self.setMinimumSize(columns * 5 * GRID, rows * 5 * GRID + CAPTION)

    def sizeHint(self) -> QSize:
        """Every picture at its best size."""
        pitch = LARGEST_SIDE + GAP
        return QSize(self._columns * pitch, self._rows * pitch + CAPTION)

    def hasHeightForWidth(self) -> bool:
        """Pictures are square, so the width gives the height."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows and the caption."""
        return self._rows * (self._side(width) + GAP) + CAPTION

    def set_flipped(self, flipped: bool) -> None:
        """Show the strip from its other end."""
        self._flipped = flipped
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture by picture, so that a flipped strip shows the same pictures in the other order."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        side = self._side(self.width())
        for row in range(self._rows):
            for column in range(self._columns):
                source = self._columns - 1 - column if self._flipped else column
                place = QRect(column * (side + GAP), row * (side + GAP), side, side)
                draw_rounded(painter, place, self._sheet, self._part(row, source))
        self._write(painter, side)

    def _side(self, width: int) -> int:
        return min(LARGEST_SIDE, width // self._columns - GAP)

    def _part(self, row: int, column: int) -> QRect:
        """Where a picture lies in the sheet, whose pictures stand as far apart as ours."""
        side = (self._sheet.width() + GAP) // self._columns - GAP
        return QRect(column * (side + GAP), row * (side + GAP), side, side)

    def _write(self, painter: QPainter, side: int) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        top = self._rows * (side + GAP)
        for column in range(self._columns):
            position = column - self._columns // 2
            place = QRect(column * (side + GAP), top, side, CAPTION)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, signed(position, 0))
