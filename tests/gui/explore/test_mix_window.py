"""A mix of two pictures."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tlgan_desktop.generators import Generator
from tlgan_desktop.gui.explore.mix_window import MixWindow
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


@pytest.fixture
def mix(qtbot: QtBot, window: MainWindow, settled: Wait) -> MixWindow:
    """The dialog on seed 9, beside seed 1 of the history."""
    window.editor.random(9)
    settled(window)
    window.bench.explore.mixing.trigger()
    return window.bench.explore.mix


def wait_until_drawn(qtbot: QtBot, mix: MixWindow) -> None:
    tiles = (mix.one.tile, mix.other.tile, mix.preview)
    qtbot.waitUntil(lambda: all(tile.image is not None for tile in tiles), timeout=20_000)


def test_the_ends_are_the_two_pictures(qtbot: QtBot, window: MainWindow, mix: MixWindow) -> None:
    wait_until_drawn(qtbot, mix)
    assert (mix.one.title, mix.other.title) == ("Seed 9", "Seed 1")
    for share, source in ((0.0, mix.one), (1.0, mix.other)):
        mix.share.targeted.emit(share)
        np.testing.assert_allclose(mix.mix.document.latent, source.scene.document.latent, atol=1e-12)
        qtbot.waitUntil(lambda source=source: same(mix, source), timeout=20_000)
    mix.reject()


def same(mix: MixWindow, source: object) -> bool:
    difference = to_pixels(mix.preview.image).astype(int) - to_pixels(source.tile.image)
    return bool(np.abs(difference).max() <= 1)


def test_using_a_mix_is_one_step(qtbot: QtBot, window: MainWindow, mix: MixWindow, settled: Wait) -> None:
    before = len(window.editor.history.items)
    mix.share.setFocus()
    qtbot.keyClick(mix.share, Qt.Key.Key_Right)
    assert mix.share.share == pytest.approx(0.6)
    wanted = mix.mix
    qtbot.keyClick(mix.share, Qt.Key.Key_Return)
    settled(window)
    assert not mix.isVisible()
    assert window.editor.scene == wanted
    assert len(window.editor.history.items) == before + 1
    assert window.editor.history.undo_label == "Mix of Seed 9 and Seed 1"


def test_locked_features_stay_as_they_are_on_screen(window: MainWindow, settled: Wait, qtbot: QtBot) -> None:
    window.editor.random(9)
    window.editor.set_lock("Age", locked=True)
    settled(window)
    window.bench.explore.mixing.trigger()
    mix = window.bench.explore.mix
    assert "Age" in mix.note.text()
    held = window.editor.sliders()["Age"].position
    for share in (0.0, 0.3, 1.0):
        mix.share.targeted.emit(share)
        position = window.editor.steering.positions(mix.mix.document.latent)["Age"]
        assert position == pytest.approx(held, abs=1e-9)
    mix.reject()


def test_a_seed_can_be_mixed_in(qtbot: QtBot, window: MainWindow, mix: MixWindow, settled: Wait) -> None:
    mix.other.choice.setCurrentIndex(mix.other.choice.count() - 1)
    mix.other.seed.setValue(77)
    mix.share.targeted.emit(1.0)
    wait_until_drawn(qtbot, mix)
    mix.accept()
    settled(window)
    assert window.editor.history.undo_label == "Mix of Seed 9 and Seed 77"
    mixed = window.editor.scene.document.latent
    window.editor.random(77)
    settled(window)
    np.testing.assert_allclose(mixed, window.editor.scene.document.latent, atol=1e-12)


def test_a_seed_is_mapped_to_w_first(
    qtbot: QtBot,
    make_window: Callable[..., MainWindow],
    settled: Wait,
    tiny_generator: Generator,
    tiny_generator_path: Path,
    w_axes_path: Path,
) -> None:
    window = make_window(tiny_generator_path, w_axes_path)
    settled(window)
    assert window.editor.space == "w"
    window.bench.explore.mixing.trigger()
    mix = window.bench.explore.mix
    mix.other.choice.setCurrentIndex(mix.other.choice.count() - 1)
    mix.other.seed.setValue(77)
    mix.share.targeted.emit(1.0)
    style = tiny_generator.mapping(tiny_generator.sample(77))[0].double().numpy()
    qtbot.waitUntil(lambda: mix.mix is not None and mix.other.scene.seed == 77, timeout=20_000)
    np.testing.assert_allclose(mix.mix.document.latent, style, atol=1e-6)
    mix.reject()


def test_cancel_changes_nothing(qtbot: QtBot, window: MainWindow, mix: MixWindow) -> None:
    before = window.editor.scene
    mix.share.targeted.emit(0.9)
    qtbot.keyClick(mix, Qt.Key.Key_Escape)
    assert not mix.isVisible()
    assert window.editor.scene == before
