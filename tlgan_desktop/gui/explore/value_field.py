"""A field for a value of a feature: a number, a probability, or a class by its name."""

from PySide6.QtWidgets import QComboBox, QSizePolicy, QStackedLayout, QWidget

from tlgan_desktop.editing.feature_scale import LEAST_PERCENT, FeatureScale
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.gui.panel.number_box import FigureBox
from tlgan_desktop.gui.theme import GRID

GREATEST = 1e6
HEIGHT = 4 * GRID
"""Of a number; a stack does not ask again for the room of fields that the style makes higher."""


class ValueField(QWidget):
    """Takes on the scale of the feature that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = FigureBox()
        self.classes = QComboBox()
        for field in (self.number, self.classes):
            field.setAccessibleName(self.tr("Value to set"))
            field.setToolTip(self.tr("Value to set"))
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.number)
        self._stack.addWidget(self.classes)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(HEIGHT)
        self.setFocusProxy(self.number)

    @property
    def value(self) -> float:
        """What was typed, or the number of the class that was chosen."""
        if self._stack.currentWidget() is self.classes:
            return float(self.classes.currentIndex())
        return self.number.value()

    def use_scale(self, scale: FeatureScale) -> None:
        """Offer the values of a feature."""
        named = scale.kind is FeatureKind.ORDINAL and bool(scale.classes)
        self.classes.clear()
        self.classes.addItems(list(scale.classes) if named else [])
        binary = scale.kind is FeatureKind.BINARY
        self.number.setDecimals(scale.decimals)
        self.number.setRange(*(LEAST_PERCENT, 100 - LEAST_PERCENT) if binary else (-GREATEST, GREATEST))
        self.number.setSuffix(" %" if binary else "")
        self.number.setSingleStep(5 if binary else 10.0 ** -max(scale.decimals - 1, 0))
        shown = self.classes if named else self.number
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)

    def set_value(self, value: float) -> None:
        """Propose a value, ready to be typed over."""
        self.number.setValue(value)
        self.number.selectAll()
        self.classes.setCurrentIndex(min(max(round(value), 0), self.classes.count() - 1))
