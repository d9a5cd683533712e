"""Builds the wheel and tries it out in an empty environment elsewhere: ``python -m tools.wheel``."""

import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from tools import smoke_test
from tools.bundle.product import ROOT, read_product

DIST = ROOT / "dist"
PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def main() -> int:
    """Build, install and try out; 1 where that fails."""
    try:
        with tempfile.TemporaryDirectory(prefix="wheel é ") as folder:
            wheel = _build(Path(folder))
            _try_out(wheel, Path(folder))
    except subprocess.CalledProcessError as error:
        print(f"make wheel failed: {' '.join(error.cmd)} ended with {error.returncode}", file=sys.stderr)
        return 1
    except smoke_test.Failed as error:
        print(f"The wheel does not work: {error}", file=sys.stderr)
        return 1
    print(f"{wheel.relative_to(ROOT)} works ({wheel.stat().st_size / 1e6:.1f} MB)")
    return 0


def _build(folder: Path) -> Path:
    python = _environment(folder / "builder")
    _run([python, *PIP, "install", "build"], ROOT)
    _run([python, "-m", "build", "--wheel", "--outdir", str(folder / "wheels"), "."], ROOT)
    (built,) = (folder / "wheels").glob("*.whl")
    DIST.mkdir(exist_ok=True)
    return Path(shutil.copy(built, DIST))


def _try_out(wheel: Path, folder: Path) -> None:
    """Everything that ships must be there, and the same by module and by command."""
    python = _environment(folder / "user")
    constraints = str(ROOT / "constraints.txt")
    _run([python, *PIP, "install", "-c", constraints, str(wheel)], folder)
    command = str(next(Path(python).parent.glob(f"{read_product().command}*")))
    _run([python, "-m", "tlgan_desktop", "self-test"], folder)
    _run([command, "axes"], folder)
    smoke_test.Stranger(Path(command), folder).opens_a_window("offscreen")


def _environment(folder: Path) -> str:
    venv.create(folder, with_pip=True)
    return str(folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))


def _run(command: Sequence[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)


if __name__ == "__main__":
    sys.exit(main())
