"""One feature: its star, name, slider, number box and lock, and what the locks leave of it."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from tlgan_desktop.axes import FeatureAxis, Quality, Verdict
from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.panel.axis_words import tool_tip, verdict_word
from tlgan_desktop.gui.panel.effect_bar import BAR_WIDTH, EffectBar
from tlgan_desktop.gui.panel.feature_slider import KNOB, FeatureSlider
from tlgan_desktop.gui.panel.group_header import INDENT
from tlgan_desktop.gui.panel.lock_box import LockBox
from tlgan_desktop.gui.panel.name_label import NameLabel
from tlgan_desktop.gui.panel.number_box import NumberBox
from tlgan_desktop.gui.panel.side_effect import SideEffectMark
from tlgan_desktop.gui.panel.star_box import SIDE as STAR
from tlgan_desktop.gui.panel.star_box import StarBox
from tlgan_desktop.gui.theme import GRID

HEIGHT = 6 * GRID
NARROWEST = 32 * GRID
AFTER_STAR = 2


class FeatureRow(QWidget):
    """Shows the state of one axis and asks for changes; the state comes back through ``show_state``."""

    gesture_started = Signal()
    gesture_ended = Signal()
    targeted = Signal(str, float)
    reverted = Signal(str)
    lock_toggled = Signal(str, bool)
    favoured = Signal(str, bool)
    menu_wanted = Signal(str, object)
    """The menu of the feature is wanted at a ``QPoint`` of the screen."""

    def __init__(self, axis: FeatureAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.group = axis.name, axis.group
        self.star = StarBox()
        self.slider = FeatureSlider()
        self.number = NumberBox()
        self.lock = LockBox()
        self.effect = EffectBar()
        self.note = NameLabel()
        self.note.setObjectName("secondary")
        self._label = NameLabel(axis.name)
        self._verdict = labels.secondary(_verdict_note(axis.quality))
        self._top = QHBoxLayout()
        self._side_effect: SideEffectMark | None = None
        self._current = self._shows_effect = False
        # Long words are cut short rather than pushing the lock out of a narrow panel.
        for words in (self._verdict, self.note):
            words.setMinimumWidth(1)
        self._lay_out()
        self._describe(axis)
        self._connect()
        self._fit()

    @property
    def inputs(self) -> tuple[QWidget, ...]:
        """What the keyboard can reach, in order."""
        held = () if self._side_effect is None else (self._side_effect.hold,)
        return (self.star, *held, self.slider, self.number, self.lock)

    def show_state(self, state: SliderState, any_lock: bool) -> None:
        """Show a slider's state; the effect bar appears as soon as anything is locked."""
        self.slider.show_state(state)
        self.number.show_position(state.position)
        self.number.setEnabled(state.enabled)
        if self.lock.isChecked() != state.locked:
            _check(self.lock, state.locked)
            self._fit()
        self._show_effect(state, any_lock)

    def show_favourite(self, favourite: bool) -> None:
        """Fill the star, or show its outline."""
        _check(self.star, favourite)
        tip = self.tr("{name} is a favourite") if favourite else self.tr("Make {name} a favourite")
        self.star.setToolTip(tip.format(name=self.name))

    def show_current(self, current: bool) -> None:
        """Show that the commands of the menu are about this feature."""
        if current != self._current:
            self._current = current
            self.update()

    def show_side_effect(self, change: float | None) -> None:
        """Mark the feature as moved by ``change`` of its standard deviations unasked; None takes it back."""
        if change is None:
            if self._side_effect is not None:
                self._side_effect.hide()
                self._fit()
            return
        if self._side_effect is None:
            self._side_effect = SideEffectMark(self.name)
            self._side_effect.hold_wanted.connect(self._hold)
            self._top.insertWidget(self._top.indexOf(self.note), self._side_effect)
            self.setTabOrder(self.star, self._side_effect.hold)
        self._side_effect.show_change(change)
        self._side_effect.show()
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Give the keyboard to the slider: a click on the name chooses the feature."""
        self.slider.setFocus(Qt.FocusReason.MouseFocusReason)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the feature."""
        self.menu_wanted.emit(self.name, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay a ground under the feature that the commands are about."""
        if self._current:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(QPalette.ColorRole.Light))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(GRID / 2, 0, -GRID / 2, 0), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The name comes first; the rest is shown as far as there is room, what is needed most before."""
        mark, room, locked = self._side_effect, _Room(self._width_beside_name()), self.lock.isChecked()
        marked = mark is not None and not mark.isHidden()
        room.takes((mark.change_width if locked else mark.button_width) if mark is not None and marked else 0)
        noted, width = bool(self.note.text()), self.note.sizeHint().width()
        self.note.setMaximumWidth(width if marked else room.rest(width))
        fits = noted and room.takes(self.note.maximumWidth())
        self.note.setVisible(fits or (noted and not marked))
        if noted and not fits and not marked:
            room = _Room(0)  # the note has what is left
        self.effect.setVisible(self._shows_effect and room.takes(self.effect.text_width))
        if mark is not None:
            mark.show_held(locked)
            mark.show_narrow(not locked and not room.takes(mark.change_width if marked else 0))
        self._verdict.setVisible(bool(self._verdict.text()) and room.takes(self._verdict.sizeHint().width()))
        self.effect.show_bar(room.takes(BAR_WIDTH))

    def _width_beside_name(self) -> int:
        inputs = self.number.minimumWidth() + self.lock.sizeHint().width() + 3 * GRID
        return self.width() - INDENT - self._label.sizeHint().width() - KNOB - inputs

    def _show_effect(self, state: SliderState, any_lock: bool) -> None:
        percent = round(100 * state.effect_kept)
        if self.effect.value() != percent:
            self.effect.setValue(percent)
        if self._shows_effect != (any_lock and state.enabled):
            self._shows_effect = not self._shows_effect
            self._fit()
        text = self._explanation(state)
        if self.note.text() != text:
            self.note.setText(text)
            self.note.setToolTip(text)
            self.slider.setAccessibleDescription(text)
            self._fit()

    def _explanation(self, state: SliderState) -> str:
        if state.locked:
            return self.tr("Locked")
        if state.determined_by:
            locks = self.tr(" and ").join(state.determined_by)
            return self.tr("Held by {locks}").format(locks=locks)
        return ""

    def _lay_out(self) -> None:
        # The groove begins a knob's radius inside the slider.
        left = 2 * GRID - KNOB
        name = QHBoxLayout()
        name.setSpacing(AFTER_STAR)
        name.addWidget(self.star)
        name.addWidget(self._label)
        top = self._top
        top.setSpacing(GRID)
        top.setContentsMargins(INDENT - AFTER_STAR - STAR - left, 0, KNOB, 0)
        top.addLayout(name)
        top.addWidget(self._verdict)
        top.addStretch(1)
        top.addWidget(self.note)
        top.addWidget(self.effect)
        grid = QGridLayout(self)
        grid.setContentsMargins(left, 2, GRID, 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.addLayout(top, 0, 0)
        grid.addWidget(self.slider, 1, 0)
        grid.addWidget(self.number, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.lock, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(NARROWEST)

    def _describe(self, axis: FeatureAxis) -> None:
        name = axis.name
        self.star.setAccessibleName(self.tr("{name} favourite").format(name=name))
        self.slider.setAccessibleName(self.tr("{name} position").format(name=name))
        self.number.setAccessibleName(self.tr("{name} value").format(name=name))
        self.number.setToolTip(self.tr("{name} value").format(name=name))
        self.lock.setAccessibleName(self.tr("Lock {name}").format(name=name))
        self.effect.setAccessibleName(self.tr("{name} effect kept").format(name=name))
        self._label.setBuddy(self.slider)
        self.lock.setToolTip(self.tr("Hold {name} where it is").format(name=name))
        told = tool_tip(axis)
        for widget in (self.slider, self._label, self._verdict):
            widget.setToolTip(told)
        self.show_favourite(False)

    def _connect(self) -> None:
        self.slider.gesture_started.connect(self.gesture_started)
        self.slider.sliderReleased.connect(self.gesture_ended)
        self.slider.targeted.connect(self._target)
        self.slider.reverted.connect(self._revert)
        self.number.valueChanged.connect(self._typed)
        self.lock.toggled.connect(self._lock)
        self.star.toggled.connect(self._favour)

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
    def _hold(self) -> None:
        self.lock_toggled.emit(self.name, True)

    @Slot(bool)
    def _lock(self, locked: bool) -> None:
        self.lock_toggled.emit(self.name, locked)

    @Slot(bool)
    def _favour(self, favourite: bool) -> None:
        self.favoured.emit(self.name, favourite)


class _Room:
    """What is left of a row's width while it is shared out."""

    def __init__(self, width: int) -> None:
        self._left = width

    def rest(self, width: int) -> int:
        """As much of a width as there is room for, but enough for a word."""
        return min(width, max(self._left - GRID, 8 * GRID))

    def takes(self, width: int) -> bool:
        """Whether something of a width fits, with a gap before it; then its room is gone."""
        needed = width + GRID if width else 0
        if needed > max(self._left, 0):
            return False
        self._left -= needed
        return True


def _check(box: QCheckBox, on: bool) -> None:
    """Check a box without asking for what it stands for."""
    if box.isChecked() != on:
        box.blockSignals(True)
        box.setChecked(on)
        box.blockSignals(False)


def _verdict_note(quality: Quality) -> str:
    return "" if quality.verdict in (Verdict.GOOD, Verdict.UNKNOWN) else verdict_word(quality.verdict)
