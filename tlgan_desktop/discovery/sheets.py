"""Sheets of generated pictures in the order of an extractor's answers, to see what it understands."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.discovery.batches import BATCH_SIZE, Look, Pictures, make_pictures, seeded_batches
from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.extractors.extractor import Extractor
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress

PHASE = "first pictures"
PICTURES = BATCH_SIZE
"""A whole batch, the first that every discovery makes, so that it is made but once."""


@dataclass(frozen=True, eq=False)
class SortedSheet:
    """Pictures ``(n, s, s, 3)`` from the lowest to the highest score ``(n,)`` of one feature."""

    feature: str
    pictures: Pictures
    scores: FloatArray


def sorted_sheets(
    generator: Generator,
    extractor: Extractor,
    names: Sequence[str],
    cache: PictureCache,
    seed: int = 0,
    look: Look | None = None,
    listener: ProgressListener = ignore_progress,
) -> tuple[SortedSheet, ...]:
    """The first pictures of a discovery from ``seed``, sorted by each of the features called ``names``.

    Raises:
        UserError: the pictures cannot be kept.
        Cancelled: the listener asks to stop.
    """
    look = look or Look()
    clock = PhaseClock(PHASE, PICTURES, listener)
    clock.report(0)
    batch = seeded_batches(generator, seed, 0, PICTURES)[0]
    key = batch.key(generator.info.fingerprint, extractor.size, look)
    pictures = cache.pictures(key)
    if pictures is None:
        pictures = make_pictures(generator, batch, extractor.size, look, clock.report)
        cache.keep_pictures(key, pictures)
    scores = extractor.score(pictures)
    columns = {feature.name: column for column, feature in enumerate(extractor.features)}
    return tuple(_sheet(name, pictures, scores[:, columns[name]]) for name in names)


def _sheet(name: str, pictures: Pictures, scores: FloatArray) -> SortedSheet:
    order = np.argsort(scores, kind="stable")
    return SortedSheet(name, pictures[order], scores[order])
