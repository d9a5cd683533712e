"""Whether a feature tells left from right, measured on the pictures themselves."""

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.datasets.dataset import LabelArray
from tlgan_desktop.extractors.extractor import PictureArray

FloatArray = NDArray[np.float64]

GRID = 16
SAMPLE = 4000
RIDGE = 3.0
TELLING = 0.05
"""A correlation below which the probe tells nothing of a feature."""
TOLERANCE = 0.9
"""The share of its correlation that a feature without sides must keep on mirrored pictures."""


def sides_matter(pixels: PictureArray, labels: LabelArray) -> NDArray[np.bool_]:
    """For each feature whether mirroring a picture ``(n, s, s, 3)`` may change its label: ``(k,)`` bool.

    A ridge regression on coarse pixels learns every feature from one half of the pictures and is tried on the
    other, as they are and mirrored. A feature that it tells worse on mirrored pictures, such as a turn of the
    head, has sides; so, to be safe, has one that it cannot tell at all.
    """
    rows = np.arange(0, len(pixels), max(1, len(pixels) // SAMPLE))
    coarse = _coarse(pixels[rows])
    flat, mirrored = (grid.reshape(len(rows), -1) for grid in (coarse, coarse[:, :, ::-1]))
    return np.array([_has_sides(flat, mirrored, column) for column in labels[rows].T], dtype=np.bool_)


def _has_sides(flat: FloatArray, mirrored: FloatArray, labels: FloatArray) -> bool:
    known = np.flatnonzero(~np.isnan(labels))
    learn, test = known[::2], known[1::2]
    if len(test) < 2:
        return True
    slopes = _ridge(flat[learn], labels[learn])
    plain, turned = (_correlation(pictures[test] @ slopes, labels[test]) for pictures in (flat, mirrored))
    return not (plain > TELLING and turned > TOLERANCE * plain)


def _coarse(pixels: PictureArray) -> FloatArray:
    """Means over a grid: ``(n, GRID, GRID, 3)``, standardised by pixel."""
    cell = max(1, pixels.shape[1] // GRID)
    side = pixels.shape[1] // cell
    cut = pixels[:, : side * cell, : side * cell].reshape(len(pixels), side, cell, side, cell, 3)
    means = cut.mean(axis=(2, 4), dtype=np.float64)
    # The same centre and scale for a pixel and its mirror image, or mirroring would shift what is seen.
    both = np.concatenate([means, means[:, :, ::-1]])
    return np.asarray((means - both.mean(axis=0)) / (both.std(axis=0) + 1e-9))


def _ridge(x: FloatArray, y: FloatArray) -> FloatArray:
    """Slopes of a ridge regression, solved in whichever of pictures and pixels there are fewer."""
    centred, target = x - x.mean(axis=0), y - y.mean()
    strength = RIDGE * x.shape[1] ** 0.5
    if len(x) < x.shape[1]:
        kernel = centred @ centred.T + strength * np.eye(len(x))
        return np.asarray(centred.T @ np.linalg.solve(kernel, target))
    return np.asarray(
        np.linalg.solve(centred.T @ centred + strength * np.eye(x.shape[1]), centred.T @ target)
    )


def _correlation(a: FloatArray, b: FloatArray) -> float:
    spread = a.std() * b.std()
    return float(((a - a.mean()) * (b - b.mean())).mean() / spread) if spread > 0 else 0.0
