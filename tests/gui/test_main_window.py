"""The window as a person meets it: real mouse and keys, a real generator in its own thread."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
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

from tlgan_desktop.editing import read_recipe, save_picture
from tlgan_desktop.generators import open_generator, to_uint8
from tlgan_desktop.gui.feature_slider import FeatureSlider
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.theme import DARK

Wait = Callable[[MainWindow], None]
Make = Callable[..., MainWindow]
LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, slider: FeatureSlider, target: float, steps: int = 12) -> None:
    """Take the knob and pull it to a position, without letting go on the way."""
    start = slider.state.position
    qtbot.mousePress(slider, LEFT, pos=place(slider, start))
    for share in np.linspace(0, 1, steps):
        qtbot.mouseMove(slider, place(slider, start + share * (target - start)))
    qtbot.mouseRelease(slider, LEFT, pos=place(slider, target))


def place(slider: FeatureSlider, position: float) -> QPoint:
    return QPoint(round(slider.x_of(position)), slider.height() // 2)


def save(window: MainWindow, path: Path) -> None:
    save_picture(path, to_pixels(window.shown.image), window.editor.recipe(window.shown.scene))


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


def test_a_saved_picture_dropped_on_the_window_comes_back_exactly(
    qtbot: QtBot, window: MainWindow, settled: Wait, tmp_path: Path
) -> None:
    qtbot.mouseClick(window.panel.rows["Hat"].lock, LEFT)
    drag(qtbot, window.panel.rows["Smile"].slider, 1.2)
    settled(window)
    made, pixels = window.editor.scene, to_pixels(window.pane.image())
    save(window, tmp_path / "edited.png")
    window.commands.random.trigger()
    settled(window)
    window.open_files([tmp_path / "edited.png"])
    settled(window)
    assert window.editor.scene.document == made.document
    np.testing.assert_array_equal(to_pixels(window.pane.image()), pixels)
    assert read_recipe(tmp_path / "edited.png").document == made.document


def truncated(path: Path, source: Path) -> Path:
    path.write_bytes(source.read_bytes()[: source.stat().st_size // 3])
    return path


def edited(path: Path, source: Path) -> Path:
    content = bytearray(source.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(content)
    return path


def foreign(path: Path, source: Path) -> Path:
    path.write_bytes(b"\x00\x01 neither a generator nor axes" * 9)
    return path


def missing(path: Path, source: Path) -> Path:
    return path


@pytest.mark.parametrize("spoil", [missing, truncated, foreign, edited])
@pytest.mark.parametrize("kind", ["generator", "axes", "png"])
def test_a_bad_file_gives_one_sentence_and_the_picture_stays(
    qtbot: QtBot,
    window: MainWindow,
    tmp_path: Path,
    tiny_generator_path: Path,
    tiny_axes_path: Path,
    spoil: Callable[[Path, Path], Path],
    kind: str,
) -> None:
    picture, axes = window.pane.image(), window.editor.axis_set
    png = tmp_path / "good.png"
    save(window, png)
    source = {"generator": tiny_generator_path, "axes": tiny_axes_path, "png": png}[kind]
    bad = spoil(tmp_path / f"bad{source.suffix}", source)
    window.open_files([bad])
    qtbot.waitUntil(lambda: window.notice.text != "", timeout=20_000)
    assert bad.name in window.notice.text
    assert window.notice.text.count(". ") == 0
    assert window.pane.image() == picture
    assert window.editor.axis_set is axes
    assert window.status.busy.text() == ""


def test_axes_of_another_generator_are_refused_and_the_picture_stays(
    qtbot: QtBot,
    make_window: Make,
    settled: Wait,
    other_generator_path: Path,
    tiny_axes_path: Path,
) -> None:
    window = make_window(other_generator_path)
    settled(window)
    picture = window.pane.image()
    window.open_files([tiny_axes_path])
    assert "found for another generator" in window.notice.text
    assert window.pane.image() == picture
    assert not window.panel.rows


def test_another_generator_takes_over_with_no_axes(
    window: MainWindow, settled: Wait, qtbot: QtBot, other_generator_path: Path
) -> None:
    window.open_files([other_generator_path])
    qtbot.waitUntil(lambda: window.editor.info.name == "Tiny 1", timeout=20_000)
    settled(window)
    assert window.editor.axis_set is None
    assert not window.panel.rows
    assert not window.commands.undo.isEnabled()


def test_opening_twice_and_editing_meanwhile_ends_on_the_last(
    qtbot: QtBot,
    window: MainWindow,
    settled: Wait,
    other_generator_path: Path,
    tiny_generator_path: Path,
    tiny_axes_path: Path,
) -> None:
    opened: list[int] = []
    window.inference.answered.connect(lambda result: opened.append(getattr(result, "sequence", 0)))
    for _ in range(3):
        window.open_files([other_generator_path])
        drag(qtbot, window.panel.rows["Smile"].slider, 1.0)
        last = window.inference._sequence + 1
        window.open_files([tiny_generator_path, tiny_axes_path])
        drag(qtbot, window.panel.rows["Smile"].slider, 1.0)
    qtbot.waitUntil(lambda: last in opened, timeout=20_000)
    settled(window)
    assert window.editor.info.name == "Tiny 0"
    assert len(window.panel.rows) == 10
    assert window.notice.text == ""


def test_a_broken_generator_at_the_start_leaves_a_window_that_can_open_another(
    qtbot: QtBot,
    make_window: Make,
    settled: Wait,
    tmp_path: Path,
    tiny_generator_path: Path,
) -> None:
    window = make_window(foreign(tmp_path / "bad.safetensors", tiny_generator_path))
    qtbot.waitUntil(lambda: "bad.safetensors" in window.notice.text, timeout=20_000)
    assert not window.commands.random.isEnabled()
    window.open_files([tiny_generator_path])
    settled(window)
    assert window.notice.text == ""


def test_without_the_shipped_generator_it_says_what_is_missing(
    make_window: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "tlgan_desktop.paths.default_generator", lambda: tmp_path / "portraits-generator.safetensors"
    )
    window = make_window()
    assert "portraits-generator.safetensors" in window.notice.text
    assert not window.commands.save.isEnabled()


def test_the_shipped_generator_comes_with_its_axes(
    make_window: Make,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
    tiny_generator_path: Path,
    tiny_axes_path: Path,
) -> None:
    monkeypatch.setattr("tlgan_desktop.paths.default_generator", lambda: tiny_generator_path)
    monkeypatch.setattr("tlgan_desktop.paths.default_axes", lambda: tiny_axes_path)
    window = make_window()
    settled(window)
    assert len(window.panel.rows) == 10


def test_closing_while_pictures_are_made_ends_the_thread(qtbot: QtBot, window: MainWindow) -> None:
    drag(qtbot, window.panel.rows["Smile"].slider, 2.0)
    assert window.close()
    assert window.stopped_in_time


def test_closing_while_torch_loads_or_a_generator_opens_ends_the_thread(
    make_window: Make, tiny_generator_path: Path
) -> None:
    window = make_window(tiny_generator_path)
    assert window.close()
    assert window.stopped_in_time


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


def test_menus_have_no_shortcut_twice(window: MainWindow) -> None:
    shortcuts = [keys for keys, _ in window.commands.key_list()]
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
