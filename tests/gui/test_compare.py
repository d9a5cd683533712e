"""Comparing: a key to hold, a divider to drag, any picture of the history on the left."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def edited(window: MainWindow, settled: Wait) -> MainWindow:
    """The first picture with another smile, scaled without smoothing."""
    window.commands.smooth.setChecked(False)
    window.editor.begin_gesture()
    window.editor.move("Smile", 2.5)
    settled(window)
    return window


def pixels_at(window: MainWindow, column: int) -> np.ndarray:
    """What the pane shows in the middle of each pixel of a column of the picture."""
    shown = window.pane.grab().toImage()
    ratio = shown.devicePixelRatio()
    places = [window.pane.mapFromScene(QPointF(column + 0.5, row + 0.5)) for row in range(3, 16)]
    colours = [shown.pixelColor((place.toPointF() * ratio).toPoint()) for place in places]
    return np.array([colour.getRgb()[:3] for colour in colours])


def column_of(picture: np.ndarray, column: int) -> np.ndarray:
    return picture[3:, column]


def before_and_after(window: MainWindow, settled: Wait) -> tuple[np.ndarray, np.ndarray]:
    """The start picture, and the one on screen."""
    after = to_pixels(window.pane.image())
    window.editor.undo()
    settled(window)
    start = to_pixels(window.pane.image())
    window.editor.redo()
    settled(window)
    return start, after


def test_the_start_picture_shows_while_the_key_is_held(
    qtbot: QtBot, edited: MainWindow, settled: Wait
) -> None:
    start, after = before_and_after(edited, settled)
    edited.pane.setFocus()
    qtbot.keyPress(edited.pane, Qt.Key.Key_C)
    qtbot.waitUntil(edited.bench.comparison.item.isVisible, timeout=20_000)
    np.testing.assert_array_equal(pixels_at(edited, 12), column_of(start, 12))
    qtbot.keyRelease(edited.pane, Qt.Key.Key_C)
    np.testing.assert_array_equal(pixels_at(edited, 12), column_of(after, 12))


def test_split_view_shows_both_sides_of_a_divider_that_can_be_dragged(
    qtbot: QtBot, edited: MainWindow, settled: Wait
) -> None:
    start, after = before_and_after(edited, settled)
    edited.commands.split.trigger()
    item = edited.bench.comparison.item
    qtbot.waitUntil(item.isVisible, timeout=20_000)
    assert (column_of(start, 4) != column_of(after, 4)).any()
    np.testing.assert_array_equal(pixels_at(edited, 4), column_of(start, 4))
    np.testing.assert_array_equal(pixels_at(edited, 13), column_of(after, 13))
    drag(qtbot, edited, 8.0, 3.0)
    assert item.share == pytest.approx(3 / 16, abs=0.02)
    np.testing.assert_array_equal(pixels_at(edited, 6), column_of(after, 6))
    edited.commands.split.trigger()
    assert not item.isVisible()


def test_the_divider_is_moved_by_keys_within_the_picture(qtbot: QtBot, edited: MainWindow) -> None:
    item, shift = edited.bench.comparison.item, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(edited.pane, Qt.Key.Key_Left, shift)
    assert item.share == 0.5
    edited.commands.split.trigger()
    qtbot.waitUntil(item.isVisible, timeout=20_000)
    qtbot.keyClick(edited.pane, Qt.Key.Key_Left, shift)
    assert item.share == pytest.approx(0.45)
    for _ in range(12):
        qtbot.keyClick(edited.pane, Qt.Key.Key_Right, shift)
    assert item.share == 1.0


def drag(qtbot: QtBot, window: MainWindow, start: float, end: float) -> None:
    viewport = window.pane.viewport()
    row = 12.0

    def place(column: float) -> QPoint:
        return window.pane.mapFromScene(QPointF(column, row))

    qtbot.mousePress(viewport, LEFT, pos=place(start))
    for column in np.linspace(start, end, 5):
        qtbot.mouseMove(viewport, place(float(column)))
    qtbot.mouseRelease(viewport, LEFT, pos=place(end))


def test_two_pictures_of_the_history_are_compared(qtbot: QtBot, edited: MainWindow, settled: Wait) -> None:
    edited.editor.random(9)
    settled(edited)
    edited.bench.strip.compare_wanted.emit(1)
    item = edited.bench.comparison.item
    qtbot.waitUntil(item.isVisible, timeout=20_000)
    assert edited.commands.split.isChecked()
    assert edited.bench.comparison.reference == edited.editor.history.items[1].scene
    smile = edited.editor.history.items[1].title
    assert item.titles == (smile, "Seed 9")
    edited.editor.go_to(0)
    settled(edited)
    assert item.titles == (smile, "Seed 1")


def test_another_session_lets_go_of_what_was_compared(edited: MainWindow, settled: Wait) -> None:
    edited.bench.comparison.compare_with(1)
    assert edited.bench.comparison.reference == edited.editor.scene
    edited.commands.new.trigger()
    settled(edited)
    reference = edited.bench.comparison.reference.document  # the start picture again
    assert reference.latent.tobytes() == edited.editor.scene.document.start.tobytes()


def test_leaving_the_window_lets_the_key_go(qtbot: QtBot, edited: MainWindow) -> None:
    held: list[bool] = []
    edited.bench.hold_key.held.connect(held.append)
    qtbot.keyPress(edited.pane, Qt.Key.Key_C)
    QApplication.sendEvent(edited, QEvent(QEvent.Type.WindowDeactivate))
    assert held == [True, False]


def test_a_letter_typed_into_the_search_box_compares_nothing(qtbot: QtBot, edited: MainWindow) -> None:
    held: list[bool] = []
    edited.bench.hold_key.held.connect(held.append)
    edited.panel.search.setFocus()
    qtbot.keyClick(edited.panel.search, Qt.Key.Key_C)
    assert held == []
