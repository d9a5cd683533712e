import errno
import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.crash_reports import ExceptionReporter, QuietHandler, start_logging


def run_python(code: str, *arguments: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run code in a Python of its own whose home is ``folder``."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_the_window_needs_no_torch_to_show(tmp_path: Path) -> None:
    code = "import sys, tlgan_desktop.app; sys.exit('torch' in sys.modules or 'sklearn' in sys.modules)"
    assert run_python(code, folder=tmp_path).returncode == 0


QUIT_ONCE_THERE_IS_A_PICTURE = """
import sys
from pathlib import Path
from tlgan_desktop import app
from tlgan_desktop.gui.image_pane import ImagePane

show_image = ImagePane.show_image

def show_and_quit(pane, image, *larger):
    show_image(pane, image, *larger)
    pane.window().commands.quit.trigger()

ImagePane.show_image = show_and_quit
sys.exit(app.run([Path(sys.argv[1])]))
"""


def test_the_application_starts_draws_and_quits_cleanly(tmp_path: Path, tiny_generator_path: Path) -> None:
    done = run_python(QUIT_ONCE_THERE_IS_A_PICTURE, str(tiny_generator_path), folder=tmp_path)
    said = [line for line in done.stderr.splitlines() if "propagateSizeHints" not in line]
    assert (done.returncode, done.stdout, said) == (0, "", [])


CRASH = """
import sys, os
from pathlib import Path
from tlgan_desktop.gui.crash_reports import start_logging
print(start_logging(Path(sys.argv[1])))
if len(sys.argv) > 2:
    import ctypes
    ctypes.string_at(0)
"""


def test_a_crash_leaves_its_stacks_for_the_next_start(tmp_path: Path) -> None:
    logs = str(tmp_path / "logs")
    assert run_python(CRASH, logs, "crash", folder=tmp_path).stdout == ""
    found = Path(run_python(CRASH, logs, folder=tmp_path).stdout.strip())
    assert "Segmentation fault" in found.read_text()
    assert run_python(CRASH, logs, folder=tmp_path).stdout.strip() == "None"


def test_without_a_folder_for_logs_the_application_still_runs(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert start_logging(tmp_path / "file" / "logs") is None


class FullDisk(io.StringIO):
    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_line_that_finds_no_room_in_the_log_is_lost_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = QuietHandler(tmp_path / "log.txt", encoding="utf-8")
    handler.stream.close()
    handler.stream = FullDisk()
    handler.emit(logging.makeLogRecord({"msg": "a line"}))
    handler.close()
    assert capsys.readouterr().err == ""


@pytest.fixture
def reporter(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[ExceptionReporter]:
    reporter = ExceptionReporter()
    monkeypatch.setattr(sys, "stderr", None)  # as in a windowed bundle
    yield reporter
    if reporter.dialog is not None:
        reporter.dialog.close()


def raise_and_report(reporter: ExceptionReporter) -> None:
    try:
        raise RuntimeError("planted")
    except RuntimeError as error:
        reporter.report(type(error), error, error.__traceback__)


def test_an_uncaught_exception_is_logged_and_shown_once(
    qtbot: QtBot, reporter: ExceptionReporter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        raise_and_report(reporter)
        raise_and_report(reporter)
    assert caplog.text.count("RuntimeError: planted") == 2
    assert reporter.dialog is None  # the thread that failed may not show anything
    qtbot.waitUntil(lambda: reporter.dialog is not None)
    assert isinstance(reporter.dialog, QMessageBox)
    assert "RuntimeError: planted" in reporter.dialog.detailedText()
    reporter.dialog.close()
    qtbot.waitUntil(lambda: reporter.dialog is None)
