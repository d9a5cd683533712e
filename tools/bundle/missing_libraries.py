"""Turns PyInstaller's warnings of missing libraries into errors: such a bundle starts only at home."""

import logging
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

from tools.bundle.cutting import Entry

LOGGER = "PyInstaller.depend.bindepend"


class MissingLibraries(logging.Handler):
    """Notes, while it is entered, which libraries PyInstaller could not find and what needs them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._found: list[tuple[str, Path]] = []

    def __enter__(self) -> Self:
        logging.getLogger(LOGGER).addHandler(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        logging.getLogger(LOGGER).removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Note a warning that names a library and what needs it."""
        if "Library not found" in str(record.msg) and isinstance(record.args, tuple):
            library, needed_by = record.args
            self._found.append((str(library), Path(str(needed_by))))

    def refuse(self, kept: Iterable[Entry]) -> None:
        """Fail when something that stays in the bundle lacks a library; what was cut may lack what it likes.

        Raises:
            ValueError: names the libraries and what needs them.
        """
        sources = {Path(source) for _, source, _ in kept}
        lines = sorted({f"{name} (for {need.name})" for name, need in self._found if need in sources})
        if lines:
            raise ValueError(f"libraries are missing on this machine, install them: {', '.join(lines)}")
