"""Splitting pictures for learning, validation and testing, so that no copy of a picture leaks across."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.datasets.dataset import LabelArray

Rows = NDArray[np.intp]

PATTERN = (0, 0, 0, 0, 1, 0, 0, 0, 0, 2)
"""How pictures are dealt out: eight tenths to learn from, one to validate on, one to test."""


@dataclass(frozen=True, eq=False)
class Split:
    """Rows of a data set to learn from, to stop and calibrate by, and to state held-out figures on."""

    train: Rows
    validation: Rows
    test: Rows


def split_by_content(groups: Sequence[str], labels: LabelArray, seed: int) -> Split:
    """Deal out pictures 8 : 1 : 1 by content, the rarest labels first so that every part has its share of them.

    A simple form of iterative stratification (Sechidis et al. 2011). Which part a picture falls into depends on its content
    and the seed, not on its name or place.

    Args:
        groups: a content hash a picture.
        labels: ``(n, k)`` with NaN where unknown.
        seed: of the split.
    """
    _, members = np.unique(np.asarray(groups), return_inverse=True)
    count = int(members.max()) + 1
    strata = _strata(labels)[np.unique(members, return_index=True)[1]]
    part = np.empty(count, dtype=np.intp)
    shuffled = np.random.default_rng((seed, count)).permutation(count)
    order = shuffled[np.argsort(strata[shuffled], kind="stable")]
    part[order] = np.resize(PATTERN, count)
    rows = part[members]
    return Split(*(np.flatnonzero(rows == index) for index in range(3)))


def _strata(labels: LabelArray) -> NDArray[np.intp]:
    """For every picture the rarest class that it belongs to, of features with few values."""
    strata = np.full(len(labels), labels.shape[1] * 1000, dtype=np.intp)
    rarity = np.full(len(labels), len(labels) + 1)
    for column in range(labels.shape[1]):
        values, counts = np.unique(labels[~np.isnan(labels[:, column]), column], return_counts=True)
        for index, (value, uses) in enumerate(zip(values, counts, strict=True)) if len(values) <= 20 else ():
            rarer = (labels[:, column] == value) & (uses < rarity)
            strata[rarer], rarity[rarer] = column * 1000 + index, uses
    return strata
