"""What the export dialogs share: a form, a size, a preview of what will come, and Export or Cancel."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.panel.number_box import NumberBox
from tlgan_desktop.gui.theme import GRID

FARTHEST = 3.0
"""Standard deviations; what a range proposes where more can be reached."""
SIZES = (0.5, 1, 2, 4)
LARGEST = 4096


class ExportDialog(QDialog):
    """A form with a line that says what will be made; subclasses add rows and describe it."""

    def __init__(self, resolution: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(56 * GRID)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(2 * GRID)
        self.form.setVerticalSpacing(GRID)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.resolution = resolution
        self.size_choice = QComboBox()
        for factor in SIZES:
            side = round(factor * resolution)
            words = self.tr("{side} × {side} (as generated)") if factor == 1 else "{side} × {side}"
            if side <= LARGEST:
                self.size_choice.addItem(words.format(side=side), side)
        self.size_choice.setCurrentIndex(self.size_choice.findData(resolution))
        self.size_choice.setAccessibleName(self.tr("Size of a picture"))
        self.size_choice.setToolTip(self.tr("Size of a picture"))
        self.summary = labels.secondary()
        self.summary.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.export = self.buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setProperty("primary", True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self.form)
        column.addWidget(self.summary)
        column.addWidget(self.buttons)

    @property
    def side(self) -> int | None:
        """The side of one picture in pixels; None for the generator's own."""
        side = int(self.size_choice.currentData())
        return None if side == self.resolution else side

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the keyboard to the first field; Return exports from there too."""
        super().showEvent(event)
        self.form.itemAt(0, QFormLayout.ItemRole.FieldRole).widget().setFocus()

    def describe(self) -> str:
        """What will be made, in one sentence."""
        return ""

    def refuse(self, reason: str) -> None:
        """Say why what was chosen cannot be made."""
        self.summary.setText(reason)

    @Slot()
    def refresh(self) -> None:
        """Say again what will be made, in as much room as the rows take now."""
        self.summary.setText(self.describe())
        self.adjustSize()

    def watch(self, *fields: QWidget) -> None:
        """Refresh whenever one of the fields changes."""
        for field in fields:
            match field:
                case QComboBox():
                    field.currentIndexChanged.connect(self.refresh)
                case QSpinBox() | QDoubleSpinBox():
                    field.valueChanged.connect(self.refresh)
                case QCheckBox():
                    field.toggled.connect(self.refresh)
        self.refresh()


def number_field(value: int, low: int, high: int, name: str, suffix: str = "") -> QSpinBox:
    """A field for a whole number."""
    field = QSpinBox()
    field.setRange(low, high)
    field.setValue(value)
    field.setSuffix(suffix)
    field.lineEdit().setTextMargins(GRID // 2, 0, 0, 0)
    field.setAccessibleName(name)
    field.setToolTip(name)
    return field


def position_field(value: float, name: str) -> QDoubleSpinBox:
    """A field for a position along an axis."""
    field = NumberBox()
    field.setSingleStep(0.5)
    field.setKeyboardTracking(True)
    field.setValue(value)
    field.setAccessibleName(name)
    field.setToolTip(name)
    return field


def proposed_range(state: SliderState) -> tuple[float, float]:
    """A range along an axis that can be reached, cut to hundredths."""
    low = max(state.reach_low, min(-FARTHEST, state.position))
    high = min(state.reach_high, max(FARTHEST, state.position))
    return int(low * 100) / 100, int(high * 100) / 100
