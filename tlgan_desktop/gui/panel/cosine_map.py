"""The heat map of the cosines between axes, to be read with the pointer or with the keyboard."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tlgan_desktop.gui.panel.cosine_chart import (
    SMALLEST,
    Cell,
    ChartPainter,
    CosineChart,
    margin,
    two_decimals,
)
from tlgan_desktop.gui.panel.cosine_colours import colours_on
from tlgan_desktop.gui.theme import GRID


class CosineMap(QWidget):
    """Shows a chart; one cell of it is current: the one under the pointer, or where the arrow keys led."""

    told = Signal(str)
    """What the current cell says, in words."""
    went = Signal(QPoint)
    """The keyboard went to the cell about a ``QPoint``, which may be scrolled out of view."""

    def __init__(self, chart: CosineChart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._current: Cell = (min(1, len(chart.names) - 1), 0)
        self.setAccessibleName(self.tr("Cosines between the axes"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.show_chart(chart)

    @property
    def chart(self) -> CosineChart:
        """What is shown."""
        return self._chart

    @property
    def words(self) -> str:
        """What the current cell says, such as ``Smile and Age: +0.60``."""
        row, column = self._current
        names = self._chart.names
        if row == column:
            return names[row]
        cosine = two_decimals(float(self._chart.cosines[row, column]))
        return self.tr("{one} and {other}: {cosine}").format(
            one=names[row], other=names[column], cosine=cosine
        )

    def show_chart(self, chart: CosineChart) -> None:
        """Show another chart; the current cell stays with its two axes."""
        one, other = (self._chart.names[place] for place in self._current)
        if {one, other} <= set(chart.names):
            self._current = (chart.names.index(one), chart.names.index(other))
        else:
            self._current = (0, 0)
        self._chart = chart
        self.setMinimumSize(self.minimumSizeHint())
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """The smallest cells that can be told apart."""
        side = round(margin(self._chart, self.font()) + SMALLEST * len(self._chart.names)) + 2
        return QSize(side, side)

    def sizeHint(self) -> QSize:
        """Comfortable cells."""
        side = round(margin(self._chart, self.font()) + 2 * GRID * len(self._chart.names)) + 2
        return QSize(side, side)

    def go_to(self, cell: Cell) -> None:
        """Make a cell the current one and have it scrolled into view; outside means the nearest inside."""
        last = len(self._chart.names) - 1
        self._make_current((min(max(cell[0], 0), last), min(max(cell[1], 0), last)))
        self.went.emit(self.middle_of(self._current))

    def cell_at(self, place: QPointF) -> Cell | None:
        """The row and the column under a place; none under the names, which stay in view."""
        painter, seen = self._painter(), self.visibleRegion().boundingRect()
        if place.x() < seen.left() + painter.margin or place.y() < seen.top() + painter.margin:
            return None
        return painter.cell_at(place)

    @property
    def names_room(self) -> int:
        """How much the names cover at the left and at the top."""
        return round(self._painter().margin)

    def middle_of(self, cell: Cell) -> QPoint:
        """The middle of a cell."""
        return self._painter().rectangle(cell).center().toPoint()

    def event(self, event: QEvent) -> bool:
        """Name the pair under the pointer."""
        if isinstance(event, QHelpEvent):
            cell = self.cell_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words if cell else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the cell under the pointer."""
        if (cell := self.cell_at(event.position())) is not None:
            self._make_current(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Read the cell that is pressed."""
        self.mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell."""
        key, (row, column), far = Qt.Key, self._current, len(self._chart.names)
        ways = {
            key.Key_Left: (row, column - 1),
            key.Key_Right: (row, column + 1),
            key.Key_Up: (row - 1, column),
            key.Key_Down: (row + 1, column),
            key.Key_Home: (row, 0),
            key.Key_End: (row, far),
            key.Key_PageUp: (0, column),
            key.Key_PageDown: (far, column),
        }
        cell = ways.get(key(event.key()))
        if cell is None:
            event.ignore()
        else:
            self.go_to(cell)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart."""
        corner = QPointF(self.visibleRegion().boundingRect().topLeft())
        self._painter().paint(QPainter(self), self._current, self.hasFocus(), corner)

    def _painter(self) -> ChartPainter:
        palette = self.palette()
        colours = replace(colours_on(palette), ground=palette.color(QPalette.ColorRole.Window).name())
        return ChartPainter(self._chart, colours, self.font(), QSizeF(self.size()))

    def _make_current(self, cell: Cell) -> None:
        if cell != self._current:
            self._current = cell
            self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.words)
        self.update()
        self.told.emit(self.words)
