"""The class that a conditional generator draws."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from tlgan_desktop.editing.recipe import Labels
from tlgan_desktop.gui.theme import GRID

MIXED = -1


class ClassControl(QWidget):
    """Shows and changes the class of a picture; files give classes numbers, but no names."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QSpinBox()
        self.box.setAccessibleName(self.tr("Class"))
        self.box.setKeyboardTracking(False)
        self.box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.box.setMinimumWidth(7 * GRID)
        self._count = QLabel()
        label = QLabel(self.tr("Class"))
        label.setBuddy(self.box)
        tip = self.tr("What the generator is to draw: the number of one of the classes it learnt.")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (label, self.box, self._count):
            widget.setToolTip(tip)
            row.addWidget(widget)
        self.box.valueChanged.connect(self._take)

    def show_labels(self, labels: Labels, classes: int) -> None:
        """Show the class of a picture among ``classes``; none where several are mixed, as recipes can."""
        mixed = isinstance(labels, tuple)
        with QSignalBlocker(self.box):
            self.box.setSpecialValueText(self.tr("mixed") if mixed else "")
            self.box.setRange(MIXED if mixed else 0, classes - 1)
            self.box.setValue(MIXED if isinstance(labels, tuple) else labels or 0)
        self._count.setText(self.tr("of 0 to {last}").format(last=classes - 1))

    @Slot(int)
    def _take(self, value: int) -> None:
        if value != MIXED:
            self.chosen.emit(value)
