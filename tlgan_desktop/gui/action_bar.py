"""The bar below the picture: another picture, back to the start, truncation."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui.panel.feature_slider import FeatureSlider
from tlgan_desktop.gui.theme import GRID


class ActionBar(QWidget):
    """Buttons for the two commonest actions, and the truncation of generators that have it."""

    gesture_started = Signal()
    gesture_ended = Signal()
    truncated = Signal(float)

    def __init__(self, random: QAction, reset: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.random = _button(random, primary=True)
        self.reset = _button(reset)
        self.truncation = FeatureSlider()
        self.truncation.setAccessibleName(self.tr("Truncation"))
        self._value = QLabel()
        self._value.setMinimumWidth(4 * GRID)
        self._group = _Labelled(QLabel(self.tr("Truncation")), self.truncation, self._value)
        self._lay_out()
        self.truncation.gesture_started.connect(self.gesture_started)
        self.truncation.sliderReleased.connect(self.gesture_ended)
        self.truncation.targeted.connect(self.truncated)
        self.truncation.reverted.connect(self._full)
        self.show_truncation(1.0, available=False)

    def show_truncation(self, truncation: float, available: bool) -> None:
        """Show the truncation, or hide it where the generator has none."""
        self._group.setVisible(available)
        high = max(1.0, truncation)
        low = min(0.0, truncation)
        state = SliderState(truncation, low, high, low, high, 1.0, locked=False, enabled=True)
        self.truncation.show_state(state)
        self._value.setText(f"{truncation:.2f}")

    def _lay_out(self) -> None:
        tip = self.tr(
            "Nearer to the average picture on the left, as varied as the generator is on the right."
        )
        self._group.setToolTip(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(self.random)
        row.addWidget(self.reset)
        row.addStretch(1)
        row.addWidget(self._group)

    @Slot()
    def _full(self) -> None:
        self.truncated.emit(1.0)


class _Labelled(QWidget):
    """A slider between its label and its value; the label goes where there is no room for it."""

    def __init__(self, label: QLabel, slider: FeatureSlider, value: QLabel) -> None:
        super().__init__()
        self._label = label
        label.setBuddy(slider)
        slider.setMaximumWidth(20 * GRID)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(label)
        row.addWidget(slider, 1)
        row.addWidget(value)

    def sizeHint(self) -> QSize:
        """With the label, also while it is hidden."""
        return super().sizeHint() + QSize(self._room if self._label.isHidden() else 0, 0)

    def minimumSizeHint(self) -> QSize:
        """Without the label."""
        return super().minimumSizeHint() - QSize(0 if self._label.isHidden() else self._room, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the label where it does not fit."""
        super().resizeEvent(event)
        self._label.setVisible(self.width() >= self.minimumSizeHint().width() + self._room)

    @property
    def _room(self) -> int:
        """What the label takes."""
        return self._label.sizeHint().width() + GRID


def _button(action: QAction, primary: bool = False) -> QPushButton:
    """A button that does what an action of the menu does, enabled when that is."""
    button = QPushButton(action.text().replace("&", ""))
    button.setProperty("primary", primary)
    button.setToolTip(f"{action.toolTip()} ({action.shortcut().toString()})")
    button.setAutoDefault(True)  # Enter presses it too
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    button.clicked.connect(action.trigger)
    return button
