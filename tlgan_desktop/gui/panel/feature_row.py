"""One feature: its name, slider, number box and lock, and what the locks leave of it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QWidget

from tlgan_desktop.axes import FeatureAxis, Quality, Verdict
from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.panel.effect_bar import EffectBar
from tlgan_desktop.gui.panel.feature_slider import KNOB, FeatureSlider
from tlgan_desktop.gui.panel.lock_box import LockBox
from tlgan_desktop.gui.panel.number_box import NumberBox
from tlgan_desktop.gui.panel.side_effect import SideEffectMark
from tlgan_desktop.gui.theme import GRID

HEIGHT = 6 * GRID


class FeatureRow(QWidget):
    """Shows the state of one axis and asks for changes; the state comes back through ``show_state``."""

    gesture_started = Signal()
    targeted = Signal(str, float)
    reverted = Signal(str)
    lock_toggled = Signal(str, bool)
    set_to_wanted = Signal(str)
    """The person wants to name a value of the feature itself, not a position."""

    def __init__(self, axis: FeatureAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = axis.name
        self.slider = FeatureSlider()
        self.number = NumberBox()
        self.lock = LockBox()
        self.effect = EffectBar()
        self.note = labels.secondary()
        self._label = QLabel(axis.name)
        self._verdict = labels.secondary(_verdict_note(axis.quality))
        self._top = QHBoxLayout()
        self._side_effect: SideEffectMark | None = None
        # Long words are cut short rather than pushing the lock out of a narrow panel.
        for words in (self._label, self._verdict, self.note):
            words.setMinimumWidth(1)
        self._lay_out()
        self._describe(axis)
        self._connect()

    def show_state(self, state: SliderState, any_lock: bool) -> None:
        """Show a slider's state; the effect bar appears as soon as anything is locked."""
        self.slider.show_state(state)
        self.number.show_position(state.position)
        self.number.setEnabled(state.enabled)
        if self.lock.isChecked() != state.locked:
            self.lock.blockSignals(True)
            self.lock.setChecked(state.locked)
            self.lock.blockSignals(False)
        self._show_effect(state, any_lock)

    def show_side_effect(self, change: float | None) -> None:
        """Mark the feature as moved by ``change`` of its standard deviations unasked; None takes it back."""
        if change is None:
            if self._side_effect is not None:
                self._side_effect.hide()
            return
        if self._side_effect is None:
            self._side_effect = SideEffectMark(self.name)
            self._side_effect.hold_wanted.connect(self._hold)
            self._top.insertWidget(self._top.indexOf(self.note), self._side_effect)
        self._side_effect.show_change(change)
        self._side_effect.show()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the feature."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(f"Reset {self.name}", self.slider.revert)
        menu.addAction("Set to…", self._set_to)
        menu.popup(event.globalPos())

    def _show_effect(self, state: SliderState, any_lock: bool) -> None:
        percent = round(100 * state.effect_kept)
        if self.effect.value() != percent:
            self.effect.setValue(percent)
        self.effect.setVisible(any_lock and state.enabled)
        text = _explanation(state)
        if self.note.text() != text:
            self.note.setText(text)
            self.note.setToolTip(text)
            self.slider.setAccessibleDescription(text)
        self.note.setVisible(bool(text))

    def _lay_out(self) -> None:
        top = self._top
        top.setSpacing(GRID)
        # The groove begins a knob's radius inside the slider; the name stands flush with it.
        top.setContentsMargins(KNOB, 0, KNOB, 0)
        top.addWidget(self._label)
        top.addWidget(self._verdict)
        top.addStretch(1)
        top.addWidget(self.note)
        top.addWidget(self.effect)
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * GRID - KNOB, GRID // 2, GRID, GRID // 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.addLayout(top, 0, 0)
        grid.addWidget(self.slider, 1, 0)
        grid.addWidget(self.number, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.lock, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        self.setFixedHeight(HEIGHT)

    def _describe(self, axis: FeatureAxis) -> None:
        self.slider.setAccessibleName(f"{axis.name} position")
        self.number.setAccessibleName(f"{axis.name} value")
        self.lock.setAccessibleName(f"Lock {axis.name}")
        self.effect.setAccessibleName(f"{axis.name} effect kept")
        self._label.setBuddy(self.slider)
        self.lock.setToolTip(f"Hold {axis.name} where it is")
        self.slider.setToolTip(_figures(axis))
        self._label.setToolTip(_figures(axis))
        self._verdict.setToolTip(_figures(axis))

    def _connect(self) -> None:
        self.slider.gesture_started.connect(self.gesture_started)
        self.slider.targeted.connect(self._target)
        self.slider.reverted.connect(self._revert)
        self.number.valueChanged.connect(self._typed)
        self.lock.toggled.connect(self._lock)

    @Slot(float)
    def _target(self, position: float) -> None:
        self.targeted.emit(self.name, position)

    @Slot()
    def _revert(self) -> None:
        self.reverted.emit(self.name)

    @Slot(float)
    def _typed(self, position: float) -> None:
        self.gesture_started.emit()
        self.targeted.emit(self.name, position)

    @Slot()
    def _set_to(self) -> None:
        self.set_to_wanted.emit(self.name)

    @Slot()
    def _hold(self) -> None:
        self.lock_toggled.emit(self.name, True)

    @Slot(bool)
    def _lock(self, locked: bool) -> None:
        self.lock_toggled.emit(self.name, locked)


def _explanation(state: SliderState) -> str:
    if state.locked:
        return "Locked"
    if state.determined_by:
        return f"Held by {' and '.join(state.determined_by)}"
    return ""


def _verdict_note(quality: Quality) -> str:
    return "" if quality.verdict in (Verdict.GOOD, Verdict.UNKNOWN) else str(quality.verdict)


def _figures(axis: FeatureAxis) -> str:
    """The verdict on an axis and the figures behind it, one a line."""
    quality = axis.quality
    figures = [
        ("R²", quality.r2, "{:.2f}"),
        ("AUC", quality.auc, "{:.3f}"),
        ("Bootstrap angle", quality.angle_deg, "{:.1f}°"),
        ("Extractor on real pictures", quality.extractor_score, "{:.3f}"),
        ("Rises along the axis", quality.monotone, "{:.0%}"),
    ]
    measured = [f"{label}: {form.format(value)}" for label, value, form in figures if value is not None]
    verdict = "not measured" if quality.verdict is Verdict.UNKNOWN else str(quality.verdict)
    return "\n".join([f"{axis.name}: {verdict}", *measured])
