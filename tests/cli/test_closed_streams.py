"""Without stdin, stdout and stderr, as a menu runs programs, everything works and no file is garbled."""

import subprocess
import sys
from pathlib import Path

import pytest

NEXT_FILE = """
import os, sys
from tlgan_desktop.__main__ import main
print(main(["--version"]))
with open(sys.argv[1], "w") as file:
    os.write(1, b"from a library")
    file.write(f"{sys.stdout} {file.fileno() > 2}")
"""


def run_closed(*command: str) -> int:
    closed = ["/bin/sh", "-c", 'exec "$0" "$@" <&- >&- 2>&-', sys.executable, *command]
    return subprocess.run(closed, check=False, timeout=120).returncode


def test_what_libraries_print_ends_in_no_file(tmp_path: Path) -> None:
    assert run_closed("-c", NEXT_FILE, str(tmp_path / "file")) == 0
    assert (tmp_path / "file").read_text() == "None True"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["axes"], 0), (["inspect", "nothing.png"], 1), (["inspect"], 2), (["--nonsense"], 2)],
)
def test_jobs_end_as_ever(arguments: list[str], code: int) -> None:
    assert run_closed("-m", "tlgan_desktop", *arguments) == code
