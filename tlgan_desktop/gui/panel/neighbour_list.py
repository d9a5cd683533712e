"""The axes that share most with one axis, each with its padlock."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from tlgan_desktop.axes.likeness import Neighbour
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.panel.cosine_chart import two_decimals
from tlgan_desktop.gui.panel.cosine_colours import colours_on
from tlgan_desktop.gui.panel.lock_box import LockBox
from tlgan_desktop.gui.theme import GRID

BAR = 12 * GRID


class NeighbourList(QWidget):
    """Names, cosines as bars, and padlocks that ask to lock."""

    lock_toggled = Signal(str, bool)

    def __init__(self, neighbours: Sequence[Neighbour], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.locks: dict[str, LockBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        for row, neighbour in enumerate(neighbours):
            grid.addWidget(QLabel(neighbour.name), row, 0)
            grid.addWidget(CosineBar(neighbour.cosine), row, 1)
            grid.addWidget(labels.secondary(two_decimals(neighbour.cosine)), row, 2)
            grid.addWidget(self._lock(neighbour.name), row, 3)

    def show_locks(self, locked: frozenset[str]) -> None:
        """Close the padlocks of the axes that are locked."""
        for name, box in self.locks.items():
            box.blockSignals(True)
            box.setChecked(name in locked)
            box.blockSignals(False)
            box.update()

    def _lock(self, name: str) -> LockBox:
        box = LockBox()
        box.setObjectName(name)
        box.setAccessibleName(self.tr("Lock {name}").format(name=name))
        box.setToolTip(self.tr("Hold {name} where it is").format(name=name))
        box.toggled.connect(self._toggle)
        self.locks[name] = box
        return box

    @Slot(bool)
    def _toggle(self, locked: bool) -> None:
        box = self.sender()
        if isinstance(box, LockBox):
            self.lock_toggled.emit(box.objectName(), locked)


class CosineBar(QWidget):
    """A cosine as a bar to the left or to the right of the middle."""

    def __init__(self, cosine: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cosine = cosine
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(two_decimals(cosine))

    def sizeHint(self) -> QSize:
        """Room for a cosine of 1 on either side."""
        return QSize(BAR, 2 * GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and the middle."""
        painter = QPainter(self)
        field = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        painter.fillRect(field, self.palette().color(QPalette.ColorRole.Mid))
        middle, colours = field.center().x(), colours_on(self.palette())
        width = self._cosine * field.width() / 2
        colour = colours.positive if width > 0 else colours.negative
        painter.fillRect(QRectF(middle, field.top(), width, field.height()).normalized(), colour)
        painter.fillRect(QRectF(middle - 0.5, 1, 1, self.height() - 2), colours.secondary)
