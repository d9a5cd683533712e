"""The slider of one feature: its scale, the part within reach, zero, and where the start picture is."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSlider, QWidget

from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui.theme import GRID

UNITS = 100
"""Slider steps for one standard deviation; what a screen reader reads is in hundredths."""
KNOB = 7
GROOVE = 4.0
START_DROP = 8
"""The dot of the start picture's position hangs so far below the groove."""
STEP, LEAP, FINE_STEP = 0.1, 1.0, 0.01
PAUSE_MS = 1000
"""Keys that follow upon each other faster than this are one gesture."""
PACE_MS = 4
"""A mouse may tell its place a thousand times a second, of which few screens show a quarter."""


class FeatureSlider(QSlider):
    """Shows a position in standard deviations, and asks for another one; it never moves by itself.

    Mouse: drag the knob, or press anywhere on the scale; double-click goes back to the start picture.
    Keys: arrows step by 0.1 (by 0.01 with Shift), page keys by 1, Home and End to the ends of the reach,
    Delete back to the start picture.
    """

    gesture_started = Signal()
    """The positions asked for next belong to one drag or one held key."""
    targeted = Signal(float)
    """The person asks for a position."""
    reverted = Signal()
    """The person asks for the position of the start picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._state = SliderState(0.0, -4.0, 4.0, -4.0, 4.0, 1.0, locked=False, enabled=True)
        self._start: float | None = None
        self._grip: float | None = None
        self._pulled: float | None = None
        self._pace = QTimer(self, singleShot=True, interval=PACE_MS)
        self._pace.timeout.connect(self._follow)
        self._keyed_at: int | None = None
        self._target: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def state(self) -> SliderState:
        """What is shown."""
        return self._state

    def show_state(self, state: SliderState) -> None:
        """Show a position and its range."""
        if state == self._state:
            return
        self._state = state
        self.blockSignals(True)
        self.setRange(round(UNITS * state.low), round(UNITS * state.high))
        self.setValue(round(UNITS * state.position))
        self.blockSignals(False)
        self.setEnabled(state.enabled)
        self.update()

    def show_start(self, start: float | None) -> None:
        """Mark the position in the start picture; None marks nothing."""
        if start != self._start:
            self._start = start
            self.update()

    @Slot()
    def revert(self) -> None:
        """Ask for the position of the start picture, as a gesture of its own."""
        self._keyed_at = None
        self.gesture_started.emit()
        self.reverted.emit()

    def keep_up(self) -> None:
        """While it is pulled, bring the knob to the position asked for last."""
        if self._target is not None:
            self.show_state(replace(self._state, position=self._target))

    def x_of(self, position: float) -> float:
        """The pixel column of a position."""
        share = (position - self._state.low) / (self._state.high - self._state.low)
        return KNOB + share * (self.width() - 2 * KNOB)

    def position_at(self, x: float) -> float:
        """The position under a pixel column."""
        share = (x - KNOB) / max(self.width() - 2 * KNOB, 1.0)
        return self._state.low + share * (self._state.high - self._state.low)

    def sizeHint(self) -> QSize:
        """Wide enough for a hundredth of a standard deviation to be felt."""
        return QSize(30 * GRID, 3 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a small window."""
        return QSize(8 * GRID, 3 * GRID)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End what the keys began."""
        self._keyed_at = None
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the knob, or bring it here."""
        self._keyed_at = self._target = None
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        x, knob = event.position().x(), self.x_of(self._state.position)
        self._grip = x - knob if abs(x - knob) <= KNOB + 1 else 0.0
        self.setSliderDown(True)
        self.gesture_started.emit()
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer within reach."""
        if self._grip is not None:
            self._pulled = event.position().x() - self._grip
            if not self._pace.isActive():
                self._follow()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, where the pointer is."""
        self._follow()
        self._pace.stop()
        self._grip = self._target = None
        self.setSliderDown(False)
        self.update()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go back to the start picture; one gesture with the press before it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.reverted.emit()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list, so that scrolling changes no picture."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step, leap, or go back to the start picture."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.revert()
            return
        target = self._keyed(event)
        if target is None:
            event.ignore()
            return
        if not self._goes_on(event):
            self.gesture_started.emit()
        self._keyed_at = event.timestamp()
        self._ask(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove, the reach, the zero mark, what was set, where it was at first, and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        state, colour = self._state, self.palette().color
        self._bar(painter, state.low, state.high, colour(QPalette.ColorRole.Mid))
        if state.enabled:
            reach = max(state.low, state.reach_low), min(state.high, state.reach_high)
            self._bar(painter, *reach, colour(QPalette.ColorRole.Dark))
        zero = QRectF(self.x_of(0.0) - 1, self.height() / 2 - 6, 2, 12)
        painter.fillRect(zero, colour(QPalette.ColorRole.Dark))
        painter.setPen(Qt.PenStyle.NoPen)
        self._bar(painter, 0.0, state.position, colour(QPalette.ColorRole.Accent))
        self._draw_start(painter)
        self._draw_knob(painter)

    @Slot()
    def _follow(self) -> None:
        """Ask for the place that the pointer has come to since the last time.

        What is shown may be older than what was asked for last.
        """
        x, self._pulled = self._pulled, None
        last = self._state.position if self._target is None else self._target
        if x is not None and abs(x - self.x_of(last)) >= 0.5:
            self._pace.start()
            self._target = self._ask(self.position_at(x))

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Whether a key is held, or follows upon the last one, so that both are one step of the history."""
        last = self._keyed_at
        return event.isAutoRepeat() or (last is not None and 0 <= event.timestamp() - last < PAUSE_MS)

    def _keyed(self, event: QKeyEvent) -> float | None:
        key, state = Qt.Key, self._state
        step = FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        steps = {
            key.Key_Right: step,
            key.Key_Up: step,
            key.Key_Left: -step,
            key.Key_Down: -step,
            key.Key_PageUp: LEAP,
            key.Key_PageDown: -LEAP,
        }
        if event.key() == key.Key_Home:
            return max(state.low, state.reach_low)
        if event.key() == key.Key_End:
            return min(state.high, state.reach_high)
        by = steps.get(key(event.key()))
        return None if by is None else round(state.position / step) * step + by

    def _ask(self, target: float) -> float:
        reached = min(max(target, self._state.reach_low), self._state.reach_high)
        self.targeted.emit(reached)
        return reached

    def _bar(self, painter: QPainter, start: float, end: float, colour: QColor) -> None:
        left, right = sorted((self.x_of(start), self.x_of(end)))
        painter.setBrush(colour)
        bar = QRectF(left, (self.height() - GROOVE) / 2, right - left, GROOVE)
        painter.drawRoundedRect(bar, GROOVE / 2, GROOVE / 2)

    def _draw_start(self, painter: QPainter) -> None:
        """A dot below the groove, unless the knob stands there."""
        if self._start is None or not self._state.low <= self._start <= self._state.high:
            return
        x = self.x_of(self._start)
        if abs(x - self.x_of(self._state.position)) > KNOB / 2:
            painter.setBrush(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawEllipse(QPointF(x, self.height() / 2 + START_DROP), 2, 2)

    def _draw_knob(self, painter: QPainter) -> None:
        middle = QPointF(self.x_of(self._state.position), self.height() / 2)
        accent = self.palette().color(QPalette.ColorRole.Accent)
        if self.hasFocus():
            ring = QColor(accent)
            ring.setAlphaF(0.3)
            painter.setBrush(ring)
            painter.drawEllipse(middle, KNOB + 4, KNOB + 4)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(accent if self.isSliderDown() else self.palette().color(QPalette.ColorRole.Base))
        radius = KNOB - 1 if self._state.enabled else GROOVE
        painter.drawEllipse(middle, radius, radius)
