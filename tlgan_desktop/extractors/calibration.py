"""Bringing raw scores to scale: calibrated logits, steps of an ordinal feature, units of the labels."""

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.features import FeatureKind

FloatArray = NDArray[np.float64]

NEWTON_STEPS = 50
LEAST_SLOPE = 1e-3
"""Of a score that tells nothing, in standard deviations: next to nothing, but never turned round."""


def calibrate(kind: FeatureKind, scores: FloatArray, labels: FloatArray) -> tuple[float, float]:
    """The intercept and slope that bring raw scores ``(n,)`` of labelled pictures to scale.

    Binary: Platt's scaling (Platt 1999), after which the logistic of a score is a probability. Ordinal and
    continuous: least squares. The order of scores is always kept.
    """
    known = ~np.isnan(labels)
    scores, labels = scores[known], labels[known]
    if len(labels) < 2 or np.ptp(labels) == 0 or np.ptp(scores) == 0:
        return 0.0, 1.0
    return _platt(scores, labels) if kind is FeatureKind.BINARY else _least_squares(scores, labels)


def _least_squares(scores: FloatArray, labels: FloatArray) -> tuple[float, float]:
    centred = scores - scores.mean()
    slope = float(centred @ labels / (centred @ centred))
    slope = max(slope, LEAST_SLOPE * float(labels.std() / scores.std()))
    return float(labels.mean() - slope * scores.mean()), slope


def _platt(scores: FloatArray, labels: FloatArray) -> tuple[float, float]:
    """Logistic regression on one score by Newton's method, with Platt's targets against overconfidence."""
    present = labels > 0.5
    with_it, without_it = present.sum(), (~present).sum()
    targets = np.where(present, (with_it + 1) / (with_it + 2), 1 / (without_it + 2))
    design = np.stack([np.ones_like(scores), (scores - scores.mean()) / scores.std()], axis=1)
    answer = np.zeros(2)
    for _ in range(NEWTON_STEPS):
        chance = 1 / (1 + np.exp(-(design @ answer).clip(-30, 30)))
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + 1e-9 * np.eye(2)
        step = np.linalg.solve(curvature, design.T @ (targets - chance))
        answer += step.clip(-2, 2)
        if np.abs(step).max() < 1e-10:
            break
    slope = max(float(answer[1]), LEAST_SLOPE) / float(scores.std())
    return float(answer[0]) - slope * float(scores.mean()), slope
