"""Labelled pictures as the rest of the application sees them, whatever folder or table they came from."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind

LabelArray = NDArray[np.float64]


@dataclass(frozen=True)
class LabelledFeature:
    """One feature that pictures are labelled with.

    ``classes`` names the values 0, 1, ... of a binary (absent, present) or ordinal feature, and is empty for
    a continuous one. ``group`` is the heading under which features are shown; empty when there is none.
    """

    name: str
    kind: FeatureKind
    classes: tuple[str, ...] = ()
    group: str = ""


@dataclass(frozen=True)
class Refusal:
    """A picture that was left out, and the reason in a few words."""

    path: Path
    reason: str


@dataclass(frozen=True, eq=False)
class Dataset:
    """Pictures and what is known of their features.

    ``labels`` is ``(n, k)``, a row a picture and a column a feature, NaN where a label is unknown.
    ``groups`` holds a hash of each picture's content, so that copies of one picture are known as such.
    """

    name: str
    pictures: tuple[Path, ...]
    features: tuple[LabelledFeature, ...]
    labels: LabelArray
    refused: tuple[Refusal, ...] = ()
    warnings: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hex over the contents of all pictures in their order, whatever their names."""
        return hashlib.sha256("".join(self.groups).encode()).hexdigest()

    def column(self, name: str) -> LabelArray:
        """The labels ``(n,)`` of one feature.

        Raises:
            UserError: the data set has no such feature.
        """
        return np.asarray(self.labels[:, self._index(name)])

    def rows(self, rows: Sequence[int] | NDArray[np.intp]) -> "Dataset":
        """The same data set with only the pictures at ``rows`` ``(m,)``, in that order."""
        return replace(
            self,
            pictures=tuple(self.pictures[row] for row in rows),
            labels=self.labels[rows],
            groups=tuple(self.groups[row] for row in rows),
        )

    def only(self, names: Sequence[str]) -> "Dataset":
        """The same pictures with only the features called ``names``, in that order.

        Raises:
            UserError: the data set has no such feature.
        """
        columns = [self._index(name) for name in names]
        features = tuple(self.features[column] for column in columns)
        return replace(self, features=features, labels=self.labels[:, columns])

    def _index(self, name: str) -> int:
        names = [feature.name for feature in self.features]
        if name not in names:
            raise UserError(f"{self.name} has no feature '{name}'; it has: {', '.join(names)}.")
        return names.index(name)
