"""Ridge regression of all features at once, from one decomposition of the latents' covariance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.discovery.moments import Moments, total
from tlgan_desktop.latents import FloatArray

STRENGTHS = np.logspace(-5, 1, 13)
"""Ridge strengths to choose from, in units of the coordinates' mean variance times their number."""


@dataclass(frozen=True, eq=False)
class LinearFit:
    """Slopes ``(k, d)`` of k features, and the influence ``(m, k, d)`` of each block of samples on them.

    The influence of a block is how the slopes move per unit of its weight (Hampel 1974), which is all that
    resampling needs.
    """

    slopes: FloatArray
    influences: FloatArray


def fit_ridge(blocks: Sequence[Moments]) -> LinearFit:
    """Fit y = a + b.x for every feature, each with the ridge strength that suits it.

    In the eigenbasis of the covariance, X'X = V L V', the slopes at strength s are V (L + s)^-1 V'X'y, so all
    strengths and features share one decomposition. The strength minimises generalised cross-validation
    (Golub, Heath and Wahba 1979).
    """
    pooled = total(blocks)
    middle = pooled.x / pooled.count, pooled.y / pooled.count
    centred = pooled.about(*middle)
    eigenvalues, basis = np.linalg.eigh(centred.xx)
    eigenvalues = np.maximum(eigenvalues, 0.0)
    projected = basis.T @ centred.xy
    strengths = STRENGTHS * max(float(eigenvalues.mean()), np.finfo(np.float64).tiny)
    chosen = strengths[_cross_validated(eigenvalues, projected, centred, strengths).argmin(axis=0)]
    shrunk = 1 / (eigenvalues[:, None] + chosen)
    slopes = basis @ (shrunk * projected)
    freedom = (eigenvalues[:, None] * shrunk).sum(axis=0)
    gradients = np.stack([_gradient(block.about(*middle), slopes) for block in blocks])
    influences = basis @ (shrunk * (basis.T @ gradients)) * _small_sample(pooled.count, freedom)
    return LinearFit(slopes.T, influences.transpose(0, 2, 1))


def _cross_validated(
    eigenvalues: FloatArray, projected: FloatArray, centred: Moments, strengths: FloatArray
) -> FloatArray:
    """The generalised cross-validation score ``(strengths, k)``: n RSS / (n - 1 - df)^2."""
    energy = np.square(projected)
    scores = []
    for strength in strengths:
        shrunk = 1 / (eigenvalues + strength)
        residual = centred.yy - (2 * shrunk - eigenvalues * shrunk**2) @ energy
        freedom = max(centred.count - 1 - float(eigenvalues @ shrunk), 1e-9)
        scores.append(centred.count * residual / freedom**2)
    return np.array(scores)


def _gradient(block: Moments, slopes: FloatArray) -> FloatArray:
    """What a centred block adds to the normal equations ``(d, k)``: the sum of x (y - b.x)."""
    return np.asarray(block.xy - block.xx @ slopes, dtype=np.float64)


def _small_sample(count: int, freedom: FloatArray) -> FloatArray:
    """Residuals of a fit are smaller than errors are (MacKinnon and White 1985, HC1)."""
    return np.sqrt(count / np.maximum(count - 1 - freedom, 1.0))
