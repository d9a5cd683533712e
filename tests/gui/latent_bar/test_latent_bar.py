"""Layers and classes below the picture."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import AxisSet, FeatureAxis, Whitening, write_axes
from tlgan_desktop.editing import save_picture
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators import open_generator, to_uint8
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.latent_bar.layers_control import layer_presets
from tlgan_desktop.gui.main_window import MainWindow

PARITY = Path(__file__).parents[2] / "data" / "parity"
WAIT = 20_000
Make = Callable[..., MainWindow]
Wait = Callable[[MainWindow], None]


def axes_in_w(folder: Path, generator_path: Path) -> Path:
    generator = open_generator(generator_path)
    styles = generator.mapping(generator.sample(0, 200)).double().numpy()
    axes = tuple(
        FeatureAxis(name, "", FeatureKind.CONTINUOUS, row)
        for name, row in zip(("Smile", "Age"), np.eye(styles.shape[1]), strict=False)
    )
    axis_set = AxisSet(
        axes, "w", generator.info.prior, generator.info.fingerprint, whitening=Whitening.fit(styles)
    )
    write_axes(folder / "w-axes.safetensors", axis_set)
    return folder / "w-axes.safetensors"


@pytest.fixture
def layered(make_window: Make, settled: Wait, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window with a generator of eight layers and axes in w."""
    generator = PARITY / "sg3_sg2.pkl"
    window = make_window(generator, axes_in_w(tmp_path, generator))
    qtbot.waitUntil(lambda: window.editor.scene is not None, timeout=WAIT)
    settled(window)
    return window


@pytest.fixture
def conditional(make_window: Make, settled: Wait) -> MainWindow:
    """A window with a generator of five classes."""
    window = make_window(PARITY / "sg2ada_cond.pkl")
    settled(window)
    return window


@given(st.integers(1, 30))
def test_presets_part_the_layers(num_layers: int) -> None:
    presets = list(layer_presets(num_layers).values())
    layers = [layer for first, last in presets for layer in range(first, last + 1)]
    assert layers == (list(range(num_layers)) if num_layers > 4 else [])


def test_the_bar_is_there_only_where_it_has_something_to_say(
    window: MainWindow, layered: MainWindow, conditional: MainWindow
) -> None:
    assert not window.bench.latent_bar.isVisible()
    assert layered.bench.latent_bar.layers.isVisible()
    assert not layered.bench.latent_bar.classes.isVisible()
    assert conditional.bench.latent_bar.classes.isVisible()
    assert not conditional.bench.latent_bar.layers.isVisible()


def test_edits_act_on_the_chosen_layers_alone_and_the_choice_is_undone(
    layered: MainWindow, settled: Wait
) -> None:
    control, editor = layered.bench.latent_bar.layers, layered.editor
    editor.begin_gesture()
    editor.move("Smile", 2.5)
    settled(layered)
    everywhere = to_pixels(layered.pane.image())
    control.preset.setCurrentIndex(control.preset.findText("Middle"))
    control.preset.activated.emit(control.preset.currentIndex())
    settled(layered)
    assert editor.scene.document.layers == (4, 7)
    assert (control.first.value(), control.last.value()) == (4, 7)
    assert layered.commands.undo.text() == "&Undo Layers 4 to 7"
    generator = open_generator(PARITY / "sg3_sg2.pkl")
    latents = editor.scene.document.drawn(8)[None]
    expected = to_uint8(generator.forward(latents, space="w"))[0]
    np.testing.assert_array_equal(to_pixels(layered.pane.image()), expected)
    assert (expected != everywhere).any()
    layered.commands.undo.trigger()
    settled(layered)
    assert editor.scene.document.layers is None
    assert control.preset.currentText() == "All"
    np.testing.assert_array_equal(to_pixels(layered.pane.image()), everywhere)


def test_first_and_last_keep_their_order_and_all_layers_are_no_choice(layered: MainWindow) -> None:
    control, editor = layered.bench.latent_bar.layers, layered.editor
    control.last.setValue(2)
    assert editor.scene.document.layers == (0, 2)
    control.first.setValue(5)
    assert editor.scene.document.layers == (5, 5)
    assert control.preset.currentIndex() == -1
    control.last.setValue(7)
    control.first.setValue(0)
    assert editor.scene.document.layers is None
    assert control.preset.currentText() == "All"


def test_a_class_is_drawn_and_undone(conditional: MainWindow, settled: Wait) -> None:
    control, generator = conditional.bench.latent_bar.classes, open_generator(PARITY / "sg2ada_cond.pkl")
    control.box.setValue(3)
    settled(conditional)
    expected = to_uint8(generator.forward(generator.sample(1), labels=3))[0]
    np.testing.assert_array_equal(to_pixels(conditional.pane.image()), expected)
    conditional.commands.random.trigger()
    assert conditional.editor.scene.labels == 3
    conditional.commands.undo.trigger()
    conditional.commands.undo.trigger()
    assert control.box.value() == 0


def test_in_w_a_class_is_another_latent(
    make_window: Make, settled: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    path = PARITY / "sg2ada_cond.pkl"
    window = make_window(path, axes_in_w(tmp_path, path))
    qtbot.waitUntil(lambda: window.editor.scene is not None, timeout=WAIT)
    settled(window)
    window.bench.latent_bar.classes.box.setValue(4)
    qtbot.waitUntil(lambda: window.editor.scene.labels == 4, timeout=WAIT)
    settled(window)
    generator = open_generator(path)
    mapped = generator.mapping(generator.sample(1), 4)[0].double().numpy()
    np.testing.assert_array_equal(window.editor.scene.document.latent, mapped)
    window.editor.restore(window.editor.recipe(window.editor.scene))
    window.bench.latent_bar.classes.box.setValue(2)
    assert "which holds its class" in window.notice.text
    assert window.bench.latent_bar.classes.box.value() == 4


def test_a_picture_opened_with_axes_in_w_is_not_replaced_by_the_first_one(
    layered: MainWindow, make_window: Make, settled: Wait, qtbot: QtBot, tmp_path: Path
) -> None:
    layered.commands.undo.trigger()
    layered.editor.random(77)
    qtbot.waitUntil(lambda: layered.editor.scene.seed == 77, timeout=WAIT)
    settled(layered)
    recipe = layered.editor.recipe(layered.editor.scene)
    save_picture(tmp_path / "made.png", to_pixels(layered.pane.image()), recipe)
    window = make_window(PARITY / "sg3_sg2.pkl", tmp_path / "w-axes.safetensors", tmp_path / "made.png")
    qtbot.waitUntil(lambda: window.editor.scene is not None, timeout=WAIT)
    settled(window)
    window.commands.random.trigger()
    qtbot.waitUntil(lambda: window.editor.scene.seed is not None, timeout=WAIT)
    assert len(window.editor.history.items) == 2
    assert window.editor.history.items[0].scene.document == layered.editor.scene.document
