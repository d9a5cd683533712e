"""The scripts behind ``make``: they find a Python and the libraries of the system, or say what is missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parent.parent / "tools"


@pytest.fixture
def commands(tmp_path: Path) -> Path:
    """A folder that is the whole PATH, with the few commands that every system has.

    They are scripts that call the system's own, never links to them: a test that puts another command in the
    place of one must not be able to write to the system's.
    """
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("cat", "sh", "env", "find", "head"):
        add_command(folder, name, f'exec "{shutil.which(name)}" "$@"')
    return folder


def add_command(commands: Path, name: str, script: str) -> None:
    assert not (commands / name).is_symlink()
    (commands / name).write_text(f"#!{shutil.which('sh')}\n{script}\n")
    (commands / name).chmod(0o755)


def run_tool(name: str, commands: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(shutil.which("sh")), str(TOOLS / name)],
        env={"PATH": str(commands), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_python_is_told_with_what_to_install(commands: Path) -> None:
    process = run_tool("find-python.sh", commands)
    assert process.returncode == 1
    assert process.stdout == ""
    assert "needs Python 3.11, 3.12, 3.13 or 3.14" in process.stderr
    assert "apt-get install python3 python3-venv" in process.stderr


def test_python_that_is_too_old_or_broken_is_passed_over(commands: Path) -> None:
    add_command(commands, "python3", "exit 1")
    add_command(commands, "python3.11", "echo 'no such version' >&2; exit 127")
    add_command(commands, "python3.13", f'exec "{sys.executable}" "$@"')
    assert run_tool("find-python.sh", commands).stdout == "python3.13\n"


def test_named_python_comes_first(commands: Path, tmp_path: Path) -> None:
    add_command(commands, "python3", f'exec "{sys.executable}" "$@"')
    add_command(tmp_path, "mine", f'exec "{sys.executable}" "$@"')
    mine = str(tmp_path / "mine")
    assert run_tool("find-python.sh", commands, PYTHON=mine).stdout == f"{mine}\n"
    assert run_tool("find-python.sh", commands).stdout == "python3\n"


@pytest.fixture
def bare_linux(commands: Path) -> Path:
    """A Linux on which ldconfig knows only what apt-get installed."""
    add_command(commands, "uname", "echo Linux")
    add_command(commands, "id", 'echo "${USER_ID:-1000}"')
    add_command(commands, "ldconfig", f"cat {commands}/installed 2>/dev/null")
    add_command(commands, "find", "echo a.ttf")
    return commands


ALL_LIBRARIES = "\n".join(
    line.split()[0] + " (libc6,x86-64)"
    for line in (TOOLS / "system-libraries.sh").read_text().splitlines()
    if line.startswith("lib")
)


def test_missing_libraries_are_named(bare_linux: Path) -> None:
    process = run_tool("system-libraries.sh", bare_linux)
    assert process.returncode == 1
    assert "sudo apt-get install" in process.stderr
    assert "libegl1" in process.stderr
    assert "libxcb-cursor0" in process.stderr


def test_missing_libraries_are_installed_by_root(bare_linux: Path) -> None:
    add_command(
        bare_linux,
        "apt-get",
        f'echo "$@" >> {bare_linux}/asked; echo "{ALL_LIBRARIES}" > {bare_linux}/installed',
    )
    process = run_tool("system-libraries.sh", bare_linux, USER_ID="0")
    assert process.returncode == 0
    asked = (bare_linux / "asked").read_text()
    assert asked.startswith("install -y --no-install-recommends libegl1 libgl1 ")


def test_present_libraries_need_nothing(bare_linux: Path) -> None:
    (bare_linux / "installed").write_text(ALL_LIBRARIES)
    process = run_tool("system-libraries.sh", bare_linux)
    assert (process.returncode, process.stdout, process.stderr) == (0, "", "")


def test_other_systems_are_left_alone(commands: Path) -> None:
    add_command(commands, "uname", "echo Darwin")
    assert run_tool("system-libraries.sh", commands).returncode == 0
