"""Opening any generator file: the format is told by the content, never by the file's ending."""

from pathlib import Path

import torch

from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.generators.native import open_native


def open_generator(path: str | Path, device: torch.device | None = None) -> Generator:
    """Open a generator file of any supported format.

    Raises:
        UserError: the file is missing, damaged, of an unknown format, or not a generator.
    """
    return open_native(Path(path), device)
