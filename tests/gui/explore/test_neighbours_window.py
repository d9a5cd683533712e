"""More like this: a grid by mouse and keyboard."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tlgan_desktop.generators import Generator, to_uint8
from tlgan_desktop.gui.explore.neighbours_window import NeighboursWindow
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


@pytest.fixture
def grid(qtbot: QtBot, window: MainWindow) -> NeighboursWindow:
    window.bench.explore.more.trigger()
    shown = window.bench.explore.neighbours
    wait_until_drawn(qtbot, shown)
    return shown


def wait_until_drawn(qtbot: QtBot, shown: NeighboursWindow) -> None:
    tiles = lambda: [*shown.grid.tiles, shown.now]  # noqa: E731 - the tiles change
    qtbot.waitUntil(lambda: all(tile.image is not None for tile in tiles()), timeout=20_000)
    qtbot.waitUntil(lambda: not shown.rest.isActive(), timeout=20_000)


def test_a_click_makes_a_neighbour_the_picture_in_one_step(
    qtbot: QtBot, window: MainWindow, grid: NeighboursWindow, settled: Wait, tiny_generator: Generator
) -> None:
    before = window.editor.scene
    chosen, seen = grid.documents[4], to_pixels(grid.grid.tiles[4].image)
    qtbot.mouseClick(grid.grid.tiles[4], Qt.MouseButton.LeftButton)
    settled(window)
    assert window.editor.scene.document == chosen
    np.testing.assert_array_equal(to_uint8(tiny_generator.forward(chosen.latent[None]))[0], seen)
    assert window.editor.history.undo_label == "Neighbour"
    wait_until_drawn(qtbot, grid)
    assert chosen not in grid.documents  # the next grid is around it
    window.editor.undo()
    assert window.editor.scene == before
    settled(window)


def test_the_keyboard_goes_round_the_grid_and_chooses(
    qtbot: QtBot, window: MainWindow, grid: NeighboursWindow, settled: Wait
) -> None:
    tiles = grid.grid.tiles
    tiles[0].setFocus()
    for key, number in (
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 4),
        (Qt.Key.Key_End, 8),
        (Qt.Key.Key_Down, 8),
        (Qt.Key.Key_Up, 5),
    ):
        qtbot.keyClick(grid.focusWidget(), key)
        assert grid.focusWidget() is tiles[number]
    chosen = grid.documents[5]
    qtbot.keyClick(tiles[5], Qt.Key.Key_Return)
    assert window.editor.scene.document == chosen
    assert grid.isVisible()
    qtbot.keyClick(grid, Qt.Key.Key_Escape)
    assert not grid.isVisible()
    settled(window)


def test_locked_features_stay_exactly(
    qtbot: QtBot, window: MainWindow, grid: NeighboursWindow, settled: Wait
) -> None:
    window.editor.set_lock("Age", locked=True)
    qtbot.waitUntil(lambda: grid.scene == window.editor.scene, timeout=20_000)
    grid.wildness.targeted.emit(1.0)
    before = window.editor.steering.positions(window.editor.scene.document.latent)
    for document in grid.documents:
        after = window.editor.steering.positions(document.latent)
        assert after["Age"] == pytest.approx(before["Age"], abs=1e-9)
        assert abs(after["Smile"] - before["Smile"]) > 1e-3
        assert document.locks == ("Age",)
    settled(window)


def test_wilder_is_farther_and_another_grid_is_another(
    qtbot: QtBot, window: MainWindow, grid: NeighboursWindow, settled: Wait
) -> None:
    steps = []
    for share in (0.1, 0.8):
        grid.wildness.targeted.emit(share)
        centre = window.editor.scene.document.latent
        steps.append(np.mean([np.linalg.norm(each.latent - centre) for each in grid.documents]))
    assert steps[1] > 3 * steps[0]
    documents = grid.documents
    qtbot.keyClick(grid, Qt.Key.Key_F5)
    assert not set(documents) & set(grid.documents)
    settled(window)


def test_the_grid_has_as_many_pictures_as_are_wanted(
    qtbot: QtBot, window: MainWindow, grid: NeighboursWindow, settled: Wait
) -> None:
    grid.columns.setCurrentIndex(grid.columns.findData(4))
    assert len(grid.documents) == len(grid.grid.tiles) == 16
    wait_until_drawn(qtbot, grid)
    names = {tile.accessibleName() for tile in grid.grid.tiles}
    assert names == {f"Neighbour {number}" for number in range(1, 17)}
    assert all(tile.accessibleDescription() for tile in grid.grid.tiles)
    settled(window)


def test_the_grid_follows_the_picture_once_it_rests(
    qtbot: QtBot, window: MainWindow, grid: NeighboursWindow, settled: Wait
) -> None:
    window.editor.begin_gesture()
    for target in np.linspace(0, 2, 20):
        window.editor.move("Smile", float(target))
    assert grid.scene != window.editor.scene
    grid.choose(0)  # of a picture that is gone
    assert window.editor.history.undo_label.startswith("Smile")
    qtbot.waitUntil(lambda: grid.scene == window.editor.scene, timeout=20_000)
    wait_until_drawn(qtbot, grid)


def test_without_axes_there_are_neighbours_as_well(
    qtbot: QtBot, make_window: Callable[..., MainWindow], tiny_generator_path: object, settled: Wait
) -> None:
    window = make_window(tiny_generator_path)
    settled(window)
    window.bench.explore.more.trigger()
    shown = window.bench.explore.neighbours
    wait_until_drawn(qtbot, shown)
    assert not shown.varied.isEnabled()
    shown.choose(3)
    settled(window)
    assert window.editor.history.undo_label == "Neighbour"
