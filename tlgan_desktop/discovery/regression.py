"""From coordinates and scores of samples to unit axes, their calibrations and held-out figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from tlgan_desktop.discovery.bootstrap import bootstrap_angles
from tlgan_desktop.discovery.logistic import fit_logistic
from tlgan_desktop.discovery.moments import Moments
from tlgan_desktop.discovery.ridge import LinearFit, fit_ridge
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import FloatArray

FIT_BLOCKS = 40
HELD_OUT_BLOCKS = 10
"""Samples are dealt into blocks in their order; the last ones are held out from the fit."""

CLIPPED_TAIL = 0.01
"""The share of scores on either side that is pulled in to its quantile before a linear fit."""

TANH_LIMIT = 3.0
"""Where TL-GAN clipped arctanh(y), y in (-1, 1); a logit is twice the arctanh of its tanh."""

FEWEST_OF_A_CLASS = 10

ROUNDING = 1e-5
"""The share of the largest score by which scores may differ for the order of sums inside a network alone."""

Coordinates = Callable[[int, int], FloatArray]
"""Edit coordinates ``(stop - start, d)`` of the samples from ``start`` to ``stop``."""

Span = tuple[int, int]


class Method(StrEnum):
    """How axes are fitted to scores."""

    LINEAR = "linear"
    """Ridge regression on logits and values, tails pulled in."""
    TANH = "tanh"
    """As in TL-GAN: linear on arctanh of binary scores in (-1, 1), clipped at 3; else as linear."""
    LOGISTIC = "logistic"
    """Logistic regression on the signs of binary scores; else as linear."""


@dataclass(frozen=True, eq=False)
class AxisFits:
    """Unit directions ``(k, d)`` of k features, and figures ``(k,)`` on samples held out from the fit.

    ``intercepts``, ``slopes`` and ``deviations`` calibrate: score = intercept + slope * position, give or
    take the deviation. ``r2`` is that line's R squared (0 where it falls), ``auc`` is NaN where there are
    not two classes, ``angles`` are bootstrap angles in degrees, and ``significances`` are correlations in
    units of what chance gives.
    """

    directions: FloatArray
    intercepts: FloatArray
    slopes: FloatArray
    deviations: FloatArray
    r2: FloatArray
    auc: FloatArray
    angles: FloatArray
    significances: FloatArray


def varying_features(scores: FloatArray) -> NDArray[np.intp]:
    """The columns of ``scores (n, k)`` that vary among the samples that are fitted, beyond rounding."""
    fitted = scores[: _spans(len(scores))[FIT_BLOCKS - 1][1]]
    return np.flatnonzero(np.ptp(fitted, axis=0) > ROUNDING * np.abs(fitted).max(axis=0))


def fit_axes(
    coordinates: Coordinates,
    scores: FloatArray,
    kinds: Sequence[FeatureKind],
    method: Method = Method.LINEAR,
    seed: int = 0,
) -> AxisFits:
    """Find the axes of all features in one fit; positive positions mean higher scores.

    Args:
        coordinates: gives the edit coordinates of samples; asked for one block at a time.
        scores: ``(n, k)``, at least 100 samples, every column one of the :func:`varying_features`.
        kinds: what each column is.
        method: how axes are fitted.
        seed: of the bootstrap.
    """
    # One thread: these products are too small for more, and their sums come in one order on any machine.
    with threadpool_limits(limits=1, user_api="blas"):
        return _fit_axes(coordinates, scores, kinds, method, seed)


def _fit_axes(
    coordinates: Coordinates, scores: FloatArray, kinds: Sequence[FeatureKind], method: Method, seed: int
) -> AxisFits:
    spans = _spans(len(scores))
    fitted, held_out = spans[:FIT_BLOCKS], spans[FIT_BLOCKS:]
    targets = _standardised(_linear_targets(scores, kinds, method, fitted[-1][1]))
    fit = fit_ridge([Moments.of(coordinates(*span), targets[slice(*span)]) for span in fitted])
    if method is Method.LOGISTIC:
        fit = _with_logistic(fit, coordinates, scores, kinds, fitted)
    directions = fit.slopes / np.linalg.norm(fit.slopes, axis=1, keepdims=True)
    positions = np.concatenate([coordinates(*span) @ directions.T for span in held_out])
    figures = _held_out_figures(positions, scores[held_out[0][0] :], kinds)
    return AxisFits(directions, *figures[:-1], bootstrap_angles(fit, seed), figures[-1])


def _spans(count: int) -> list[Span]:
    edges = np.linspace(0, count, FIT_BLOCKS + HELD_OUT_BLOCKS + 1).astype(int).tolist()
    return list(pairwise(edges))


def _linear_targets(
    scores: FloatArray, kinds: Sequence[FeatureKind], method: Method, fitted: int
) -> FloatArray:
    low, high = np.quantile(scores[:fitted], [CLIPPED_TAIL, 1 - CLIPPED_TAIL], axis=0)
    # Where nearly all scores are equal the quantiles are, too, and clipping would leave nothing.
    tight = low == high
    low, high = np.where(tight, -np.inf, low), np.where(tight, np.inf, high)
    if method is Method.TANH:
        binary = np.array([kind is FeatureKind.BINARY for kind in kinds])
        low, high = np.where(binary, -2 * TANH_LIMIT, low), np.where(binary, 2 * TANH_LIMIT, high)
    return np.asarray(np.clip(scores, low, high), dtype=np.float64)


def _standardised(targets: FloatArray) -> FloatArray:
    spread = targets.std(axis=0)
    return np.asarray((targets - targets.mean(axis=0)) / np.where(spread > 0, spread, 1.0), dtype=np.float64)


def _with_logistic(
    fit: LinearFit,
    coordinates: Coordinates,
    scores: FloatArray,
    kinds: Sequence[FeatureKind],
    fitted: Sequence[Span],
) -> LinearFit:
    """The fit with logistic slopes for the binary features that have both classes."""
    present = scores[: fitted[-1][1]] > 0
    rarer = np.minimum(present.sum(axis=0), (~present).sum(axis=0))
    columns = [
        k for k, kind in enumerate(kinds) if kind is FeatureKind.BINARY and rarer[k] >= FEWEST_OF_A_CLASS
    ]
    if not columns:
        return fit
    labels = present[:, columns].astype(np.float64)
    logistic = fit_logistic([(coordinates(*span), labels[slice(*span)]) for span in fitted])
    slopes, influences = fit.slopes.copy(), fit.influences.copy()
    slopes[columns], influences[:, columns] = logistic.slopes, logistic.influences
    return LinearFit(slopes, influences)


def _held_out_figures(
    positions: FloatArray, scores: FloatArray, kinds: Sequence[FeatureKind]
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray, FloatArray]:
    """Intercepts, slopes, deviations, R squared, AUC and significances ``(k,)``."""
    middle, centred = scores.mean(axis=0), positions - positions.mean(axis=0)
    products = (centred * (scores - middle)).sum(axis=0)
    slopes = products / np.square(centred).sum(axis=0)
    intercepts = middle - slopes * positions.mean(axis=0)
    deviations = (scores - intercepts - slopes * positions).std(axis=0)
    spread = scores.std(axis=0)
    correlations = slopes * centred.std(axis=0) / np.where(spread > 0, spread, np.inf)
    binary = np.array([kind is FeatureKind.BINARY for kind in kinds])
    auc = np.where(binary, area_under_curve(positions, scores > 0), np.nan)
    r2 = np.square(np.maximum(correlations, 0.0))
    return intercepts, slopes, deviations, r2, auc, correlations * np.sqrt(len(scores))


def area_under_curve(values: FloatArray, present: NDArray[np.bool_]) -> FloatArray:
    """Area under the ROC curve ``(k,)`` of ``values`` ``(n, k)`` for classes ``(n, k)``.

    The Mann-Whitney statistic of all columns at once; NaN where a class has fewer than 10 members.
    """
    positives = present.sum(axis=0)
    negatives = len(present) - positives
    ranks = np.where(present, rankdata(values, axis=0), 0.0).sum(axis=0)
    enough = np.minimum(positives, negatives) >= FEWEST_OF_A_CLASS
    pairs = np.where(enough, positives * negatives, np.nan)
    return np.asarray((ranks - positives * (positives + 1) / 2) / pairs, dtype=np.float64)
