"""A row of fields: a feature, from where to where, and in how many steps."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui.export.fields import choice_field, number_field, position_field
from tlgan_desktop.gui.theme import GRID

MOST_STEPS = 25
FARTHEST = 3.0
"""Standard deviations; what a range proposes where more can be reached."""


class AxisRange(QWidget):
    """Proposes a feature, and what it can reach in the present picture, under its locks."""

    changed = Signal()

    def __init__(
        self,
        sliders: Mapping[str, SliderState],
        steps: int | None,
        name: str,
        feature: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sliders = sliders
        free = ((each, each) for each, state in sliders.items() if state.enabled)
        self.feature = choice_field(free, self.tr("{name}: feature").format(name=name))
        self.feature.setCurrentText(feature or "")
        self.low = position_field(0, self.tr("{name}: from").format(name=name))
        self.high = position_field(0, self.tr("{name}: to").format(name=name))
        pictures = self.tr("{name}: pictures").format(name=name)
        self.steps = number_field(steps or 1, 1 if steps is None else 2, MOST_STEPS, pictures)
        self._lay_out(stepped=steps is not None)
        self.feature.currentTextChanged.connect(self._propose)
        self.low.valueChanged.connect(self.changed)
        self.high.valueChanged.connect(self.changed)
        self.steps.valueChanged.connect(self.changed)
        self._propose()

    @property
    def name(self) -> str:
        """The feature."""
        return self.feature.currentText()

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where."""
        return self.low.value(), self.high.value()

    @property
    def positions(self) -> tuple[float, ...]:
        """The positions, evenly spaced."""
        return tuple(np.linspace(*self.ends, self.steps.value()).round(6).tolist())

    def _lay_out(self, stepped: bool) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.feature, 1)
        fields = [(self.tr("from"), self.low), (self.tr("to"), self.high)]
        for text, field in [*fields, (self.tr("in"), self.steps)] if stepped else fields:
            row.addWidget(QLabel(text))
            row.addWidget(field)

    @Slot()
    def _propose(self) -> None:
        state = self._sliders.get(self.name)
        if state is not None:
            low, high = proposed_range(state)
            self.low.setValue(low)
            self.high.setValue(high)
        self.changed.emit()


def proposed_range(state: SliderState) -> tuple[float, float]:
    """A range along an axis that can be reached, cut to hundredths."""
    low = max(state.reach_low, min(-FARTHEST, state.position))
    high = min(state.reach_high, max(FARTHEST, state.position))
    return int(low * 100) / 100, int(high * 100) / 100
