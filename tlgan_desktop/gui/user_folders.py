"""Whether the person's own folders can be written: if not, the window works all the same, and says so."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

PROBE_BYTES = 4096
"""A disk that is full still takes the name of a file, and refuses its content."""


def complaint(folders: Iterable[Path]) -> str:
    """One sentence about the first folder that cannot be written; empty where all can."""
    for folder in folders:
        try:
            _try_out(folder)
        except OSError as error:
            return QCoreApplication.translate(
                "UserFolders",
                "Nothing can be saved in {folder} ({reason}): settings and open sessions are not kept.",
            ).format(folder=folder, reason=error.strerror or error)
    return ""


def _try_out(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as probe:
        probe.write(bytes(PROBE_BYTES))
        probe.flush()
        os.fsync(probe.fileno())
