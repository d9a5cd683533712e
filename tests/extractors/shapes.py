"""A toy data set in memory: a disc on a plain ground, with labels of every kind that are plain to see."""

import hashlib
from pathlib import Path

import numpy as np
from PIL import Image

from tlgan_desktop.datasets import Dataset, LabelledFeature
from tlgan_desktop.features import FeatureKind

SIZE = 16
FEATURES = (
    LabelledFeature("Red", FeatureKind.BINARY, ("no", "yes"), "Colour"),
    LabelledFeature("Size", FeatureKind.ORDINAL, ("small", "medium", "large"), "Shape"),
    LabelledFeature("Place", FeatureKind.CONTINUOUS, (), "Shape"),
)


def draw(red, size, place, rng):
    """A disc of radius 2, 4 or 6, red or blue, whose centre is ``place`` pixels right of the middle."""
    y, x = np.mgrid[:SIZE, :SIZE] - (SIZE - 1) / 2
    disc = (x - place) ** 2 + y**2 < (2 * size + 2) ** 2
    colour = np.array([220, 40, 40] if red else [40, 40, 220])
    picture = np.where(disc[..., None], colour, rng.integers(90, 150, 3))
    return (picture + rng.normal(0, 8, picture.shape)).clip(0, 255).astype(np.uint8)


def dataset(folder: Path, count: int, seed: int = 0, unknown: float = 0.0) -> Dataset:
    """``count`` drawn pictures with their labels, a share of which is unknown."""
    rng = np.random.default_rng(seed)
    folder.mkdir(parents=True, exist_ok=True)
    labels = np.stack(
        [rng.integers(0, 2, count), rng.integers(0, 3, count), rng.uniform(-4, 4, count)], axis=1
    ).astype(np.float64)
    pictures = [draw(*row, rng) for row in labels]
    paths = tuple(folder / f"{index}.png" for index in range(count))
    for path, picture in zip(paths, pictures, strict=True):
        Image.fromarray(picture).save(path)
    labels[rng.random(labels.shape) < unknown] = np.nan
    groups = tuple(hashlib.sha256(picture.tobytes()).hexdigest() for picture in pictures)
    return Dataset("shapes", paths, FEATURES, labels, groups=groups)
