"""A report for whoever mends a fault: versions, machine, generator, settings, the end of the log.

It holds no picture, no latent and no content of a file, and says ~ for the person's home folder.
"""

import platform
import sys
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

import tlgan_desktop
from tlgan_desktop import paths
from tlgan_desktop.gui.settings.settings import Settings

if TYPE_CHECKING:  # generators import torch, which only the worker may do
    from tlgan_desktop.generators import GeneratorInfo

LOG_LINES = 200


def versions() -> dict[str, str]:
    """The versions of the application and of what it stands on."""
    found = {
        paths.APPLICATION: tlgan_desktop.__version__,
        "Python": platform.python_version(),
        "Qt": qVersion(),
    }
    packages = (
        "PySide6-Essentials",
        "torch",
        "numpy",
        "scikit-learn",
        "onnxruntime",
        "safetensors",
        "Pillow",
    )
    return found | {name: _version(name) for name in packages}


def report(settings: Settings, generator: "GeneratorInfo | None", device: str, log: Path) -> str:
    """The report as text; ``log`` is the log file, which may be missing."""
    sections = {
        "Versions": _lines(versions()),
        "Machine": _lines(_machine() | {"device": device or "none yet"}),
        "Generator": ["none is open"] if generator is None else _lines(_told_of(generator)),
        "Settings": _lines({name: str(value) for name, value in asdict(settings).items()}),
        f"The last {LOG_LINES} lines of the log": last_lines(log, LOG_LINES),
    }
    text = "\n\n".join("\n".join([heading, *lines]) for heading, lines in sections.items())
    return without_home(text) + "\n"


def without_home(text: str, home: Path | None = None) -> str:
    """A text in which paths below the home folder begin with ~."""
    folder = str(home or Path.home())
    return text if folder in ("", "/") else text.replace(folder, "~")


def last_lines(path: Path, count: int) -> list[str]:
    """The last lines of a text file; none where it cannot be read."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return [line.rstrip("\n") for line in deque(file, count)]
    except OSError:
        return []


def _machine() -> dict[str, str]:
    screens = (screen.geometry().size().toTuple() for screen in QGuiApplication.screens())
    return {
        "system": platform.platform(),
        "machine": platform.machine(),
        "bundle": str(bool(getattr(sys, "frozen", False))),
        "window system": QGuiApplication.platformName(),
        "screens": ", ".join(f"{size[0]}x{size[1]}" for size in screens),
    }


def _told_of(info: "GeneratorInfo") -> Mapping[str, str]:
    names = ("name", "format", "family", "resolution", "parameters", "labels", "num_layers", "fingerprint")
    return {name: str(getattr(info, name)) for name in names} | {"spaces": str(dict(info.spaces))}


def _lines(facts: Mapping[str, str]) -> Iterable[str]:
    return [f"  {name}: {value}" for name, value in facts.items()]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
