"""A regularised linear head on a frozen backbone, with honest cross-validated scores."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.extractors.calibration import calibrate
from tlgan_desktop.extractors.splitting import deal_out
from tlgan_desktop.features import FeatureKind

FloatArray = NDArray[np.float64]

FOLDS = 5
PENALTIES = 10.0 ** np.arange(-1.0, 6.5, 0.5)


@dataclass(frozen=True, eq=False)
class LinearFit:
    """One feature's ``weights (e,)`` and ``bias``, and its out-of-fold ``scores (n,)``, NaN where unlabelled.

    The scores are to scale; each comes of a fit, a penalty and a calibration that did not see its picture.
    """

    weights: FloatArray
    bias: float
    scores: FloatArray


def fit_linear(
    embeddings: NDArray[np.floating],
    labels: FloatArray,
    kind: FeatureKind,
    groups: Sequence[str],
    seed: int,
) -> LinearFit:
    """Fit one feature to embeddings ``(n, e)`` and labels ``(n,)``, NaN where unknown.

    Ridge regression on standardised embeddings, for a binary feature on its 0 and 1: that gives the direction
    of Fisher's discriminant, which Platt's scaling then turns into logits. The penalty is chosen within each
    fit by generalised cross-validation (Golub, Heath and Wahba 1979).
    """
    known = np.flatnonzero(~np.isnan(labels))
    x, y = embeddings[known].astype(np.float64), labels[known]
    folds = deal_out([groups[int(row)] for row in known], y[:, None], range(FOLDS), seed)
    raw = np.empty(len(known))
    for fold in range(FOLDS):
        weights, bias = _ridge(x[folds != fold], y[folds != fold])
        raw[folds == fold] = x[folds == fold] @ weights + bias
    scores = np.full(len(labels), np.nan)
    for fold in range(FOLDS):
        intercept, slope = calibrate(kind, raw[folds != fold], y[folds != fold])
        scores[known[folds == fold]] = intercept + slope * raw[folds == fold]
    weights, bias = _ridge(x, y)
    intercept, slope = calibrate(kind, raw, y)
    return LinearFit(slope * weights, intercept + slope * bias, scores)


def _ridge(x: FloatArray, y: FloatArray) -> tuple[FloatArray, float]:
    """Weights and bias of the ridge regression whose penalty generalised cross-validation prefers."""
    centre, scale = x.mean(axis=0), x.std(axis=0) + 1e-6
    standard, target = (x - centre) / scale, y - y.mean()
    squares, right = _decomposed(standard)
    parts = right.T @ (standard.T @ target) / squares
    penalty = min(PENALTIES, key=lambda each: _validation_error(squares, parts, target, each))
    weights = right @ (parts / (squares + penalty)) / scale
    return weights, float(y.mean() - centre @ weights)


def _decomposed(x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Squared singular values and right singular vectors times singular values of ``(n, e)``.

    They come of the smaller of the two Gram matrices; null directions are left out.
    """
    wide = x.shape[0] <= x.shape[1]
    squares, vectors = np.linalg.eigh(x @ x.T if wide else x.T @ x)
    kept = squares > 1e-10 * max(squares[-1], 1e-300)
    squares, vectors = squares[kept], vectors[:, kept]
    return squares, x.T @ vectors if wide else vectors * np.sqrt(squares)


def _validation_error(squares: FloatArray, parts: FloatArray, target: FloatArray, penalty: float) -> float:
    """The error that generalised cross-validation expects on new pictures; ``parts`` is U' y."""
    shrinkage = squares / (squares + penalty)
    residual = target @ target - parts @ parts + ((1 - shrinkage) * parts) @ ((1 - shrinkage) * parts)
    freedom = len(target) - 1 - shrinkage.sum()
    return float(residual / freedom**2) if freedom > 0.5 else np.inf
