"""Files that come and go in the window: saved pictures, bad files, other generators; closing meanwhile."""

from collections.abc import Callable
from pathlib import Path

import hand
import numpy as np
import pytest
from mouse import LEFT, drag
from pytestqt.qtbot import QtBot
from told_axes import save_w_axes

from tlgan_desktop.editing import picture_endings, save_picture
from tlgan_desktop.generators import open_generator
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.opening import PORTRAIT_SEED
from tlgan_desktop.gui.prompts import Answer, Prompts

Wait = Callable[[MainWindow], None]
Make = Callable[..., MainWindow]
MILLISECONDS = 20_000


def save(window: MainWindow, path: Path) -> None:
    save_picture(path, to_pixels(window.shown.image), window.editor.recipe(window.shown.scene))


def test_a_saved_picture_of_any_format_dropped_on_the_window_comes_back_exactly(
    qtbot: QtBot, window: MainWindow, settled: Wait, tmp_path: Path
) -> None:
    qtbot.mouseClick(window.panel.rows["Hat"].lock, LEFT)
    drag(qtbot, window.panel.rows["Smile"].slider, 1.2)
    settled(window)
    made, pixels = window.editor.scene, to_pixels(window.pane.image())
    paths = [tmp_path / f"edited{ending}" for ending in picture_endings()]
    for path in paths:
        save(window, path)
    for path in paths:
        window.commands.random.trigger()
        settled(window)
        hand.drop(window, [path])
        settled(window)
        assert window.editor.scene.document == made.document
        np.testing.assert_array_equal(to_pixels(window.pane.image()), pixels)


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


@pytest.mark.parametrize("spoil", [missing, truncated, foreign])
def test_a_damaged_generator_is_told_without_a_question_about_unsaved_work(
    qtbot: QtBot,
    window: MainWindow,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    tiny_generator_path: Path,
    spoil: Callable[[Path, Path], Path],
) -> None:
    drag(qtbot, window.panel.rows["Smile"].slider, 1.2)
    settled(window)
    history = window.editor.history
    asked: list[str] = []
    monkeypatch.setattr(Prompts, "ask_to_save", lambda _, name, *__: asked.append(name) or Answer.DISCARD)
    window.open_files([spoil(tmp_path / "bad.safetensors", tiny_generator_path)])
    qtbot.waitUntil(lambda: "bad.safetensors" in window.notice.text, timeout=MILLISECONDS)
    assert window.editor.history is history
    assert not asked


def test_axes_of_two_spaces_at_once_leave_a_picture_to_edit(
    window: MainWindow, settled: Wait, tmp_path: Path, tiny_generator_path: Path, tiny_axes_path: Path
) -> None:
    generator = open_generator(tiny_generator_path)
    in_w = save_w_axes(tmp_path / "w-axes.safetensors", generator, tiny_axes_path)
    for files, space in (([in_w, tiny_axes_path], "z"), ([in_w, in_w], "w")):
        window.open_files(files)
        settled(window)
        assert window.editor.space == space
        assert window.editor.scene is not None


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
    assert window.inference._sequence == 1  # the shipped one is not opened as well
    qtbot.waitUntil(lambda: "bad.safetensors" in window.notice.text, timeout=20_000)
    assert not window.commands.random.isEnabled()
    window.open_files([tiny_generator_path])
    settled(window)
    assert window.notice.text == ""


def test_without_the_shipped_generator_it_says_what_is_missing(
    qtbot: QtBot, make_window: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "tlgan_desktop.paths.default_generator", lambda: tmp_path / "portraits-generator.safetensors"
    )
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.bench.settings.devices), timeout=MILLISECONDS)  # torch is loaded
    qtbot.waitUntil(lambda: "Drop a generator here" in window.pane.caption, timeout=MILLISECONDS)
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
    assert window.editor.scene.seed == PORTRAIT_SEED


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


def test_every_file_of_a_drop_that_is_refused_is_named(window: MainWindow, tmp_path: Path) -> None:
    for number in range(6):
        hand.drop(window, [foreign(tmp_path / f"{number}{name}.png", tmp_path) for name in "ab"])
        assert [line[:2] for line in window.notice.text.splitlines()] == [f"{number}a", f"{number}b"]
