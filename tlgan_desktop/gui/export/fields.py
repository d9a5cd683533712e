"""The fields of the export forms, each with a name that screen readers say and its tip shows."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QSpinBox, QWidget

from tlgan_desktop.gui.panel.number_box import NumberBox
from tlgan_desktop.gui.theme import GRID

Field = TypeVar("Field", bound=QWidget)


def named(field: Field, name: str) -> Field:
    """Name a field."""
    field.setAccessibleName(name)
    field.setToolTip(name)
    return field


def choice_field(choices: Iterable[tuple[str, object]], name: str) -> QComboBox:
    """A field for one of several choices: what is shown of each, and its data."""
    field = QComboBox()
    for text, data in choices:
        field.addItem(text, data)
    return named(field, name)


def number_field(value: int, low: int, high: int, name: str, suffix: str = "") -> QSpinBox:
    """A field for a whole number."""
    field = QSpinBox()
    field.setRange(low, high)
    field.setValue(value)
    field.setSuffix(suffix)
    field.lineEdit().setTextMargins(GRID // 2, 0, 0, 0)
    return named(field, name)


def position_field(value: float, name: str) -> QDoubleSpinBox:
    """A field for a position along an axis."""
    field = NumberBox()
    field.setSingleStep(0.5)
    field.setKeyboardTracking(True)
    field.setValue(value)
    return named(field, name)
