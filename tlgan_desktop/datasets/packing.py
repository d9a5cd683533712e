"""All pictures of a data set decoded once, at one size, and kept in the cache folder."""

import hashlib
import json
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.datasets.dataset import Dataset, Refusal
from tlgan_desktop.datasets.pictures import (
    DECODING_THREADS,
    PictureArray,
    UnreadableError,
    decode,
    read_content,
)
from tlgan_desktop.errors import UserError
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress

CHUNK = 256
CACHE_BYTES = 4 * 2**30
"""What all packed data sets together may take; the least recently used go first."""
PIXELS, SUMMARY = "pixels.npy", "summary.json"
UNFINISHED_SECONDS = 24 * 3600.0
"""Age at which an unfinished folder is no longer being written to."""
VERSION = "1"
"""Of the decoding: raised when the same file would give other pixels."""


Shape = tuple[int, ...]
Decoded = tuple[PictureArray, dict[int, str]]
"""Pixels ``(n, size, size, 3)``, and why the pictures of some rows cannot be read."""


@dataclass(frozen=True, eq=False)
class Packed:
    """A data set without its unreadable pictures, and the pixels ``(n, size, size, 3)`` of the others."""

    dataset: Dataset
    pixels: PictureArray


def pack(
    dataset: Dataset,
    size: int,
    cache: Path | None = None,
    on_progress: ProgressListener = ignore_progress,
) -> Packed:
    """Decode all pictures at ``size``, or take them from the ``cache`` folder if they were decoded before.

    Pictures that turn out damaged join the refused ones. Copies that differ as files but not in their pixels
    are grouped as well.

    Raises:
        UserError: no picture can be read, or the cache folder cannot be written.
    """
    if cache is None:
        try:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                return _cut(dataset, *_decode_all(dataset, size, Path(folder), on_progress))
        except OSError as error:
            raise _unwritable(Path(tempfile.gettempdir()), error) from error
    kept = cache / "packed" / _key(dataset, size)
    found = _read(kept, _shape(dataset, size)) or _write(dataset, size, kept, on_progress)
    _make_room(kept)
    return _cut(dataset, *found)


def _key(dataset: Dataset, size: int) -> str:
    return hashlib.sha256(f"{VERSION}|{size}|{dataset.digest}".encode()).hexdigest()[:32]


def _shape(dataset: Dataset, size: int) -> Shape:
    return len(dataset.pictures), size, size, 3


def _cut(dataset: Dataset, pixels: PictureArray, reasons: dict[int, str]) -> Packed:
    if not reasons:
        return Packed(replace(dataset, groups=_pixel_groups(pixels)), pixels)
    good = np.setdiff1d(np.arange(len(dataset.pictures)), list(reasons))
    if not len(good):
        raise UserError(f"None of the {len(reasons)} pictures of {dataset.name} can be read; are they whole?")
    refused = tuple(Refusal(dataset.pictures[row], reason) for row, reason in sorted(reasons.items()))
    whole = replace(dataset.rows(good), refused=dataset.refused + refused)
    return _cut(whole, pixels[good], {})


def _pixel_groups(pixels: PictureArray) -> tuple[str, ...]:
    """Groups by pixels, which are coarser than by files: the same file always gives the same pixels."""
    return tuple(hashlib.sha256(picture.tobytes()).hexdigest() for picture in pixels)


def _decode_all(dataset: Dataset, size: int, folder: Path, on_progress: ProgressListener) -> Decoded:
    shape, path = _shape(dataset, size), folder / PIXELS
    header = {"descr": "|u1", "fortran_order": False, "shape": shape}
    reasons: dict[int, str] = {}
    clock = PhaseClock("decoding pictures", shape[0], on_progress)
    # Written, not mapped: where the disk is full a write fails, but a mapped page ends the process (SIGBUS).
    with path.open("wb") as file, ThreadPoolExecutor(DECODING_THREADS) as threads:
        np.lib.format.write_array_header_1_0(file, header)
        for start in range(0, shape[0], CHUNK):
            chunk = dataset.pictures[start : start + CHUNK]
            for row, decoded in enumerate(threads.map(lambda path: _decode(path, size), chunk), start):
                if isinstance(decoded, str):
                    reasons[row] = decoded
                file.write(bytes(size * size * 3) if isinstance(decoded, str) else decoded.tobytes())
            clock.report(start + len(chunk))
    return np.load(path, mmap_mode="r", allow_pickle=False), reasons


def _decode(path: Path, size: int) -> PictureArray | str:
    try:
        return decode(read_content(path), size)
    except UnreadableError as error:
        return str(error)


def _write(dataset: Dataset, size: int, kept: Path, on_progress: ProgressListener) -> Decoded:
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent, prefix=".") as name:
            building = Path(name) / "packed"
            building.mkdir()
            pixels, reasons = _decode_all(dataset, size, building, on_progress)
            summary = {"sha256": _digest(pixels), "refused": {str(row): why for row, why in reasons.items()}}
            (building / SUMMARY).write_text(json.dumps(summary))
            del pixels  # Windows renames no file that is mapped
            return _put_in_place(building, kept, _shape(dataset, size))
    except OSError as error:
        raise _unwritable(kept.parent, error) from error


def _unwritable(folder: Path, error: OSError) -> UserError:
    return UserError(f"{folder} cannot be written ({error.strerror or error}); free some space.")


def _put_in_place(building: Path, kept: Path, shape: Shape) -> Decoded:
    """Give what was built its name; what is there already is used if it is whole, and replaced if not."""
    try:
        building.rename(kept)
    except OSError:
        if found := _read(kept, shape):
            return found  # another process was first
        kept.rename(building.with_name("damaged"))
        building.rename(kept)
    found = _read(kept, shape)
    if found is None:
        raise UserError(f"{kept.parent} does not keep what is written to it; check the disk.")
    return found


def _read(kept: Path, shape: Shape) -> Decoded | None:
    """What an earlier run packed, or None where nothing whole is found."""
    try:
        summary = json.loads((kept / SUMMARY).read_text())
        pixels = np.load(kept / PIXELS, mmap_mode="r", allow_pickle=False)
        reasons = {int(row): str(why) for row, why in summary["refused"].items()}
        whole = pixels.shape == shape and _digest(pixels) == summary["sha256"]
        (kept / SUMMARY).touch()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return (pixels, reasons) if whole else None


def _digest(pixels: NDArray[np.uint8]) -> str:
    digest = hashlib.sha256()
    for start in range(0, len(pixels), CHUNK):
        digest.update(np.ascontiguousarray(pixels[start : start + CHUNK]).data)
    return digest.hexdigest()


def _make_room(newest: Path) -> None:
    """Remove what killed processes left, then the least recently used data sets beyond the cap."""
    others = [folder for folder in newest.parent.iterdir() if folder != newest and folder.is_dir()]
    long_ago = time.time() - UNFINISHED_SECONDS
    for folder in others:
        if _is_unfinished(folder) and _modified(folder) < long_ago:
            shutil.rmtree(folder, ignore_errors=True)
    whole = [folder for folder in others if not _is_unfinished(folder)]
    taken = _bytes(newest)
    for folder in sorted(whole, key=lambda folder: _modified(folder / SUMMARY), reverse=True):
        taken += _bytes(folder)
        if taken > CACHE_BYTES:
            shutil.rmtree(folder, ignore_errors=True)


def _is_unfinished(folder: Path) -> bool:
    return folder.name.startswith(".")


def _bytes(folder: Path) -> int:
    with suppress(OSError):  # another process has just removed it
        return sum(file.stat().st_size for file in folder.iterdir())
    return 0


def _modified(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0
