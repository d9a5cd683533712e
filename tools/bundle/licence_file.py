"""All licences of a bundle in one file: of the packages, of Python and Qt, and of the builder's libraries."""

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from tlgan_desktop import licences
from tools.bundle.cutting import Entry
from tools.bundle.product import ROOT

QT = (
    "Qt and PySide6 are used under the LGPL 3, as shared libraries in the folder PySide6 here:\n"
    "you may replace them with your own builds of the same version. Their sources are at\n"
    "https://download.qt.io and https://code.qt.io."
)
STANDARD = {
    "GNU Lesser General Public License 3": "LGPL-3.0.txt",
    "GNU General Public License 3": "GPL-3.0.txt",
    "Apache License 2.0": "Apache-2.0.txt",
}
"""Licences that some packages name without bringing the text."""


def write_licences(path: Path, entries: Iterable[Entry]) -> Path:
    """Write the licences of everything among ``entries`` and of the packages behind them."""
    python = licences.section(f"Python {sys.version.split()[0]}", [_python_licence()])
    bootloader = distribution("pyinstaller")
    starter = licences.section(licences.title(bootloader), licences.texts(bootloader))
    standard = [
        licences.section(name, [(ROOT / "packaging" / "licences" / file).read_text(encoding="utf-8")])
        for name, file in STANDARD.items()
    ]
    parts = [
        licences.collect_licences(),
        licences.section("Qt", [QT]),
        python,
        starter,
        *_system_licences(entries),
        *standard,
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def _python_licence() -> str:
    places = [Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)]
    found = [place / "LICENSE.txt" for place in places if (place / "LICENSE.txt").is_file()]
    return (
        found[0].read_text(encoding="utf-8")
        if found
        else f"{sys.copyright}\nhttps://docs.python.org/license.html"
    )


def _system_licences(entries: Iterable[Entry]) -> list[str]:
    """The licences of libraries that come from the builder's system, where its packages tell them."""
    if shutil.which("dpkg-query") is None:
        return []
    own = tuple(str(Path(place).resolve()) for place in (sys.prefix, sys.base_prefix, ROOT))
    libraries = [Path(source).resolve() for _, source, kind in entries if kind == "BINARY" and source]
    foreign = sorted({str(library) for library in libraries if not str(library).startswith(own)})
    packages = sorted({package for library in foreign for package in _packages_of(library)})
    texts = {package: Path("/usr/share/doc", package, "copyright") for package in packages}
    return [
        licences.section(f"{package} (a library of the system)", [text.read_text("utf-8", "replace")])
        for package, text in texts.items()
        if text.is_file()
    ]


def _packages_of(library: str) -> list[str]:
    """The Debian package of a file, which may be known under ``/usr`` or without it."""
    for path in (library, library.removeprefix("/usr")):
        answer = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return [line.split(":")[0] for line in answer.stdout.splitlines()]
    return []
