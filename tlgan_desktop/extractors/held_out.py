"""Figures of an extractor on labelled pictures that took no part in learning."""

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.extractors.extractor import HeldOut
from tlgan_desktop.features import FeatureKind

FloatArray = NDArray[np.float64]


def held_out(
    kind: FeatureKind, scores: FloatArray, labels: FloatArray, cross_validated: bool = False
) -> HeldOut:
    """Compare calibrated scores ``(n,)`` with labels ``(n,)``, NaN where unknown."""
    known = ~np.isnan(labels)
    scores, labels = scores[known], labels[known]
    count = len(labels)
    if count == 0:
        return HeldOut(0, cross_validated=cross_validated)
    if kind is FeatureKind.BINARY:
        accuracy = float(np.mean((scores > 0) == (labels > 0.5)))
        return HeldOut(count, auc(scores, labels), accuracy, cross_validated=cross_validated)
    error = float(np.mean(np.abs(scores - labels)))
    steps = float(np.mean(np.rint(scores) == labels)) if kind is FeatureKind.ORDINAL else None
    return HeldOut(count, None, steps, r_squared(scores, labels), error, cross_validated)


def auc(scores: FloatArray, labels: FloatArray) -> float | None:
    """The probability that a picture with the feature scores above one without; None if there are not both.

    Computed from ranks (Mann and Whitney 1947), ties counting half.
    """
    present = labels > 0.5
    with_it, without_it = int(present.sum()), int((~present).sum())
    if not with_it or not without_it:
        return None
    ranks = _ranks(scores)
    return float((ranks[present].sum() - with_it * (with_it + 1) / 2) / (with_it * without_it))


def r_squared(scores: FloatArray, labels: FloatArray) -> float | None:
    """The share of the variance of labels ``(n,)`` that scores ``(n,)`` explain; None where there is none."""
    variance = float(np.mean((labels - labels.mean()) ** 2))
    return 1 - float(np.mean((scores - labels) ** 2)) / variance if variance > 0 else None


def _ranks(values: FloatArray) -> FloatArray:
    """Ranks from 1, equal values sharing the mean of theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse], dtype=np.float64)
