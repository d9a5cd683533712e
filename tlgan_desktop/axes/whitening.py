"""Whitening of a latent space whose components are correlated, such as w."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from tlgan_desktop.latents import FloatArray

SMALLEST_EIGENVALUE = 1e-6
"""Eigenvalues of a covariance below this share of the largest are dropped as not populated."""


@dataclass(frozen=True, eq=False)
class Whitening:
    """Mean ``(d,)`` and covariance ``(d, d)`` of a latent space, and the white coordinates that they give.

    White coordinates are ``x = S^-1/2 (w - mean)`` with the symmetric root of the covariance S, so that they
    keep the dimension of the space. Where eigenvalues are dropped both roots are zero, and an edit never
    leaves the populated subspace.

    Raises:
        ValueError: shapes do not fit, a number is not finite, or the covariance is not one.
    """

    mean: FloatArray
    covariance: FloatArray

    def __post_init__(self) -> None:
        mean = _read_only(self.mean)
        covariance = _read_only(self.covariance)
        if mean.ndim != 1 or covariance.shape != (len(mean), len(mean)):
            raise ValueError("mean and covariance do not fit each other")
        if not (np.isfinite(mean).all() and np.isfinite(covariance).all()):
            raise ValueError("mean or covariance is not finite")
        if not np.allclose(covariance, covariance.T) or not np.trace(covariance) > 0:
            raise ValueError("the covariance is not symmetric and positive")
        object.__setattr__(self, "mean", mean)
        object.__setattr__(self, "covariance", covariance)

    @classmethod
    def fit(cls, latents: ArrayLike) -> "Whitening":
        """The whitening of sampled latents ``(n, d)``, at least two."""
        rows = np.asarray(latents, dtype=np.float64)
        return cls(rows.mean(axis=0), np.atleast_2d(np.cov(rows, rowvar=False)))

    @property
    def dimension(self) -> int:
        """The dimension d of the space."""
        return len(self.mean)

    @cached_property
    def root(self) -> FloatArray:
        """S^1/2 ``(d, d)``, zero where eigenvalues are dropped."""
        values, basis = self._populated
        return np.asarray((basis * np.sqrt(values)) @ basis.T, dtype=np.float64)

    @cached_property
    def inverse_root(self) -> FloatArray:
        """S^-1/2 ``(d, d)``, zero where eigenvalues are dropped."""
        values, basis = self._populated
        return np.asarray((basis / np.sqrt(values)) @ basis.T, dtype=np.float64)

    @cached_property
    def _populated(self) -> tuple[FloatArray, FloatArray]:
        values, basis = np.linalg.eigh(self.covariance)
        kept = values > SMALLEST_EIGENVALUE * values[-1]
        return values[kept], basis[:, kept]

    def populated(self, white: FloatArray) -> FloatArray:
        """The part of white coordinates ``(..., d)`` in the subspace whose eigenvalues are kept."""
        _, basis = self._populated
        return np.asarray(white @ basis @ basis.T, dtype=np.float64)

    def to_white(self, latents: FloatArray) -> FloatArray:
        """White coordinates of latents ``(..., d)``."""
        return np.asarray((latents - self.mean) @ self.inverse_root, dtype=np.float64)

    def from_white(self, white: FloatArray) -> FloatArray:
        """Latents of white coordinates ``(..., d)``."""
        return np.asarray(self.mean + white @ self.root, dtype=np.float64)


def same_whitening(one: Whitening | None, other: Whitening | None) -> bool:
    """Whether two whitenings give every latent the same coordinates; None is none."""
    if one is None or other is None:
        return one is other
    pairs = ((one.mean, other.mean), (one.covariance, other.covariance))
    return all(np.array_equal(left, right) for left, right in pairs)


def _read_only(values: ArrayLike) -> FloatArray:
    array = np.array(values, dtype=np.float64)
    array.setflags(write=False)
    return array
