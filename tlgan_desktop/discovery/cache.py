"""The picture cache: pictures made once and their scores, on disk, for every later discovery.

A shard is the pictures of one batch at one size; its scores by one extractor are an entry of their own.
Every entry is a file of ours with a digest, named by what defines its content and written in one step, so a
killed process leaves whole entries or none, and two processes write the same bytes to the same name. Nothing
here is precious: an entry that is missing or damaged is made again from the seed.
"""

import hashlib
import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.storage import read_container, write_container

DEFAULT_CAPACITY = 4 * 2**30
"""Bytes; 20,000 pictures of 64x64 take 0.25 GB."""

RENDERING = 1
"""Raised when the same key would give other pictures than before, so that old shards are not found."""

PICTURES = "pictures"
SCORES = "scores"
TRIM_EVERY = 16
SUFFIX = ".safetensors"
UNFINISHED_NANOSECONDS = 3600 * 10**9
"""Age at which an unfinished file is no longer being written."""


@dataclass(frozen=True)
class PictureKey:
    """What defines the pictures of one batch.

    ``latents`` names where they come from: a seed and a count, or a digest. ``size`` is the side in pixels.
    """

    generator: str
    latents: str
    count: int
    size: int
    truncation: float = 1.0
    label: int | None = None

    def digest(self, *more: str) -> str:
        """SHA-256 in hex over the key and ``more`` that an entry depends on."""
        return hashlib.sha256(json.dumps([RENDERING, asdict(self), *more]).encode()).hexdigest()


class PictureCache:
    """Pictures and scores in a folder of at most ``capacity`` bytes; the least recently used go first.

    Scores are a hundredth of their pictures, so they go only when no picture is left to remove. A process
    looks at the size of the folder at its first entry and at every sixteenth, so it may be exceeded by those.
    """

    def __init__(self, folder: Path, capacity: int = DEFAULT_CAPACITY) -> None:
        self.folder = Path(folder)
        self.capacity = capacity
        self._written = 0

    def has_pictures(self, key: PictureKey) -> bool:
        """Whether the shard is there; it may still turn out to be damaged."""
        return self._path(PICTURES, key.digest()).is_file()

    def pictures(self, key: PictureKey) -> NDArray[np.uint8] | None:
        """Pictures ``(count, size, size, 3)`` of a shard, or None where it must be made."""
        array = self._read(PICTURES, key.digest())
        shape = (key.count, key.size, key.size, 3)
        return array if array is not None and array.shape == shape and array.dtype == np.uint8 else None

    def keep_pictures(self, key: PictureKey, pictures: NDArray[np.uint8]) -> None:
        """Keep a shard.

        Raises:
            UserError: the disk is full or the folder cannot be written.
        """
        self._write(PICTURES, key.digest(), pictures)

    def scores(self, key: PictureKey, extractor: str) -> FloatArray | None:
        """Scores ``(count, k)`` of a shard by the extractor of this fingerprint, or None."""
        array = self._read(SCORES, key.digest(extractor))
        return array if array is not None and array.ndim == 2 and len(array) == key.count else None

    def keep_scores(self, key: PictureKey, extractor: str, scores: FloatArray) -> None:
        """Keep the scores of a shard.

        Raises:
            UserError: the disk is full or the folder cannot be written.
        """
        self._write(SCORES, key.digest(extractor), scores)

    def used_bytes(self) -> int:
        """The bytes that all entries take."""
        return sum(file.bytes for file in self._files())

    def trim(self) -> None:
        """Remove what killed processes left unfinished, then the oldest entries beyond the capacity."""
        files = self._files()
        long_ago = time.time_ns() - UNFINISHED_NANOSECONDS
        for file in files:
            if file.is_unfinished and file.modified < long_ago:
                _remove(file.path)
        entries = [file for file in files if not file.is_unfinished]
        entries.sort(key=lambda file: (file.kind == SCORES, file.modified))
        excess = sum(file.bytes for file in entries) - self.capacity
        for file in entries:
            if excess <= 0:
                return
            _remove(file.path)
            excess -= file.bytes

    def _path(self, kind: str, digest: str) -> Path:
        return self.folder / kind / digest[:2] / f"{digest}{SUFFIX}"

    def _read(self, kind: str, digest: str) -> NDArray[Any] | None:
        path = self._path(kind, digest)
        if not path.is_file():
            return None
        try:
            entry = read_container(path, kind)
            array = entry.tensors[kind] if entry.header.get("entry") == digest else None
        except (UserError, KeyError):
            array = None
        if array is None:
            _remove(path)
            return None
        with suppress(OSError):  # another process has just removed it
            os.utime(path)
        return array

    def _write(self, kind: str, digest: str, array: NDArray[Any]) -> None:
        path = self._path(kind, digest)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or error
            raise UserError(
                f"The picture cache {self.folder} cannot be written ({reason}); choose another folder."
            ) from error
        write_container(path, kind, {"entry": digest}, {kind: array})
        if self._written % TRIM_EVERY == 0:
            self.trim()
        self._written += 1

    def _files(self) -> list["_File"]:
        files = []
        for kind in (PICTURES, SCORES):
            for path in _list_folder(self.folder / kind):
                with suppress(OSError):  # another process has just removed it
                    status = path.stat()
                    files.append(_File(path, kind, status.st_size, status.st_mtime_ns))
        return files


@dataclass(frozen=True)
class _File:
    path: Path
    kind: str
    bytes: int
    modified: int
    """Nanoseconds; set when the entry is used."""

    @property
    def is_unfinished(self) -> bool:
        return self.path.name.startswith(".")


def _list_folder(folder: Path) -> list[Path]:
    try:
        return [path for inner in folder.iterdir() for path in inner.iterdir() if path.suffix == SUFFIX]
    except OSError:  # not made yet, or removed by the person just now
        return []


def _remove(path: Path) -> None:
    with suppress(OSError):  # open in another process on Windows, or not ours to remove: it stays
        path.unlink(missing_ok=True)
