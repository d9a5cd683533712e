"""A grid of pictures to choose from, with the arrow keys or the pointer."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from tlgan_desktop.gui.explore.picture_tile import PictureTile
from tlgan_desktop.gui.theme import GRID

SIDE = 16 * GRID


class TileGrid(QWidget):
    """As many rows as columns of tiles; the arrow keys go from one to the next."""

    chosen = Signal(int)
    """The number of the tile, row by row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[PictureTile] = []
        self.columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 2)

    def set_columns(self, columns: int) -> None:
        """Make the grid anew with ``columns`` columns and as many rows."""
        if columns == self.columns:
            return
        had_focus = any(tile.hasFocus() for tile in self.tiles)
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.columns = columns
        self.tiles = [self._tile(number) for number in range(columns**2)]
        if had_focus:
            self.tiles[0].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole grid square, so that the pictures stand evenly."""
        side = min(self.width(), self.height())
        across, down = (self.width() - side) // 2, (self.height() - side) // 2
        self._grid.setContentsMargins(across, down, across, down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the tile in the direction of an arrow."""
        focused = next((number for number, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        target = None if focused is None else self._beside(focused, Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self.tiles[target].setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self, number: int, key: Qt.Key) -> int | None:
        row, column = divmod(number, self.columns)
        last = self.columns - 1
        match key:
            case Qt.Key.Key_Left:
                column = max(column - 1, 0)
            case Qt.Key.Key_Right:
                column = min(column + 1, last)
            case Qt.Key.Key_Up:
                row = max(row - 1, 0)
            case Qt.Key.Key_Down:
                row = min(row + 1, last)
            case Qt.Key.Key_Home:
                row, column = 0, 0
            case Qt.Key.Key_End:
                row, column = last, last
            case _:
                return None
        return row * self.columns + column

    def _tile(self, number: int) -> PictureTile:
        tile = PictureTile(SIDE)
        tile.describe(self.tr("Picture {number}").format(number=number + 1))
        tile.clicked.connect(partial(self.chosen.emit, number))
        self._grid.addWidget(tile, *divmod(number, self.columns))
        return tile
