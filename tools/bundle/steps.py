"""The steps from an empty environment to a packed bundle. Needs nothing but Python itself."""

import os
import shutil
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

from tools.bundle.product import ROOT, Product

BUILD = ROOT / "build"
DIST = ROOT / "dist"
ENVIRONMENT = BUILD / "bundle-venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
PYINSTALLER = ("pyinstaller==6.22.0", "pyinstaller-hooks-contrib==2026.9")
LEVEL = 15
"""Of zstd: beyond it PyTorch's largest library takes minutes more for a tenth less."""
WORTH_STRIPPING = 1_000_000
KEEP_SYMBOLS = (".libs",)
"""Libraries that a wheel's builder has rewritten; strip is known to break them."""


def make_environment() -> None:
    """An environment with the application and what it needs, and nothing that happened to be installed."""
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    venv.create(ENVIRONMENT, with_pip=True)
    _run(
        *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("-c", "constraints.txt", ".", *PYINSTALLER),
    )


def build_bundle(product: Product) -> Path:
    """Run PyInstaller; gives the folder of the bundle."""
    folder = DIST / product.folder
    shutil.rmtree(folder, ignore_errors=True)
    options = ("--noconfirm", "--log-level", "WARN", "--distpath", DIST, "--workpath", BUILD / "pyinstaller")
    _run(PYTHON, "-m", "PyInstaller", *options, "build.spec")
    return folder


def application(folder: Path) -> Path:
    """What a person starts: on macOS the ``.app`` that PyInstaller made of the folder."""
    return next(DIST.glob("*.app")) if sys.platform == "darwin" else folder


def strip_symbols(folder: Path) -> None:
    """Take the symbol tables that only a debugger reads out of the large libraries (Linux)."""
    for path in sorted(folder.rglob("*.so*")):
        is_large = not path.is_symlink() and path.stat().st_size >= WORTH_STRIPPING
        if is_large and not path.parent.name.endswith(KEEP_SYMBOLS):
            _run("strip", "--strip-unneeded", path)


def add_desktop_files(folder: Path) -> None:
    """Add what makes the folder an application of a Linux desktop."""
    code = (
        "import sys; from pathlib import Path; from tools.bundle import linux, product; "
        "linux.add_desktop_files(Path(sys.argv[1]), product.read_product())"
    )
    _run(PYTHON, "-c", code, folder)


def pack(folder: Path) -> Path:
    """Pack the folder: a ``tar.zst``, on Windows an installer, on macOS a ``zip``."""
    if sys.platform == "win32":
        return _windows_installer(folder)
    if sys.platform == "darwin":
        return _macos_archive(folder)
    archive = folder.with_name(f"{folder.name}.tar.zst")
    command = ["zstd", f"-{LEVEL}", "--long=27", "-T0", "-q", "-f", "-o", str(archive)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as zstd:
        assert zstd.stdin is not None
        with tarfile.open(fileobj=zstd.stdin, mode="w|") as tar:
            tar.add(folder, arcname=folder.name, filter=_nobodys)
        zstd.stdin.close()
    if zstd.returncode:
        raise subprocess.CalledProcessError(zstd.returncode, command)
    return archive


def _nobodys(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Who built it is nobody's business, and root who unpacks it is to own it."""
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    return member


def _windows_installer(folder: Path) -> Path:
    code = (
        "from pathlib import Path; from tools.bundle import associations, product; "
        "print(associations.installer_script(product.read_product()))"
    )
    script = BUILD / "inno" / "installer.iss"
    script.parent.mkdir(parents=True, exist_ok=True)
    written = subprocess.run([PYTHON, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    script.write_text(written.stdout, encoding="utf-8")
    _run("iscc", "/Qp", script)
    return folder.with_name(f"{folder.name}-setup.exe")


def _macos_archive(folder: Path) -> Path:
    archive = folder.with_name(f"{folder.name}.zip")
    _run("ditto", "-c", "-k", "--keepParent", application(folder), archive)
    return archive


def _run(*command: str | Path) -> None:
    # A PYTHONPATH of the person who builds must not leak into the bundle.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["PYTHONWARNINGS"] = (
        "ignore"  # PyInstaller imports all of PyTorch, with what is deprecated in it
    )
    subprocess.run([str(word) for word in command], cwd=ROOT, env=environment, check=True)
