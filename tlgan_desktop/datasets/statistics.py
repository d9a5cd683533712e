"""What a person should know of a data set before anything is learnt from it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.datasets.checks import FEWEST, class_counts
from tlgan_desktop.datasets.dataset import Dataset, LabelArray, LabelledFeature
from tlgan_desktop.features import FeatureKind


@dataclass(frozen=True)
class FeatureStatistics:
    """The labels of one feature: how many are known, of which classes, or between which values."""

    name: str
    kind: FeatureKind
    known: int
    unknown: int
    classes: Mapping[str, int]
    """Pictures of each class of a binary or ordinal feature, in order; empty for a continuous one."""
    balance: float | None
    """The smallest class over the largest: 1 is even; None for a continuous feature."""
    mean: float
    deviation: float
    lowest: float
    highest: float


@dataclass(frozen=True)
class Tie:
    """Two features whose labels go together in this data set, and their correlation."""

    first: str
    second: str
    correlation: float


@dataclass(frozen=True, eq=False)
class DatasetStatistics:
    """A data set in figures.

    ``correlations`` is ``(k, k)``, over the pictures where both labels are known, NaN where these are fewer
    than 20 or a label does not vary. ``copies`` counts pictures whose content came before under another name.
    """

    pictures: int
    copies: int
    refused: Mapping[str, int]
    """How many pictures were left out for each reason."""
    features: tuple[FeatureStatistics, ...]
    correlations: NDArray[np.float64]

    def ties(self, least: float = 0.3) -> tuple[Tie, ...]:
        """What the data set ties together: pairs correlated by ``least`` or more, the strongest first."""
        names = [feature.name for feature in self.features]
        ties = [
            Tie(names[a], names[b], float(self.correlations[a, b]))
            for a, b in combinations(range(len(names)), 2)
            if abs(self.correlations[a, b]) >= least
        ]
        return tuple(sorted(ties, key=lambda tie: -abs(tie.correlation)))


def describe(dataset: Dataset) -> DatasetStatistics:
    """Count and correlate the labels of a data set."""
    return DatasetStatistics(
        pictures=len(dataset.pictures),
        copies=len(dataset.groups) - len(set(dataset.groups)),
        refused=dict(Counter(refusal.reason for refusal in dataset.refused).most_common()),
        features=tuple(
            _feature_statistics(feature, dataset.labels[:, column])
            for column, feature in enumerate(dataset.features)
        ),
        correlations=correlations(dataset.labels),
    )


def correlations(labels: LabelArray) -> NDArray[np.float64]:
    """Pearson correlations ``(k, k)`` of labels ``(n, k)``, each pair over the rows where both are known."""
    known = (~np.isnan(labels)).astype(np.float64)
    centred = np.nan_to_num(labels - np.nanmean(labels, axis=0))
    counts = known.T @ known
    with np.errstate(divide="ignore", invalid="ignore"):
        # Sums over the common rows of a pair; [a, b] is feature a's where b is known as well.
        means = centred.T @ known / counts
        squares = (centred**2).T @ known / counts
        products = centred.T @ centred / counts
        spreads = np.sqrt(np.maximum(squares - means**2, 0))
        table = (products - means * means.T) / (spreads * spreads.T)
    table[(counts < FEWEST) | ~np.isfinite(table)] = np.nan
    return np.asarray(np.clip(table, -1, 1))


def _feature_statistics(feature: LabelledFeature, labels: LabelArray) -> FeatureStatistics:
    known = labels[~np.isnan(labels)]
    counts = class_counts(feature, labels)
    return FeatureStatistics(
        name=feature.name,
        kind=feature.kind,
        known=len(known),
        unknown=len(labels) - len(known),
        classes=dict(zip(feature.classes, counts, strict=True)),
        balance=min(counts) / max(counts) if counts else None,
        mean=float(known.mean()),
        deviation=float(known.std()),
        lowest=float(known.min()),
        highest=float(known.max()),
    )
