"""Sessions in the window: saved, reopened, asked for, kept as they go and offered after a crash."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import Whitening, read_axes
from tlgan_desktop.editing import Autosave, read_session, save_picture
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.prompts import Answer, Prompts
from tlgan_desktop.gui.sessions.autosaver import Autosaver
from tlgan_desktop.gui.sessions.known_generators import KEY, KnownGenerators
from tlgan_desktop.gui.sessions.recovery import Recovery
from tlgan_desktop.gui.theme import Appearance

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


def test_a_session_of_a_missing_generator_says_which(
    window: MainWindow,
    settled: Wait,
    make_window: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    other_generator_path: Path,
    settings: QSettings,
) -> None:
    edit(window, settled)
    monkeypatch.setattr(window.opener, "generator_path", tmp_path / "gone.safetensors")
    assert window.bench.sessions.keeper.save_at(tmp_path / "faces.tlgan")
    settings.remove(KEY)
    monkeypatch.setattr("tlgan_desktop.paths.default_generator", lambda: other_generator_path)
    other = make_window(tmp_path / "faces.tlgan")
    settled(other)
    assert "faces.tlgan was made with Tiny 0; open that generator first." in other.notice.text
    assert other.editor.info.name == "Tiny 1"


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


KEEP_AND_DIE = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tlgan_desktop.editing import read_session
from tlgan_desktop.gui.sessions.autosaver import Autosaver
application = QCoreApplication([])
session = read_session(Path(sys.argv[2]))
autosaver = Autosaver(Path(sys.argv[1]), lambda: session, application)
autosaver.keep_now()
autosaver._writing.result()
print("kept", flush=True)
if len(sys.argv) > 3:
    sys.stdin.read()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def kept(window: MainWindow, settled: Wait, tmp_path: Path) -> Path:
    edit(window, settled)
    assert window.bench.sessions.keeper.save_at(tmp_path / "kept.tlgan")
    return tmp_path / "kept.tlgan"


def command(folder: Path, session: Path, *more: str) -> list[str]:
    return [sys.executable, "-c", KEEP_AND_DIE, str(folder), str(session), *more]


def test_what_a_killed_instance_made_is_offered_and_goes_on_unsaved(
    kept: Path,
    tmp_path: Path,
    settings: QSettings,
    appearance: Appearance,
    settled: Wait,
    qtbot: QtBot,
    tiny_generator_path: Path,
) -> None:
    folder = tmp_path / "autosaves"
    subprocess.run(command(folder, kept), check=False, timeout=60, capture_output=True)
    window = MainWindow(settings, appearance, [tiny_generator_path], folder)
    qtbot.addWidget(window)
    window.show()
    settled(window)
    window.bench.sessions.offer_recovery()
    assert window.bench.sessions.recovery is not None
    window.bench.sessions.recovery.recover.click()
    settled(window)
    assert window.editor.history == read_session(kept).history
    assert window.isWindowModified()
    assert window.bench.sessions.keeper.path is None
    window.close()
    assert not list(folder.glob("*.tlgan"))


def test_a_running_instance_keeps_its_session_to_itself(
    kept: Path, tmp_path: Path, qapp: QApplication
) -> None:
    folder = tmp_path / "autosaves"
    with subprocess.Popen(
        command(folder, kept, "wait"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "kept\n"
        one = Autosaver(folder, lambda: None, qapp)
        assert one.left_behind() == []
        running.kill()
        running.wait()
        assert len(one.left_behind()) == 1
        one.stop(forget=True)


def test_the_session_is_kept_as_it_goes_and_forgotten_once_saved(
    tmp_path: Path,
    settings: QSettings,
    appearance: Appearance,
    settled: Wait,
    qtbot: QtBot,
    tiny_generator_path: Path,
    tiny_axes_path: Path,
) -> None:
    folder = tmp_path / "autosaves"
    window = MainWindow(settings, appearance, [tiny_generator_path, tiny_axes_path], folder)
    qtbot.addWidget(window)
    settled(window)
    edit(window, settled)
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.tlgan"))), timeout=20_000)
    (path,) = folder.glob("*.tlgan")
    assert read_session(path).history == window.editor.history
    window.bench.sessions.keeper.save_at(tmp_path / "mine.tlgan")
    qtbot.waitUntil(lambda: not path.exists(), timeout=20_000)
    window.close()
    assert not list(folder.iterdir())


@pytest.fixture
def two_left_behind(kept: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "autosaves"
    folder.mkdir()
    for number, name in enumerate(("older", "newer")):
        shutil.copy(kept, folder / f"{name}.tlgan")
        os.utime(folder / f"{name}.tlgan", (1_700_000_000 + number, 1_700_000_000 + number))
    return folder


def test_every_session_that_was_left_behind_is_offered(
    two_left_behind: Path,
    kept: Path,
    settings: QSettings,
    appearance: Appearance,
    settled: Wait,
    qtbot: QtBot,
    tiny_generator_path: Path,
) -> None:
    window = MainWindow(settings, appearance, [tiny_generator_path], two_left_behind)
    qtbot.addWidget(window)
    settled(window)
    window.bench.sessions.offer_recovery()
    recovery = window.bench.sessions.recovery
    assert ["Tiny 0: Smile" in recovery.list.item(row).text() for row in range(2)] == [True, True]
    recovery.list.setCurrentRow(1)
    recovery.recover.click()
    settled(window)
    assert window.editor.history == read_session(kept).history
    window.close()
    assert [path.name for path in two_left_behind.iterdir()] == ["newer.tlgan"]


def test_what_was_left_behind_can_be_thrown_away_one_by_one(
    two_left_behind: Path, qtbot: QtBot, window: MainWindow
) -> None:
    (two_left_behind / "damaged.tlgan").write_bytes(b"half a file")
    recovery = Recovery([Autosave(path) for path in sorted(two_left_behind.glob("*.tlgan"))], window)
    qtbot.addWidget(recovery)
    recovery.open()
    assert not recovery.recover.isEnabled()  # damaged.tlgan
    recovery.discard.click()
    assert recovery.recover.isEnabled()
    assert sorted(path.name for path in two_left_behind.iterdir()) == ["newer.tlgan", "older.tlgan"]
    recovery.discard.click()
    recovery.discard.click()
    assert not list(two_left_behind.iterdir())
    assert not recovery.isVisible()


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
