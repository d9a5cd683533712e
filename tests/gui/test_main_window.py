"""The window as a person meets it: real mouse and keys, a real generator in its own thread."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from mouse import LEFT, drag, place
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tlgan_desktop.generators import open_generator, to_uint8
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.theme import DARK

Wait = Callable[[MainWindow], None]
Make = Callable[..., MainWindow]


def positions(window: MainWindow) -> dict[str, float]:
    return {name: state.position for name, state in window.editor.sliders().items()}


def test_the_first_picture_is_that_of_the_first_seed(window: MainWindow, tiny_generator_path: Path) -> None:
    generator = open_generator(tiny_generator_path)
    expected = to_uint8(generator.forward(generator.sample(1)))[0]
    np.testing.assert_array_equal(to_pixels(window.pane.image()), expected)


def test_the_status_bar_tells_what_is_open(window: MainWindow) -> None:
    status = window.status
    assert status.generator.text() == "Tiny 0  16 × 16"
    assert status.seed.text() == "Seed 1"
    assert status.busy.text() == ""
    assert status.time.text().endswith(" ms")
    assert window.windowTitle() == "Tiny 0[*] – TL-GAN Desktop"


def test_dragging_a_slider_changes_the_picture_and_moves_entangled_sliders(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    before, picture = positions(window), to_pixels(window.pane.image())
    drag(qtbot, window.panel.rows["Smile"].slider, 2.0)
    settled(window)
    assert positions(window)["Smile"] == pytest.approx(2.0, abs=0.03)
    assert abs(positions(window)["Age"] - before["Age"]) > 0.3
    assert window.panel.rows["Age"].slider.state.position == positions(window)["Age"]
    assert window.panel.rows["Age"].number.value() == pytest.approx(positions(window)["Age"], abs=0.005)
    assert (to_pixels(window.pane.image()) != picture).any()


def test_a_lock_holds_while_another_slider_is_dragged(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    qtbot.mouseClick(window.panel.rows["Age"].lock, LEFT)
    settled(window)
    age = positions(window)["Age"]
    assert not window.panel.rows["Age"].slider.isEnabled()
    drag(qtbot, window.panel.rows["Smile"].slider, 1.5)
    settled(window)
    assert positions(window)["Age"] == pytest.approx(age, abs=1e-9)
    assert window.panel.rows["Smile"].effect.isVisible()


def test_a_burst_of_500_slider_events_ends_on_the_newest_position(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    drag(qtbot, window.panel.rows["Glasses"].slider, 2.5, steps=500)
    settled(window)
    assert window.shown.scene == window.editor.scene
    assert positions(window)["Glasses"] == pytest.approx(2.5, abs=0.03)
    assert len(window.editor.history.items) == 2


def test_a_double_click_brings_the_slider_back(qtbot: QtBot, window: MainWindow, settled: Wait) -> None:
    slider = window.panel.rows["Hat"].slider
    start = positions(window)["Hat"]
    drag(qtbot, slider, 2.0)
    settled(window)
    qtbot.mouseClick(slider, LEFT, pos=place(slider, 2.0))
    qtbot.mouseDClick(slider, LEFT, pos=place(slider, 2.0))
    settled(window)
    assert positions(window)["Hat"] == pytest.approx(start, abs=1e-9)


def test_undo_and_redo_bring_pictures_back(qtbot: QtBot, window: MainWindow, settled: Wait) -> None:
    before = to_pixels(window.pane.image())
    drag(qtbot, window.panel.rows["Smile"].slider, 2.0)
    settled(window)
    after = to_pixels(window.pane.image())
    window.commands.undo.trigger()
    settled(window)
    np.testing.assert_array_equal(to_pixels(window.pane.image()), before)
    window.commands.redo.trigger()
    settled(window)
    np.testing.assert_array_equal(to_pixels(window.pane.image()), after)


def test_random_and_reset(qtbot: QtBot, window: MainWindow, settled: Wait) -> None:
    first = window.editor.scene
    qtbot.mouseClick(window.action_bar.random, LEFT)
    settled(window)
    second = window.editor.scene
    assert second != first
    assert window.status.seed.text() == f"Seed {second.seed}"
    assert not window.action_bar.reset.isEnabled()
    drag(qtbot, window.panel.rows["Smile"].slider, 2.0)
    settled(window)
    qtbot.mouseClick(window.action_bar.reset, LEFT)
    settled(window)
    assert window.editor.scene == second


def test_the_truncation_slider_draws_nearer_to_the_average(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    drag(qtbot, window.action_bar.truncation, 0.0)
    settled(window)
    average = to_pixels(window.pane.image())
    window.commands.random.trigger()
    settled(window)
    np.testing.assert_array_equal(to_pixels(window.pane.image()), average)


def test_a_number_out_of_reach_is_answered_with_the_range(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    number = window.panel.rows["Smile"].number
    before = number.value()
    number.selectAll()
    qtbot.keyClicks(number, "77")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    settled(window)
    assert "'Smile' cannot be brought to 77" in window.notice.text
    assert number.value() == before


def test_every_input_has_an_accessible_name(window: MainWindow) -> None:
    kinds = (QAbstractSlider, QAbstractSpinBox, QLineEdit, QAbstractButton)
    inputs = [each for kind in kinds for each in window.findChildren(kind) if is_input(each)]
    nameless = [each for each in inputs if not (each.accessibleName() or text_of(each))]
    assert len(inputs) > 30
    assert not nameless


def is_input(widget: QWidget) -> bool:
    inner = isinstance(widget.parent(), QAbstractSpinBox | QLineEdit)
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not inner


def text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def test_every_input_can_be_reached_with_the_tab_key(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.pane.setFocus()
    reached: list[QWidget] = []
    while QApplication.focusWidget() not in reached:
        reached.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for row in window.panel.rows.values():
        assert {row.slider, row.number, row.lock} <= set(reached)
    assert {window.pane, window.panel.search, window.action_bar.random, window.action_bar.truncation} <= set(
        reached
    )


def test_a_picture_is_edited_by_keyboard_alone(qtbot: QtBot, window: MainWindow, settled: Wait) -> None:
    row = window.panel.rows["Smile"]
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_PageUp)
    settled(window)
    high = positions(window)["Smile"]
    qtbot.keyClick(row.lock, Qt.Key.Key_Space)
    settled(window)
    window.commands.random.trigger()
    settled(window)
    assert positions(window)["Smile"] == pytest.approx(high, abs=1e-9)
    assert row.lock.isChecked()


def test_a_message_of_the_status_bar_stands_alone(window: MainWindow) -> None:
    window.status.showMessage("Saved")
    window.editor.random(7)
    window.status.show_scene(window.editor.scene)
    assert not window.status.seed.isVisible()
    window.status.clearMessage()
    assert window.status.seed.isVisible()


def test_every_entry_of_the_menus_has_a_shortcut_of_its_own(window: MainWindow) -> None:
    shortcuts = [keys for menu in window.commands.keys_by_menu().values() for keys, _ in menu]
    assert len(shortcuts) == len(window.commands.all())
    assert len(set(shortcuts)) == len(shortcuts)


def test_looks_and_choices_are_remembered(
    qtbot: QtBot, make_window: Make, settings: QSettings, tiny_generator_path: Path
) -> None:
    first = make_window(tiny_generator_path)
    first.commands.smooth.trigger()
    first.commands.checker.trigger()
    first.commands.choose_appearance("Dark")
    first.close()
    second = make_window(tiny_generator_path)
    assert not second.commands.smooth.isChecked()
    assert second.commands.checker.isChecked()
    assert QApplication.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    second.commands.choose_appearance("Unknown")
