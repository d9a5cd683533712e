"""What the export dialogs share: a form, a size, a preview of what will come, and Export or Cancel."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.export.fields import choice_field
from tlgan_desktop.gui.theme import GRID

SIZES = (0.5, 1, 2, 4)
LARGEST = 4096
BORDER = 5 * GRID
"""What is left of the screen's height for the frame of a window."""


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
        self.size_choice = choice_field(self._sizes(), self.tr("Size of a picture"))
        self.size_choice.setCurrentIndex(self.size_choice.findData(resolution))
        self.summary = labels.secondary()
        self.summary.setWordWrap(True)
        self.buttons = QDialogButtonBox()  # the tab key goes through the buttons as they are made
        self.export = self.buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.export.setProperty("primary", True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        self._rows = _Rows(self.form)
        column.addWidget(self._rows, 1)
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
        first = self.form.itemAt(0, QFormLayout.ItemRole.FieldRole)
        if first is not None and (field := first.widget()) is not None:
            field.setFocus()

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
        self._rows.updateGeometry()
        self._column.activate()
        width = max(self.width(), self.sizeHint().width())
        wanted = max(self._column.totalHeightForWidth(width), self.sizeHint().height())
        self.resize(width, min(wanted, self.screen().availableSize().height() - BORDER))

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

    def _sizes(self) -> Iterator[tuple[str, int]]:
        """The sides to choose from, in words and in pixels; the generator's own whatever it is."""
        for factor in SIZES:
            side = round(factor * self.resolution)
            words = self.tr("{side} × {side} (as generated)") if factor == 1 else "{side} × {side}"
            if side <= LARGEST or factor == 1:
                yield words.format(side=side), side


class _Rows(QScrollArea):
    """The rows of a form, as high as they are where the screen has the room."""

    def __init__(self, form: QFormLayout) -> None:
        super().__init__(widgetResizable=True)
        self._page = QWidget()
        self._page.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._page)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """All rows."""
        return self._page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Some of them, scrolled."""
        return QSize(self._page.minimumSizeHint().width(), 12 * GRID)
