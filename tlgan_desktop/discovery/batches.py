"""Batches: the unit of work of sampling and labelling, as plain data that another process can take.

A picture depends on its latent alone, but floating-point sums inside a network may come in another order in
a batch of another size. So a batch is always made whole, in the same steps, by :func:`make_pictures`.
"""

import hashlib
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from tlgan_desktop.discovery.cache import PictureKey
from tlgan_desktop.extractors.extractor import Extractor
from tlgan_desktop.extractors.files import open_extractor
from tlgan_desktop.generators.formats.onnx_answers import NO_ANSWERS, OnnxAnswers
from tlgan_desktop.generators.generator import Generator, to_uint8
from tlgan_desktop.generators.open import open_generator
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.memory import in_batches

BATCH_SIZE = 64
PIXELS_AT_ONCE = 2**18
LARGEST_STEP = BATCH_SIZE
FARTHEST_PREVIEW = 2
"""A true preview is used up to this many times the side that is wanted."""

Pictures = NDArray[np.uint8]


@dataclass(frozen=True)
class Look:
    """How latents are turned into pictures, beside the latents themselves."""

    truncation: float = 1.0
    label: int | None = None


@dataclass(frozen=True, eq=False)
class Batch:
    """Latents ``(n, d)`` in a latent space, to be pictured; ``name`` says what they are, for the cache."""

    latents: FloatArray
    space: str
    name: str

    def key(self, generator: str, size: int, look: Look) -> PictureKey:
        """What defines the pictures of this batch at one size."""
        return PictureKey(generator, self.name, len(self.latents), size, look.truncation, look.label)


def seeded_batches(generator: Generator, seed: int, start: int, stop: int) -> list[Batch]:
    """The batches of samples ``start`` to ``stop`` of a discovery from ``seed``."""
    return [
        Batch(generator.sample(seed + first, min(BATCH_SIZE, stop - first)), "z", f"z of seed {seed + first}")
        for first in range(start, stop, BATCH_SIZE)
    ]


def given_batches(latents: FloatArray, space: str) -> list[Batch]:
    """Batches of latents ``(n, d)`` that no seed gives; known again by their content."""
    parts = [latents[first : first + BATCH_SIZE] for first in range(0, len(latents), BATCH_SIZE)]
    return [Batch(part, space, f"{space} {hashlib.sha256(part.tobytes()).hexdigest()}") for part in parts]


def make_pictures(
    generator: Generator,
    batch: Batch,
    size: int,
    look: Look,
    on_step: Callable[[int], None] | None = None,
) -> Pictures:
    """Pictures ``(n, size, size, 3)`` of a batch, drawn at a true preview size where one is near.

    ``on_step`` hears of the pictures made so far and may raise to stop.
    """
    side = _drawn_side(generator, size)

    def make(start: int, stop: int) -> Pictures:
        images = generator.forward(
            batch.latents[start:stop],
            space=batch.space,
            truncation=look.truncation,
            labels=look.label,
            size=None if side == generator.info.resolution else side,
        )
        return to_uint8(resize(images, size))

    step = max(1, min(LARGEST_STEP, PIXELS_AT_ONCE // side**2))
    return in_batches(make, len(batch.latents), step, on_step)


def resize(images: Tensor, size: int) -> Tensor:
    """Images ``(n, 3, h, w)`` at ``(n, 3, size, size)``: averaged over areas down, bilinear up.

    Averaging is what a photograph made small goes through, so an extractor sees what it learned from; and
    as in a photograph, no pixel is brighter than white before it is averaged.
    """
    if images.shape[-2:] == (size, size):
        return images
    images = images.clamp(-1, 1)
    if min(images.shape[-2:]) >= size:
        return functional.interpolate(images, size=(size, size), mode="area")
    return functional.interpolate(images, size=(size, size), mode="bilinear", align_corners=False)


def _drawn_side(generator: Generator, size: int) -> int:
    near = [side for side in generator.network.preview_sizes if size <= side <= FARTHEST_PREVIEW * size]
    return min(near, default=generator.info.resolution)


@dataclass(frozen=True)
class WorkerFiles:
    """Where workers in other processes find the generator and the extractors of a discovery."""

    generator: Path
    extractors: tuple[Path, ...]
    answers: OnnxAnswers = NO_ANSWERS

    def only(self, places: Sequence[int]) -> "WorkerFiles":
        """The same with only the extractors at these places."""
        return replace(self, extractors=tuple(self.extractors[place] for place in places))


@dataclass(frozen=True, eq=False)
class Task:
    """One batch at one size: what is needed to make its pictures and have them scored.

    ``index`` is the place of the batch among those of its job, ``extractors`` are places in the list of
    extractors, and ``pictures`` are those that the cache had.
    """

    index: int
    batch: Batch
    size: int
    look: Look
    extractors: tuple[int, ...]
    pictures: Pictures | None


@dataclass(frozen=True, eq=False)
class Outcome:
    """Pictures ``(n, size, size, 3)``, scores ``(n, k)`` by each extractor, and the seconds of both."""

    pictures: Pictures
    scores: tuple[FloatArray, ...]
    drawing: float
    scoring: float


def perform(
    task: Task,
    generator: Callable[[], Generator],
    extractors: Sequence[Extractor],
    on_step: Callable[[int], None] | None = None,
) -> Outcome:
    """Make the pictures of a task, where it has none, and score them by ``extractors``, those it asks for."""
    start = time.perf_counter()
    pictures = task.pictures
    if pictures is None:
        pictures = make_pictures(generator(), task.batch, task.size, task.look, on_step)
    drawn = time.perf_counter()
    scores = tuple(_score(extractor, pictures) for extractor in extractors)
    return Outcome(pictures, scores, drawn - start, time.perf_counter() - drawn)


def _score(extractor: Extractor, pictures: Pictures) -> FloatArray:
    return in_batches(lambda start, stop: extractor.score(pictures[start:stop]), len(pictures), BATCH_SIZE)


def perform_from_files(task: Task, files: WorkerFiles) -> Outcome:
    """Do a task in whatever process or thread this is; each opens its files once."""
    worker = threading.get_ident()
    extractors = [_opened_extractor(files.extractors[place], worker) for place in task.extractors]
    return perform(task, lambda: _opened_generator(files.generator, files.answers, worker), extractors)


@lru_cache(maxsize=8)
def _opened_generator(path: Path, answers: OnnxAnswers, worker: int) -> Generator:  # noqa: ARG001 - one a thread
    return open_generator(path, answers=answers)


@lru_cache(maxsize=32)
def _opened_extractor(path: Path, worker: int) -> Extractor:  # noqa: ARG001 - one for each thread
    return open_extractor(path)
