"""What crashes and running instances leave of their sessions, and what the window offers of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tlgan_desktop.editing import Autosave, read_session
from tlgan_desktop.editing.session import SessionFile
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.sessions.autosaver import Autosaver
from tlgan_desktop.gui.sessions.recovery import Recovery
from tlgan_desktop.gui.theme import Appearance

Wait = Callable[[MainWindow], None]
Open = Callable[..., MainWindow]


def edit(window: MainWindow, settled: Wait) -> None:
    window.editor.set_lock("Hat", locked=True)
    window.editor.begin_gesture()
    window.editor.move("Smile", 1.0)
    settled(window)


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
while not list(Path(sys.argv[1]).glob("[!.]*.tlgan")):
    pass
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


@pytest.fixture
def open_window(
    settings: QSettings,
    appearance: Appearance,
    settled: Wait,
    qtbot: QtBot,
    tiny_generator_path: Path,
) -> Open:
    """Opens a window on the tiny generator that keeps its session in a folder."""

    def make(folder: Path, *more: Path) -> MainWindow:
        window = MainWindow(settings, appearance, [tiny_generator_path, *more], folder)
        qtbot.addWidget(window)
        window.show()
        settled(window)
        return window

    return make


def command(folder: Path, session: Path, *more: str) -> list[str]:
    return [sys.executable, "-c", KEEP_AND_DIE, str(folder), str(session), *more]


def test_what_a_killed_instance_made_is_offered_and_goes_on_unsaved(
    kept: Path, tmp_path: Path, settled: Wait, open_window: Open
) -> None:
    folder = tmp_path / "autosaves"
    subprocess.run(command(folder, kept), check=False, timeout=60, capture_output=True)
    window = open_window(folder)
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
    tmp_path: Path, settled: Wait, qtbot: QtBot, open_window: Open, tiny_axes_path: Path
) -> None:
    folder = tmp_path / "autosaves"
    window = open_window(folder, tiny_axes_path)
    edit(window, settled)
    qtbot.waitUntil(lambda: bool(list(folder.glob("*.tlgan"))), timeout=20_000)
    (path,) = folder.glob("*.tlgan")
    assert read_session(path).history == window.editor.history
    window.bench.sessions.keeper.save_at(tmp_path / "mine.tlgan")
    qtbot.waitUntil(lambda: not path.exists(), timeout=20_000)
    window.close()
    assert not list(folder.iterdir())


@pytest.mark.parametrize("changed", [False, True])
def test_a_recovered_session_knows_its_file_unless_that_was_changed_meanwhile(
    changed: bool,
    kept: Path,
    tmp_path: Path,
    settings: QSettings,
    appearance: Appearance,
    settled: Wait,
    qtbot: QtBot,
    tiny_generator_path: Path,
) -> None:
    folder = tmp_path / "autosaves"
    Autosave.new(folder).keep(replace(read_session(kept), file=SessionFile.seen(kept)))
    if changed:
        os.utime(kept, (1_700_000_000, 1_700_000_000))
    window = MainWindow(settings, appearance, [tiny_generator_path], folder)
    qtbot.addWidget(window)
    settled(window)
    sessions = window.bench.sessions
    sessions.offer_recovery()
    assert "kept.tlgan" in sessions.recovery.list.item(0).text()
    sessions.recovery.recover.click()
    settled(window)
    assert window.isWindowModified()
    assert sessions.keeper.path == (None if changed else kept)
    assert ("kept.tlgan was changed" in window.notice.text) is changed
    if not changed:
        assert sessions.keeper.save()
        assert read_session(kept).file is None
        assert not window.isWindowModified()
    window.close()


@pytest.fixture
def two_left_behind(kept: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "autosaves"
    folder.mkdir()
    for number, name in enumerate(("older", "newer")):
        shutil.copy(kept, folder / f"{name}.tlgan")
        os.utime(folder / f"{name}.tlgan", (1_700_000_000 + number, 1_700_000_000 + number))
    return folder


def test_every_session_that_was_left_behind_is_offered(
    two_left_behind: Path, kept: Path, settled: Wait, open_window: Open
) -> None:
    window = open_window(two_left_behind)
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
