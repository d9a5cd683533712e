"""Where things live: shipped files (source tree, wheel or frozen bundle) and the person's own folders."""

import sys
from functools import cache
from pathlib import Path

from platformdirs import PlatformDirs

APPLICATION = "TL-GAN Desktop"


@cache
def _shipped_root() -> Path:
    """The folder that holds ``resources/`` and ``axes/``, whichever way the application was installed."""
    package = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [Path(bundle)] if bundle else [package / "shipped", package.parent]
    return next(root for root in candidates if (root / "resources").is_dir())


def resource(name: str) -> Path:
    """The path of a shipped resource such as ``portraits.safetensors``."""
    return _shipped_root() / "resources" / name


def default_generator() -> Path:
    """The generator that ships with the application."""
    return resource("portraits-generator.safetensors")


def default_extractor() -> Path:
    """The extractor that ships with the application."""
    return resource("portraits-extractor.safetensors")


def default_axes() -> Path:
    """The axis set that ships for the default generator."""
    return _shipped_root() / "axes" / "portraits.safetensors"


def cache_folder() -> Path:
    """The person's cache folder: pictures made by discovery; may be deleted at any time."""
    return Path(PlatformDirs(APPLICATION, appauthor=False).user_cache_dir)


def data_folder() -> Path:
    """The person's data folder: axis sets, extractors and interrupted work."""
    return Path(PlatformDirs(APPLICATION, appauthor=False).user_data_dir)


def own_axes(generator: str) -> Path:
    """The person's own axis set for the generator of this fingerprint, which may not be there."""
    return data_folder() / "axes" / f"{generator[:32]}.safetensors"


def log_folder() -> Path:
    """The folder of log files."""
    return Path(PlatformDirs(APPLICATION, appauthor=False).user_log_dir)
