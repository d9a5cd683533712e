"""Sessions in the window: saved, reopened, asked for, kept as they go and offered after a crash."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import Whitening, read_axes, write_axes
from tlgan_desktop.editing import read_session, save_picture
from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import open_generator
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.prompts import Answer, Prompts
from tlgan_desktop.gui.sessions.known_generators import KEY, KnownGenerators

Wait = Callable[[MainWindow], None]
Make = Callable[..., MainWindow]


def edit(window: MainWindow, settled: Wait, target: float = 1.0) -> None:
    window.editor.set_lock("Hat", locked=True)
    window.editor.begin_gesture()
    window.editor.move("Smile", target)
    settled(window)


def test_a_saved_session_comes_back_whole_with_its_generator(
    window: MainWindow, make_window: Make, settled: Wait, tmp_path: Path, qtbot: QtBot
) -> None:
    edit(window, settled)
    window.editor.pin(2, pinned=True)
    window.editor.undo()
    path = tmp_path / "faces.tlgan"
    qtbot.waitUntil(lambda: window.editor.scene in window.bench.thumbnails, timeout=20_000)
    assert window.isWindowModified()
    assert window.bench.sessions.keeper.save_at(path)
    assert not window.isWindowModified()
    assert window.windowTitle() == "faces[*] – TL-GAN Desktop"
    made, thumbnail = window.editor.history, window.bench.thumbnails.encoded(window.editor.scene)
    window.close()
    again = make_window(path)  # finds the generator where the session saw it last
    settled(again)
    assert again.editor.history == made
    assert len(again.panel.rows) == 10
    assert again.bench.thumbnails.encoded(again.editor.scene) == thumbnail
    assert not again.isWindowModified()
    assert again.bench.sessions.recent.files[0] == path


@pytest.fixture
def orphan(
    window: MainWindow, settled: Wait, monkeypatch: pytest.MonkeyPatch, settings: QSettings
) -> Callable[[Path], None]:
    """Saves the window's session as one whose generator nobody knows the place of."""

    def save(path: Path) -> None:
        edit(window, settled)
        monkeypatch.setattr(window.opener, "generator_path", path.with_name("gone.safetensors"))
        assert window.bench.sessions.keeper.save_at(path)
        settings.remove(KEY)

    return save


def test_a_session_of_a_missing_generator_says_which(
    window: MainWindow,
    orphan: Callable[[Path], None],
    settled: Wait,
    make_window: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    other_generator_path: Path,
    tiny_generator_path: Path,
    qtbot: QtBot,
) -> None:
    orphan(tmp_path / "faces.tlgan")
    monkeypatch.setattr("tlgan_desktop.paths.default_generator", lambda: other_generator_path)
    other = make_window(tmp_path / "faces.tlgan")
    settled(other)
    assert "faces.tlgan was made with Tiny 0; open that generator first." in other.notice.text
    assert other.editor.info.name == "Tiny 1"
    made = window.editor.history
    other.open_files([tiny_generator_path])  # found after all
    qtbot.waitUntil(lambda: other.editor.history == made, timeout=20_000)
    assert other.windowTitle().startswith("faces[*]")


def test_the_shipped_generator_has_its_axes_where_a_session_of_another_one_does_not_open(
    orphan: Callable[[Path], None],
    settled: Wait,
    make_window: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    other_generator_path: Path,
    tiny_axes_path: Path,
) -> None:
    orphan(tmp_path / "faces.tlgan")
    info = open_generator(other_generator_path).info
    shipped = replace(read_axes(tiny_axes_path), generator_fingerprint=info.fingerprint)
    write_axes(tmp_path / "shipped.safetensors", shipped)
    monkeypatch.setattr("tlgan_desktop.paths.default_generator", lambda: other_generator_path)
    monkeypatch.setattr("tlgan_desktop.paths.default_axes", lambda: tmp_path / "shipped.safetensors")
    other = make_window(tmp_path / "faces.tlgan")
    settled(other)
    assert "faces.tlgan" in other.notice.text
    assert other.editor.axis_set.names == shipped.names
    before = other.editor.history
    other.open_files([tmp_path / "faces.tlgan"])
    assert other.editor.history is before  # for nothing else has opened


