"""A folder of portraits with the table of their factors, made by several processes."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from tlgan_desktop.errors import UserError
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress
from tlgan_desktop.storage import atomic_path
from training.portraits.factors import Styles, draw_factors
from training.portraits.render import render
from training.portraits.sitter import Sitter
from training.portraits.studio import SMALL_SIDE, Studio
from training.portraits.table import columns, write_table

QUALITY = 95
CHUNK = 32
SETTINGS = "settings.json"
VERSION = 1
"""Counts the changes to factors and looks, so that one set never holds portraits of two kinds."""

SMALL_PICTURE = 128
"""Up to this size, skins of 512 pixels are sharper than the picture; they exist for every age."""


@dataclass(frozen=True)
class PortraitSettings:
    """What the portraits of a folder have in common."""

    seed: int = 0
    size: int = 128


class Renderer:
    """Draws the portraits of one seed and size.

    Raises:
        UserError: the assets are not complete.
    """

    def __init__(self, assets: Path, settings: PortraitSettings, device: torch.device) -> None:
        side = SMALL_SIDE if settings.size <= SMALL_PICTURE else 2 * SMALL_SIDE
        self._settings = settings
        self.studio = Studio(assets, device, side)

    def draw(self, number: int) -> NDArray[np.uint8]:
        """Portrait ``number``, (size, size, 3): it depends on the seed and the number alone."""
        factors = draw_factors(self.studio.styles, self._settings.seed, number)
        return render(Sitter(self.studio, factors).scene(), self._settings.size, self.studio.device)

    def save(self, number: int, folder: Path) -> None:
        """Draw a portrait into a folder, unless it is there already."""
        path = folder / picture_name(number)
        if path.exists():
            return
        picture = Image.fromarray(self.draw(number))
        with atomic_path(path) as temporary:
            picture.save(temporary, "JPEG", quality=QUALITY, subsampling=0)


def picture_name(number: int) -> str:
    """The file of portrait ``number``."""
    return f"{number:05d}.jpg"


def make_portraits(
    assets: Path,
    out: Path,
    count: int,
    settings: PortraitSettings,
    device: torch.device,
    workers: int = 1,
    on_progress: ProgressListener = ignore_progress,
) -> None:
    """Draw the portraits 0 to count - 1 into ``out/images``, with ``out/labels.csv`` beside them.

    Pictures that are there already are kept. However a run ends, the table has a row for each picture.

    Raises:
        UserError: the assets are not complete, or ``out`` holds portraits of other settings.
        Cancelled: the listener asked for it.
    """
    images = out / "images"
    images.mkdir(parents=True, exist_ok=True)
    _check_settings(out / SETTINGS, settings)
    renderer = Renderer(assets, settings, device)
    missing = [number for number in range(count) if not (images / picture_name(number)).exists()]
    already = count - len(missing)
    clock = PhaseClock("portraits", count, on_progress, already)
    try:
        done = already
        for drawn in _drawn(renderer, assets, settings, missing, images, workers):
            done += drawn
            clock.report(done)
    finally:
        write_labels(out, renderer.studio.styles, settings, count)


def write_labels(out: Path, styles: Styles, settings: PortraitSettings, count: int) -> None:
    """Write the table of all portraits below ``count`` that are there."""
    names = {number: picture_name(number) for number in range(count)}
    there = {number: name for number, name in names.items() if (out / "images" / name).exists()}
    rows = [columns(name, draw_factors(styles, settings.seed, number)) for number, name in there.items()]
    write_table(out / "labels.csv", rows)


def _drawn(
    renderer: Renderer,
    assets: Path,
    settings: PortraitSettings,
    missing: Sequence[int],
    images: Path,
    workers: int,
) -> Iterator[int]:
    """Draw what is missing, and tell how many were drawn from time to time."""
    chunks = [missing[start : start + CHUNK] for start in range(0, len(missing), CHUNK)]
    if workers == 1:
        for chunk in chunks:
            for number in chunk:
                renderer.save(number, images)
                yield 1
        return
    job = _Job(assets, settings, str(renderer.studio.device), images)
    with ProcessPoolExecutor(workers, get_context("spawn"), _start_worker, (job,)) as pool:
        try:
            for future in as_completed([pool.submit(_work, chunk) for chunk in chunks]):
                yield future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@dataclass(frozen=True)
class _Job:
    """What a worker is told once."""

    assets: Path
    settings: PortraitSettings
    device: str
    images: Path


class _Worker:
    """The renderer of a worker process."""

    renderer: Renderer
    images: Path


def _start_worker(job: _Job) -> None:
    torch.set_num_threads(1)
    _Worker.renderer = Renderer(job.assets, job.settings, torch.device(job.device))
    _Worker.images = job.images


def _work(numbers: Sequence[int]) -> int:
    for number in numbers:
        _Worker.renderer.save(number, _Worker.images)
    return len(numbers)


def _check_settings(path: Path, settings: PortraitSettings) -> None:
    """Remember the settings of a folder, or refuse others.

    Raises:
        UserError: the folder holds portraits of other settings.
    """
    told = json.dumps({"version": VERSION, **asdict(settings)}, indent=1)
    if path.exists() and path.read_text(encoding="utf-8") != told:
        raise UserError(
            f"{path.parent} holds portraits of another seed, size or renderer; give another folder."
        )
    with atomic_path(path) as temporary:
        temporary.write_text(told, encoding="utf-8")
