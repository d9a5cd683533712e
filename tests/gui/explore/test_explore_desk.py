"""The menu of exploring, and the average face."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tlgan_desktop import paths
from tlgan_desktop.generators import Generator, to_uint8
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


def test_every_action_has_a_place_a_tip_and_a_key_of_its_own(window: MainWindow) -> None:
    explore, commands = window.bench.explore, window.commands
    own = (explore.more, explore.mixing, explore.average, explore.set_to)
    assert [action for action in commands.menus()["E&xplore"] if action is not None] == list(own)
    assert explore.side_effects in commands.menus()["&View"]
    keys = Counter(
        key.toString() for action in commands.all() for key in action.shortcuts() if not key.isEmpty()
    )
    assert not [key for key, count in keys.items() if count > 1]
    for action in (*own, explore.side_effects):
        assert action.toolTip()
        assert not action.shortcut().isEmpty()


def test_without_a_picture_nothing_can_be_explored(
    make_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "default_generator", lambda: tmp_path / "none.safetensors")
    explore = make_window().bench.explore
    for action in (explore.more, explore.mixing, explore.average, explore.set_to):
        assert not action.isEnabled()


def test_the_average_face_is_drawn_and_undone(
    window: MainWindow, settled: Wait, tiny_generator: Generator
) -> None:
    before = window.editor.scene
    window.bench.explore.average.trigger()
    settled(window)
    expected = to_uint8(tiny_generator.forward(before.document.latent[None], truncation=0.0))[0]
    np.testing.assert_array_equal(to_pixels(window.pane.image()), expected)
    assert window.editor.history.undo_label == "Average face"
    assert "Truncation is 0" in window.status.currentMessage()
    window.editor.undo()
    assert window.editor.scene == before
    assert not window.status.currentMessage()
    settled(window)


def test_the_feature_with_the_keyboard_is_the_one_to_set(told: MainWindow, settled: Wait) -> None:
    told.activateWindow()
    told.panel.rows["Hat"].slider.setFocus()
    told.bench.explore.set_to.trigger()
    assert told.bench.explore.goal.feature.currentText() == "Hat"
    told.bench.explore.goal.reject()


@pytest.mark.parametrize("opened", ["more", "mixing"])
def test_a_window_can_be_closed_while_pictures_are_under_way(window: MainWindow, opened: str) -> None:
    getattr(window.bench.explore, opened).trigger()
    window.close()
    assert window.stopped_in_time
