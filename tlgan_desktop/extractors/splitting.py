"""Dealing out pictures for learning and testing, so that no copy of a picture leaks from one to the other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.datasets.dataset import LabelArray

Rows = NDArray[np.intp]

PATTERN = (0, 0, 0, 0, 1, 0, 0, 0, 0, 2)
"""Eight tenths to learn from, one to validate on, one to test."""
MOST_CLASSES = 20
"""Features with more different values than this are dealt out by chance alone."""


@dataclass(frozen=True, eq=False)
class Split:
    """Rows of a data set: to learn from, to stop and calibrate by, and to state held-out figures on."""

    train: Rows
    validation: Rows
    test: Rows


def split_by_content(groups: Sequence[str], labels: LabelArray, seed: int) -> Split:
    """Deal out pictures 8 : 1 : 1; copies of one picture stay together.

    Args:
        groups: a content hash a picture.
        labels: ``(n, k)`` with NaN where unknown.
        seed: of the dealing; another seed gives other parts.
    """
    part = deal_out(groups, labels, PATTERN, seed)
    return Split(*(np.flatnonzero(part == index) for index in range(3)))


def deal_out(groups: Sequence[str], labels: LabelArray, pattern: Sequence[int], seed: int) -> Rows:
    """The part ``(n,)`` that each picture falls into, dealt in turns along ``pattern``.

    Every part gets its share of every rare class: a simple form of iterative stratification (Sechidis et al.
    2011), in which pictures are dealt sorted by the rarest class that they belong to.
    """
    _, first, members = np.unique(np.asarray(groups), return_index=True, return_inverse=True)
    shuffled = np.random.default_rng((seed, len(first))).permutation(len(first))
    order = shuffled[np.argsort(_rarest_class(labels)[first][shuffled], kind="stable")]
    part = np.empty(len(first), dtype=np.intp)
    part[order] = np.resize(pattern, len(first))
    return part[members]


def _rarest_class(labels: LabelArray) -> Rows:
    """For every picture a number ``(n,)`` for the rarest class that it belongs to."""
    rarest = np.full(len(labels), -1, dtype=np.intp)
    uses_of_rarest = np.full(len(labels), len(labels) + 1)
    for column, values in enumerate(labels.T):
        classes, uses = np.unique(values[~np.isnan(values)], return_counts=True)
        if len(classes) > MOST_CLASSES:
            continue
        for index in range(len(classes)):
            rarer = (values == classes[index]) & (uses[index] < uses_of_rarest)
            rarest[rarer], uses_of_rarest[rarer] = column * MOST_CLASSES + index, uses[index]
    return rarest
