"""What the application is called, its version and the files it opens: from the package metadata."""

import platform
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SYSTEMS = {"linux": "linux", "darwin": "macos", "win32": "windows"}
MACHINES = {"amd64": "x86_64", "aarch64": "arm64"}


@dataclass(frozen=True)
class FileType:
    """Files that the application opens: their ending without a dot, MIME type and name."""

    ending: str
    mime: str
    title: str


@dataclass(frozen=True)
class Product:
    """The application as installers and desktops know it."""

    name: str
    command: str
    version: str
    summary: str
    licence: str
    identifier: str
    publisher: str
    categories: tuple[str, ...]
    file_types: tuple[FileType, ...]

    @property
    def folder(self) -> str:
        """The name of the bundle's folder and archive, such as ``tlgan-desktop-0.1.0-linux-x86_64``."""
        machine = platform.machine().lower()
        return f"{self.command}-{self.version}-{SYSTEMS[sys.platform]}-{MACHINES.get(machine, machine)}"


def read_product(root: Path = ROOT) -> Product:
    """Read ``pyproject.toml``, and the version where hatchling reads it."""
    metadata = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project, bundle = metadata["project"], metadata["tool"]["tlgan-desktop"]
    (command,) = project["scripts"]
    return Product(
        name=bundle["name"],
        command=command,
        version=_version(root / metadata["tool"]["hatch"]["version"]["path"]),
        summary=project["description"],
        licence=project["license"],
        identifier=bundle["identifier"],
        publisher=bundle["publisher"],
        categories=tuple(bundle["categories"]),
        file_types=tuple(FileType(**kind) for kind in bundle["file-types"]),
    )


def _version(module: Path) -> str:
    match = re.search(r'^__version__ = "([^"]+)"', module.read_text(encoding="utf-8"), re.MULTILINE)
    if match is None:
        raise ValueError(f"{module} has no __version__")
    return match.group(1)
