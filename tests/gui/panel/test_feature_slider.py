import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui.panel.feature_slider import FeatureSlider

STATE = SliderState(0.5, -4.0, 4.0, -2.0, 3.0, 1.0, locked=False, enabled=True)
LEFT = Qt.MouseButton.LeftButton


class Obedient:
    """Takes down what a slider asks for and shows it, as the window does."""

    def __init__(self, slider: FeatureSlider) -> None:
        self.asked: list[float] = []
        self.gestures = 0
        self.reverted = 0
        self._slider = slider
        slider.targeted.connect(self._take)
        slider.gesture_started.connect(self._begin)
        slider.reverted.connect(self._revert)

    def _take(self, target: float) -> None:
        self.asked.append(target)
        self._slider.show_state(replace(self._slider.state, position=target))

    def _begin(self) -> None:
        self.gestures += 1

    def _revert(self) -> None:
        self.reverted += 1


@pytest.fixture
def slider(qtbot: QtBot) -> FeatureSlider:
    slider = FeatureSlider()
    qtbot.addWidget(slider)
    slider.resize(414, 24)
    slider.show_state(STATE)
    slider.show()
    return slider


def place(slider: FeatureSlider, position: float) -> QPoint:
    return QPoint(round(slider.x_of(position)), slider.height() // 2)


def test_a_drag_follows_the_pointer(qtbot: QtBot, slider: FeatureSlider) -> None:
    log = Obedient(slider)
    qtbot.mousePress(slider, LEFT, pos=place(slider, 0.5))
    assert log.asked == []  # taking hold of the knob moves nothing
    for position in (0.8, 1.5, 2.5):
        qtbot.mouseMove(slider, place(slider, position))
        qtbot.waitUntil(lambda: log.asked[-1] == pytest.approx(position, abs=0.02))  # noqa: B023
    qtbot.mouseRelease(slider, LEFT, pos=place(slider, 2.5))
    assert log.gestures == 1


def test_a_mouse_that_is_faster_than_any_screen_is_followed_to_its_last_place(
    qtbot: QtBot, slider: FeatureSlider
) -> None:
    log = Obedient(slider)
    qtbot.mousePress(slider, LEFT, pos=place(slider, 0.5))
    for number in range(200):
        qtbot.mouseMove(slider, place(slider, 0.5 + number / 100), delay=0)
    qtbot.mouseRelease(slider, LEFT, pos=place(slider, 2.49))
    assert log.asked[-1] == pytest.approx(2.49, abs=0.02)
    assert len(log.asked) < 200


def test_a_drag_goes_back_to_where_the_slider_still_shows_the_knob(
    qtbot: QtBot, slider: FeatureSlider
) -> None:
    asked: list[float] = []
    slider.targeted.connect(asked.append)  # and nothing is shown of it yet
    qtbot.mousePress(slider, LEFT, pos=place(slider, 0.5))
    qtbot.mouseMove(slider, place(slider, 1.5))
    qtbot.waitUntil(lambda: len(asked) == 1)
    qtbot.mouseMove(slider, place(slider, 0.5))
    qtbot.mouseRelease(slider, LEFT, pos=place(slider, 0.5))
    assert asked == pytest.approx([1.5, 0.5], abs=0.02)


def test_the_knob_keeps_up_with_a_pull_and_with_nothing_before_it(
    qtbot: QtBot, slider: FeatureSlider
) -> None:
    for position in (0.5, 2.0):
        qtbot.mousePress(slider, LEFT, pos=place(slider, slider.state.position))
        slider.keep_up()
        before = slider.state.position
        qtbot.mouseMove(slider, place(slider, position))
        slider.keep_up()
        assert before == 0.5
        assert slider.state.position == pytest.approx(position, abs=0.02)
        qtbot.mouseRelease(slider, LEFT, pos=place(slider, position))
        slider.show_state(STATE)


def test_a_drag_ends_at_the_reach(qtbot: QtBot, slider: FeatureSlider) -> None:
    log = Obedient(slider)
    qtbot.mousePress(slider, LEFT, pos=place(slider, 0.5))
    for position, reached in ((3.9, 3.0), (-3.9, -2.0)):
        qtbot.mouseMove(slider, place(slider, position))
        qtbot.waitUntil(lambda: log.asked[-1:] == [reached])  # noqa: B023
    qtbot.mouseRelease(slider, LEFT, pos=place(slider, -3.9))
    assert log.asked == [3.0, -2.0]


def test_a_press_on_the_groove_brings_the_knob_there(qtbot: QtBot, slider: FeatureSlider) -> None:
    log = Obedient(slider)
    qtbot.mouseClick(slider, LEFT, pos=place(slider, -1.0))
    assert log.asked == pytest.approx([-1.0], abs=0.02)


def test_a_double_click_goes_back_within_the_gesture_of_its_first_press(
    qtbot: QtBot, slider: FeatureSlider
) -> None:
    log = Obedient(slider)
    qtbot.mouseClick(slider, LEFT, pos=place(slider, 0.5))
    qtbot.mouseDClick(slider, LEFT, pos=place(slider, 0.5))
    assert (log.gestures, log.reverted, log.asked) == (1, 1, [])


def test_a_click_without_a_move_asks_for_nothing(qtbot: QtBot, slider: FeatureSlider) -> None:
    log = Obedient(slider)
    qtbot.mouseClick(slider, LEFT, pos=place(slider, 0.5))
    qtbot.mouseClick(slider, Qt.MouseButton.RightButton, pos=place(slider, 2.0))
    assert log.asked == []


@pytest.mark.parametrize(
    ("key", "modifier", "target"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 0.6),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 0.4),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 0.49),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 1.5),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, -0.5),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, -2.0),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 3.0),
    ],
)
def test_keys_step(
    qtbot: QtBot, slider: FeatureSlider, key: Qt.Key, modifier: Qt.KeyboardModifier, target: float
) -> None:
    log = Obedient(slider)
    qtbot.keyClick(slider, key, modifier)
    assert log.asked == pytest.approx([target])
    assert log.gestures == 1


