"""Hypothesis strategies for axes as awkward as real ones: entangled, duplicated and dependent."""

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from tlgan_desktop.axes.axis import AxisSet, FeatureAxis
from tlgan_desktop.axes.projection import Subspace, span
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior, sample_latents

FloatArray = NDArray[np.float64]


def unit(rows: FloatArray) -> FloatArray:
    return rows / np.linalg.norm(rows, axis=-1, keepdims=True)


def entangled_directions(rng: np.random.Generator, count: int, dimension: int) -> FloatArray:
    """Unit rows ``(count, dimension)`` with a mean cosine of about 0.45, as TL-GAN's published axes have."""
    common = rng.standard_normal(dimension)
    return unit(0.9 * common + rng.standard_normal((count, dimension)))


def axis_set_of(
    directions: FloatArray, prior: Prior = Prior.SPHERE, space: str = "z", **rest: object
) -> AxisSet:
    axes = tuple(
        FeatureAxis(f"Feature {index}", "face", FeatureKind.BINARY, row)
        for index, row in enumerate(directions)
    )
    return AxisSet(axes, space, prior, **rest)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Case:
    """Directions, a latent on the shell, and the axes that are locked and moved."""

    directions: FloatArray
    latent: FloatArray
    locks: list[int]
    moved: list[int]
    rng: np.random.Generator

    @property
    def locked(self) -> Subspace:
        return span(self.directions[self.locks])

    @property
    def radius(self) -> float:
        return float(np.sqrt(len(self.latent)))


@st.composite
def cases(draw: st.DrawFn, most_moved: int = 1) -> Case:
    """Cases whose locks may hold duplicates and dependent axes, but never one that is moved."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    dimension = draw(st.integers(12, 64))
    moved = draw(st.integers(1, most_moved))
    locks = draw(st.integers(0, 6))
    rows = entangled_directions(rng, moved + locks, dimension)
    for row in range(moved + 1, moved + locks):
        kind = draw(st.sampled_from(["own", "own", "duplicate", "opposite", "dependent"]))
        rows[row] = _spoilt(rows, row, moved, kind)
    latent = sample_latents(int(rng.integers(1 << 31)), 1, dimension, Prior.SPHERE)[0]
    return Case(rows, latent, list(range(moved, moved + locks)), list(range(moved)), rng)


def _spoilt(rows: FloatArray, row: int, first: int, kind: str) -> FloatArray:
    earlier = rows[first:row]
    return {
        "own": rows[row],
        "duplicate": earlier[-1],
        "opposite": -earlier[0],
        "dependent": unit(earlier.sum(axis=0) + 0.5 * earlier[0]),
    }[kind]