def test_the_shipped_generator_is_always_at_hand_and_no_recent_file(
    window: MainWindow, settled: Wait, tiny_generator_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tlgan_desktop.paths.default_generator", lambda: tiny_generator_path)
    recent = window.bench.sessions.recent
    recent.menu.aboutToShow.emit()
    actions = [action for action in recent.menu.actions() if not action.isSeparator()]
    shipped = next(action for action in actions if "ships with" in action.text())
    before, chosen = recent.files, []
    recent.chosen.connect(chosen.append)
    shipped.trigger()
    settled(window)
    assert chosen == [tiny_generator_path]
    assert recent.files == before


def test_a_damaged_session_is_told_and_the_picture_stays(
    window: MainWindow, settled: Wait, tmp_path: Path
) -> None:
    edit(window, settled)
    path = tmp_path / "faces.tlgan"
    window.bench.sessions.keeper.save_at(path)
    path.write_bytes(path.read_bytes()[:500])
    before = window.editor.history
    window.open_files([path])
    assert "faces.tlgan" in window.notice.text
    assert window.editor.history is before


@pytest.mark.parametrize(("answer", "closes"), [(Answer.STAY, False), (Answer.DISCARD, True)])
def test_closing_asks_for_unsaved_work(
    window: MainWindow, settled: Wait, monkeypatch: pytest.MonkeyPatch, answer: Answer, closes: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Prompts, "ask_to_save", lambda _, name, *__: asked.append(name) or answer)
    edit(window, settled)
    assert window.close() is closes
    assert asked == ["Tiny 0"]
    monkeypatch.setattr(Prompts, "ask_to_save", lambda *_: Answer.DISCARD)


def test_saving_at_the_question_saves_and_nothing_to_lose_is_not_asked_for(
    window: MainWindow, settled: Wait, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    answers = [Answer.SAVE]
    monkeypatch.setattr(Prompts, "ask_to_save", lambda *_: answers.pop())
    monkeypatch.setattr(Prompts, "session_place", lambda *_: tmp_path / "faces.tlgan")
    assert window.bench.sessions.keeper.may_leave()  # one picture, untouched
    edit(window, settled)
    made = window.editor.history
    assert window.close()
    assert read_session(tmp_path / "faces.tlgan").history == made
    assert not answers


def test_a_session_that_cannot_be_saved_stays_unsaved(
    window: MainWindow, settled: Wait, tmp_path: Path
) -> None:
    edit(window, settled)
    assert not window.bench.sessions.keeper.save_at(tmp_path / "none" / "faces.tlgan")
    assert "cannot be written" in window.notice.text
    assert window.isWindowModified()


def test_a_new_session_begins_with_the_picture_on_screen(window: MainWindow, settled: Wait) -> None:
    edit(window, settled)
    scene = window.editor.scene
    window.commands.new.trigger()
    settled(window)
    assert window.editor.scene == scene
    assert len(window.editor.history.items) == 1
    assert not window.isWindowModified()


def test_a_picture_of_another_generator_finds_it_where_it_was_seen(
    qtbot: QtBot, window: MainWindow, settled: Wait, tmp_path: Path, other_generator_path: Path
) -> None:
    edit(window, settled)
    made = window.editor.scene
    picture = tmp_path / "face.png"
    save_picture(picture, to_pixels(window.shown.image), window.editor.recipe(made))
    window.open_files([other_generator_path])
    qtbot.waitUntil(lambda: window.editor.info.name == "Tiny 1", timeout=20_000)
    settled(window)
    window.open_files([picture])
    finder = window.bench.sessions.finder
    assert "Tiny 0" in finder.question.text.text()
    finder.question.accept()
    qtbot.waitUntil(lambda: window.editor.info.name == "Tiny 0", timeout=20_000)
    settled(window)
    assert window.editor.scene.document.latent.tobytes() == made.document.latent.tobytes()


def test_a_generator_that_is_gone_or_was_replaced_is_not_known(settings: QSettings, tmp_path: Path) -> None:
    known, here = KnownGenerators(settings), tmp_path / "a generator.safetensors"
    here.touch()
    known.remember("ab", here)
    assert known.find("ab") == here
    known.remember("cd", here)
    assert (known.find("ab"), known.find("cd")) == (None, here)
    here.unlink()
    assert known.find("cd") is None


def test_axes_of_another_space_ask_before_they_begin_another_session(
    window: MainWindow, settled: Wait, monkeypatch: pytest.MonkeyPatch, tiny_axes_path: Path
) -> None:
    edit(window, settled)
    before, asked = window.editor.history, []
    monkeypatch.setattr(Prompts, "ask_to_save", lambda _, *words: asked.append(words) or Answer.STAY)
    axes = replace(read_axes(tiny_axes_path), space="w", whitening=Whitening(np.zeros(32), np.eye(32)))
    with pytest.raises(UserError, match="the session goes on"):
        window.editor.use_axes(axes)
    assert window.editor.history is before
    assert "another latent space" in asked[0][1]
    monkeypatch.setattr(Prompts, "ask_to_save", lambda *_: Answer.DISCARD)
    window.editor.use_axes(axes)
    settled(window)
    assert window.editor.space == "w"
