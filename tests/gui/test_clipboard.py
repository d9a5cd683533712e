"""Pictures and recipes that leave by the clipboard or by a drag, and recipes that come back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from pytestqt.qtbot import QtBot

from tlgan_desktop.editing import Recipe, read_recipe
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


def test_without_a_clipboard_there_is_no_recipe_to_paste(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)  # as where another program withholds it
    before = window.editor.history
    window.commands.paste.trigger()
    assert window.notice.text
    assert window.editor.history is before


def test_a_recipe_is_copied_and_pasted_to_the_last_bit(window: MainWindow, settled: Wait) -> None:
    window.editor.begin_gesture()
    window.editor.move("Smile", 1.0)
    made = window.editor.scene.document
    window.commands.copy_recipe.trigger()
    assert Recipe.from_text(QGuiApplication.clipboard().text()).document == made
    window.editor.random(8)
    window.commands.paste.trigger()
    settled(window)
    assert window.editor.scene.document == made


def test_a_text_that_is_no_recipe_is_told(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("hello")
    window.commands.paste.trigger()
    assert "not a TL-GAN Desktop recipe" in window.notice.text


def test_the_picture_is_copied_as_it_is(window: MainWindow) -> None:
    window.commands.copy_picture.trigger()
    copied = QGuiApplication.clipboard().image()
    np.testing.assert_array_equal(to_pixels(copied), to_pixels(window.pane.image()))


def test_a_picture_of_the_generator_before_is_no_longer_copied_or_dragged(
    window: MainWindow, other_generator_path: Path, qtbot: QtBot
) -> None:
    """Its recipe would name the generator that is open now."""
    dragged: list[object] = []
    window.editor.axes_changed.connect(lambda: dragged.append(window.bench.drag_out.data()))
    window.open_files([other_generator_path])
    qtbot.waitUntil(lambda: window.editor.info.name == "Tiny 1", timeout=20_000)
    assert dragged[0] is None
    qtbot.waitUntil(lambda: window.shown is not None, timeout=20_000)
    recipe = read_recipe(Path(window.bench.drag_out.data().urls()[0].toLocalFile()))
    assert recipe.generator_fingerprint == window.editor.info.fingerprint


def test_every_drag_has_a_file_of_its_own(window: MainWindow, settled: Wait) -> None:
    paths = []
    for seed in (5, 6):
        window.editor.random(seed)
        window.editor.rename(window.editor.history.current, "Mona " * 60)
        settled(window)
        paths.append(Path(window.bench.drag_out.data().urls()[0].toLocalFile()))
    assert paths[0].name == paths[1].name
    assert read_recipe(paths[0]).document != read_recipe(paths[1]).document


def test_a_drag_without_room_for_its_file_is_told(qtbot: QtBot, window: MainWindow) -> None:
    folder = Path(window.bench.drag_out.data().urls()[0].toLocalFile()).parents[1]
    shutil.rmtree(folder)
    folder.write_text("in the way")
    viewport, middle = window.pane.viewport(), window.pane.viewport().rect().center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(viewport, middle + QPoint(100, 0))
    assert "cannot be made" in window.notice.text
    folder.unlink()


def test_what_is_dragged_out_is_a_file_that_restores_the_picture(window: MainWindow) -> None:
    data = window.bench.drag_out.data()
    assert data is not None
    path = Path(data.urls()[0].toLocalFile())
    assert read_recipe(path).document == window.editor.scene.document
    assert data.hasImage()
    window.close()
    assert not path.exists()
