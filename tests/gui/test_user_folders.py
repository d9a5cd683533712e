"""Folders that cannot be written are told in one sentence, and the window works."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tlgan_desktop import paths
from tlgan_desktop.gui.crash_reports import LOG_NAME, ExceptionReporter
from tlgan_desktop.gui.user_folders import complaint


def test_folders_that_can_be_written_are_not_complained_of(tmp_path: Path) -> None:
    assert complaint([tmp_path / "new" / "folder", tmp_path]) == ""
    assert [path.name for path in tmp_path.rglob("*")] == ["new", "folder"]


def test_the_folder_and_the_reason_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said = complaint([tmp_path, tmp_path / "file" / "data"])
    assert said.startswith(f"Nothing can be saved in {tmp_path / 'file' / 'data'} (Not a directory): ")


TELL = """
import sys
from pathlib import Path
from tlgan_desktop import app
from tlgan_desktop.gui.image_pane import ImagePane

show_image = ImagePane.show_image

def show_and_quit(pane, image, *larger):
    show_image(pane, image, *larger)
    print(pane.window().notice.text)
    pane.window().commands.quit.trigger()

ImagePane.show_image = show_and_quit
sys.exit(app.run([Path(sys.argv[1])], new_window=True))
"""


def test_the_window_works_without_a_folder_of_its_own(tmp_path: Path, tiny_generator_path: Path) -> None:
    (tmp_path / "home").write_text("no folder")
    done = subprocess.run(
        [sys.executable, "-c", TELL, str(tiny_generator_path)],
        env={
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path / "home"),
            "XDG_RUNTIME_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "settings and open sessions are not kept" in done.stdout


def test_what_leaves_no_window_is_told_before_the_end(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.detailedText()))
    reporter = ExceptionReporter()
    reporter.tell_why_it_does_not_start(RuntimeError("no resources"))
    assert told == ["RuntimeError('no resources')"]
    assert "no resources" in caplog.text


def test_a_log_file_is_only_spoken_of_where_there_is_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path)
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.informativeText()))
    ExceptionReporter().tell_why_it_does_not_start(RuntimeError("no resources"))
    (tmp_path / LOG_NAME).touch()
    ExceptionReporter().tell_why_it_does_not_start(RuntimeError("no resources"))
    assert told == ["", f"The details are in the log file, in {tmp_path}."]
