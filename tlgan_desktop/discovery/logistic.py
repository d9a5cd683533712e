"""Logistic regression on hard labels, one feature at a time."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from tlgan_desktop.discovery.ridge import LinearFit
from tlgan_desktop.latents import FloatArray

REGULARISATION = 1.0
"""scikit-learn's C: the inverse of the penalty's weight."""


def fit_logistic(blocks: Sequence[tuple[FloatArray, FloatArray]]) -> LinearFit:
    """Fit P(y = 1) = sigmoid(a + b.x) on blocks of coordinates ``(n, d)`` and 0/1 labels ``(n, k)``.

    Every feature must have both labels.
    """
    x = np.concatenate([block for block, _ in blocks])
    y = np.concatenate([labels for _, labels in blocks])
    starts = np.cumsum([0, *(len(block) for block, _ in blocks)])[:-1]
    fits = [_fit_one(x, column, starts) for column in y.T]
    return LinearFit(np.stack([slopes for slopes, _ in fits]), np.stack([each for _, each in fits], axis=1))


def _fit_one(x: FloatArray, y: FloatArray, starts: NDArray[np.intp]) -> tuple[FloatArray, FloatArray]:
    """Slopes ``(d,)`` of one feature and the influences ``(m, d)`` of the blocks that begin at ``starts``."""
    model = LogisticRegression(C=REGULARISATION, max_iter=1000).fit(x, y)
    probability = model.predict_proba(x)[:, 1]
    spread = probability * (1 - probability)
    middle = spread @ x / spread.sum()
    centred = x - middle
    hessian = (centred.T * spread) @ centred + np.eye(x.shape[1]) / REGULARISATION
    gradients = np.add.reduceat(centred * (y - probability)[:, None], starts, axis=0)
    return model.coef_[0], np.linalg.solve(hessian, gradients.T).T
