"""Film strips: the same few latents moved along an axis, drawn side by side."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.discovery.batches import Look, given_batches, make_pictures
from tlgan_desktop.discovery.walks import walk
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress

PHASE = "film strips"
POSITIONS = np.arange(-3.0, 4.0)
LARGEST_SIDE = 96
GAP = 2
JPEG_QUALITY = 88


@dataclass(frozen=True)
class FilmStrip:
    """JPEG files: latents in rows at :data:`POSITIONS`, moved freely, and with the axes ``locks`` locked."""

    free: bytes
    locked: bytes | None
    locks: tuple[str, ...]


def film_strips(
    generator: Generator,
    axis_set: AxisSet,
    locks: Mapping[str, Sequence[str]],
    latents: FloatArray,
    look: Look,
    listener: ProgressListener = ignore_progress,
) -> dict[str, FilmStrip]:
    """A strip for each axis named in ``locks``, from ``latents`` ``(n, d)``; one row each.

    Raises:
        Cancelled: the listener asks to stop.
    """
    clock = PhaseClock(PHASE, len(locks), listener)
    strips = {}
    for done, (name, others) in enumerate(locks.items(), start=1):
        free = _strip(generator, axis_set, name, latents, look, ())
        locked = _strip(generator, axis_set, name, latents, look, others) if others else None
        strips[name] = FilmStrip(free, locked, tuple(others))
        clock.report(done)
    return strips


def _strip(
    generator: Generator,
    axis_set: AxisSet,
    name: str,
    latents: FloatArray,
    look: Look,
    locks: Sequence[str],
) -> bytes:
    moved = walk(axis_set, name, latents, POSITIONS, locks).latents
    side = min(LARGEST_SIDE, generator.info.resolution)
    batches = given_batches(moved.reshape(-1, moved.shape[-1]), axis_set.space)
    pictures = np.concatenate([make_pictures(generator, batch, side, look) for batch in batches])
    return _jpeg(_sheet(pictures.reshape(len(POSITIONS), len(latents), side, side, 3).swapaxes(0, 1)))


def _sheet(pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Pictures ``(rows, columns, side, side, 3)`` on one white sheet with gaps between."""
    rows, columns, side = pictures.shape[:3]
    pitch = side + GAP
    sheet = np.full((rows * pitch - GAP, columns * pitch - GAP, 3), 255, np.uint8)
    for row in range(rows):
        for column in range(columns):
            top, left = row * pitch, column * pitch
            sheet[top : top + side, left : left + side] = pictures[row, column]
    return sheet


def _jpeg(sheet: NDArray[np.uint8]) -> bytes:
    file = io.BytesIO()
    Image.fromarray(sheet).save(file, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return file.getvalue()
