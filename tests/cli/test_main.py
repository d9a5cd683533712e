"""The entry point: which words are jobs, what errors look like, and what opens the window."""

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from command_line import CommandLine
from PIL import Image

from tlgan_desktop import __version__
from tlgan_desktop.cli.progress_line import ProgressLine, describe
from tlgan_desktop.display import has_display
from tlgan_desktop.progress import Progress

HEADLESS = {
    name: value
    for name, value in os.environ.items()
    if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
}


def run_module(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tlgan_desktop", *map(str, arguments)],
        env={**HEADLESS, **environment},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_no_display_is_one_sentence_that_names_the_jobs() -> None:
    for environment in ({}, {"DISPLAY": ":987"}, {"WAYLAND_DISPLAY": "wayland-987"}):
        process = run_module(**environment)
        assert process.returncode == 1
        assert process.stdout == ""
        (line,) = process.stderr.splitlines()
        assert "no display" in line
        assert all(job in line for job in ("render", "edit", "inspect", "axes", "self-test"))


def test_jobs_need_no_display_and_no_qt(generator_file: Path, tmp_path: Path) -> None:
    (tmp_path / "PySide6").mkdir()
    (tmp_path / "PySide6" / "__init__.py").write_text("raise ImportError('Qt was imported')")
    out = tmp_path / "a.png"
    process = run_module(
        *("render", "--generator", generator_file, "--seed", 1, "--out", out, "--json"),
        PYTHONPATH=str(tmp_path),
    )
    assert process.returncode == 0, process.stderr
    assert process.stdout.startswith('{"out": ')
    assert out.exists()


def test_describing_axes_does_not_load_torch(axes_file: Path, tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("raise ImportError('torch was imported')")
    process = run_module("axes", axes_file, PYTHONPATH=str(tmp_path))
    assert process.returncode == 0, process.stderr


ORDER_ON_WINDOWS = """
import sys, types
from tlgan_desktop import __main__ as entry

class Recorder:
    def find_spec(self, name, path=None, target=None):
        if name in ("torch", "PySide6"):
            print(name)

app = types.ModuleType("tlgan_desktop.app")
def run(files, new_window):
    import PySide6
    return 0
app.run = run
sys.modules["tlgan_desktop.app"] = entry.sys.modules["tlgan_desktop"].app = app
sys.meta_path.insert(0, Recorder())
sys.platform = sys.argv[1]
sys.exit(entry.main([]))
"""


@pytest.mark.parametrize(("platform", "order"), [("win32", ["torch", "PySide6"]), ("darwin", ["PySide6"])])
def test_torch_is_loaded_before_qt_on_windows(platform: str, order: list[str], tmp_path: Path) -> None:
    for name in ("torch", "PySide6"):
        (tmp_path / f"{name}.py").touch()
    process = subprocess.run(
        [sys.executable, "-c", ORDER_ON_WINDOWS, platform],
        env={**HEADLESS, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.split() == order


def test_words_that_are_no_jobs_are_files(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[Sequence[Path], bool]] = []

    def run(files: Sequence[Path], new_window: bool) -> int:
        opened.append((files, new_window))
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr("tlgan_desktop.app.run", run)
    from tlgan_desktop.__main__ import main

    assert main([]) == 0
    assert main(["face.png", "axes.safetensors"]) == 0
    assert main(["--new-window", "face.png"]) == 0
    files = [Path("face.png"), Path("axes.safetensors")]
    assert opened == [([], False), (files, False), ([Path("face.png")], True)]


def test_misspelt_job(tlgan: CommandLine) -> None:
    assert tlgan("rendr").refused(2) == "There is no file or job 'rendr'; did you mean render?"
    assert "did you mean render?" in tlgan("rendr", "--seed", "1", "--json").json["error"]


@pytest.mark.parametrize(
    "arguments", [("--jsno",), ("--json", "inspect"), ("inspect",), ("inspect", "a", "b")]
)
def test_wrong_usage(tlgan: CommandLine, arguments: tuple[str, ...]) -> None:
    outcome = tlgan(*arguments)
    assert outcome.code == 2
    assert "--help" in outcome.out + outcome.err


def test_help_and_version(tlgan: CommandLine) -> None:
    assert tlgan("--version").out == f"TL-GAN Desktop {__version__}\n"
    for arguments in (["--help"], ["render", "--help"], ["edit", "--help"]):
        outcome = tlgan(*arguments)
        assert outcome.code == 0
        assert outcome.out.startswith("usage: tlgan-desktop")
    assert "render" in tlgan("--help").out


def test_interrupt_is_a_clean_stop(
    tlgan: CommandLine, generator_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tlgan_desktop.generators.Generator.pictures", interrupted)
    arguments = ("render", "--generator", generator_file, "--seed", 1, "--out", tmp_path / "a.png")
    assert tlgan(*arguments).refused(130) == "Stopped."
    assert tlgan(*arguments, "--json").json == {"error": "Stopped."}
    assert list(tmp_path.iterdir()) == []


def test_warnings_of_libraries_are_not_for_users(tmp_path: Path) -> None:
    picture = tmp_path / "large.png"
    Image.new("1", (10_000, 9_500)).save(picture)
    ended = run_module("inspect", picture)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "Warning" not in ended.stderr


def test_mistake_of_ours_is_told_in_one_line_below_its_trace(
    tlgan: CommandLine, generator_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("tlgan_desktop.generators.Generator.pictures", broken)
    arguments = ("render", "--generator", generator_file, "--seed", 1, "--out", tmp_path / "a.png")
    outcome = tlgan(*arguments)
    assert "Traceback" in outcome.err
    assert "ZeroDivisionError" in outcome.refused(1)
    assert "ZeroDivisionError" in tlgan(*arguments, "--json").json["error"]


def test_reader_that_has_had_enough_is_no_error(axes_file: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with subprocess.Popen(
        [sys.executable, "-m", "tlgan_desktop", "axes", str(axes_file)],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(writing)
        assert process.communicate()[1] == ""
    assert process.returncode == 1


def test_names_beyond_the_terminals_encoding_are_escaped(generator_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "усмешка.png"
    process = run_module(
        "render", "--generator", generator_file, "--seed", 1, "--out", out, PYTHONIOENCODING="ascii"
    )
    assert process.returncode == 0, process.stderr
    assert "\\u0443" in process.stdout
    assert out.exists()


def test_windowed_bundle_has_no_streams(generator_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tlgan_desktop.__main__ import main

    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["inspect", str(generator_file)]) == 0
    assert main(["inspect", str(generator_file / "none")]) == 1


def test_display_is_the_environments_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert has_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not has_display()
    monkeypatch.delenv("QT_QPA_PLATFORM")
    assert not has_display()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_written_over_on_a_terminal() -> None:
    stream = Terminal()
    line = ProgressLine(stream)
    line(Progress("rendering", 100, 200, 61.0))
    line(Progress("rendering", 200, 200, 0.0))
    line.close()
    line.close()
    first, second = "rendering: 100 of 200, 61 s left", "rendering: 200 of 200"
    assert stream.getvalue() == f"\r{first}\r{second.ljust(len(first))}\n"


def test_progress_in_a_log_is_rare(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("tlgan_desktop.cli.progress_line.time.monotonic", lambda: now[0])
    stream = io.StringIO()
    line = ProgressLine(stream)
    for done in range(101):
        line(Progress("sampling", done, 100))
        now[0] += 1
    line(Progress("sampling", 100, 100))
    line(Progress("fitting", 0, 1))
    line.close()
    told = [text.split(":")[1].split()[0] for text in stream.getvalue().splitlines()]
    assert told == ["0", "30", "60", "90", "100", "0"]


@pytest.mark.parametrize(
    ("seconds", "told"), [(None, ""), (5.2, ", 5 s left"), (600.0, ", 10 min left"), (9000.0, ", 2.5 h left")]
)
def test_time_left_in_the_unit_that_suits(seconds: float | None, told: str) -> None:
    assert describe(Progress("a", 1, 2, seconds)) == f"a: 1 of 2{told}"
