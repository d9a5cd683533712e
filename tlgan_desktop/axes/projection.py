"""Subspaces of edit coordinates, and projection into and out of them."""

from dataclasses import dataclass

import numpy as np

from tlgan_desktop.latents import FloatArray

RANK_TOLERANCE = 1e-12
"""Singular values of unit directions below this are zero: the directions depend on one another."""


@dataclass(frozen=True, eq=False)
class Subspace:
    """A subspace given by an orthonormal basis ``(d, r)``; r may be 0."""

    basis: FloatArray

    @property
    def rank(self) -> int:
        """The dimension r of the subspace."""
        return int(self.basis.shape[1])

    def inside(self, points: FloatArray) -> FloatArray:
        """The component of ``(..., d)`` inside the subspace."""
        return np.asarray(points @ self.basis @ self.basis.T, dtype=np.float64)

    def outside(self, points: FloatArray) -> FloatArray:
        """The component of ``(..., d)`` orthogonal to the subspace.

        Projected twice, so that it is orthogonal to rounding even where little is left (Parlett 1980,
        "twice is enough").
        """
        once = points - self.inside(points)
        return np.asarray(once - self.inside(once), dtype=np.float64)

    def joined(self, other: "Subspace") -> "Subspace":
        """The sum of this subspace and an ``other`` that is orthogonal to it."""
        return Subspace(np.hstack([self.basis, other.basis]))


def span(directions: FloatArray) -> Subspace:
    """The span of unit directions ``(k, d)``; duplicates and dependent ones add nothing."""
    if not len(directions):
        return Subspace(np.zeros((directions.shape[1], 0)))
    _, values, rows = np.linalg.svd(directions, full_matrices=False)
    return Subspace(rows[values > RANK_TOLERANCE].T)