def test_delete_goes_back_to_the_start_picture(qtbot: QtBot, slider: FeatureSlider) -> None:
    log = Obedient(slider)
    qtbot.keyClick(slider, Qt.Key.Key_Delete)
    assert (log.gestures, log.reverted) == (1, 1)


def test_the_wheel_scrolls_the_list_and_changes_nothing(qtbot: QtBot, slider: FeatureSlider) -> None:
    log = Obedient(slider)
    event = QWheelEvent(
        QPointF(50, 12), QPointF(50, 12), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, event)
    assert not event.isAccepted()
    assert log.asked == []


def test_a_slider_that_cannot_move_is_disabled(slider: FeatureSlider) -> None:
    slider.show_state(replace(STATE, locked=True, enabled=False))
    assert not slider.isEnabled()


@given(st.floats(-4.0, 4.0))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_places_and_positions_are_inverse(slider: FeatureSlider, position: float) -> None:
    assert slider.position_at(slider.x_of(position)) == pytest.approx(position, abs=1e-9)


def test_painting_takes_no_references_from_none(qtbot: QtBot, slider: FeatureSlider) -> None:
    """As QPainter of PySide6 6.12.0 does: with the last one Python 3.11 aborts, after an hour of work."""
    before = sys.getrefcount(None)
    for _ in range(200):
        slider.repaint()
    assert sys.getrefcount(None) > before - 100


def test_every_look_can_be_painted(qtbot: QtBot, slider: FeatureSlider) -> None:
    slider.clearFocus()
    looks = []
    for state in (STATE, replace(STATE, enabled=False, locked=True), replace(STATE, position=-1.0)):
        slider.show_state(state)
        looks.append(slider.grab().toImage())
    slider.show_state(STATE)
    slider.activateWindow()
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    looks.append(slider.grab().toImage())
    assert all(looks[a] != looks[b] for a in range(4) for b in range(a))


def test_keys_that_follow_upon_each_other_are_one_gesture(qtbot: QtBot, slider: FeatureSlider) -> None:
    log = Obedient(slider)
    for milliseconds in (5000, 5400, 6300, 8000):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
        press.setTimestamp(milliseconds)
        slider.keyPressEvent(press)
    assert log.asked == pytest.approx([0.6, 0.7, 0.8, 0.9])
    assert log.gestures == 2
