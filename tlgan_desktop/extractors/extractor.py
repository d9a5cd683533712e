"""The extractor as the rest of the application sees it: pictures -> features."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.features import FeatureKind

PictureArray = NDArray[np.uint8]
ScoreArray = NDArray[np.float64]
EmbeddingArray = NDArray[np.float32]


@dataclass(frozen=True)
class HeldOut:
    """How well a feature is told on labelled pictures that took no part in learning it.

    ``auc`` and ``accuracy`` belong to binary features, ``accuracy`` (of the nearest class), ``r2`` and
    ``error`` to ordinal ones, ``r2`` and ``error`` (mean absolute, in the unit of the labels) to continuous
    ones. ``count`` is the number of those pictures; ``cross_validated`` says that they are all the labelled
    ones, each scored by a fit without it.
    """

    count: int
    auc: float | None = None
    accuracy: float | None = None
    r2: float | None = None
    error: float | None = None
    cross_validated: bool = False

    @property
    def figure(self) -> float:
        """The figure that such features are judged by: the AUC, or else R2; NaN where neither is known."""
        return next((value for value in (self.auc, self.r2) if value is not None), float("nan"))


@dataclass(frozen=True)
class ExtractorFeature:
    """One feature that an extractor tells; ``classes`` names the values of a binary or ordinal one."""

    name: str
    kind: FeatureKind
    group: str = ""
    classes: tuple[str, ...] = ()
    held_out: HeldOut | None = None


@dataclass(frozen=True)
class ExtractorInfo:
    """What an extractor is: its features, the side of the pictures it takes, and where it came from."""

    name: str
    size: int
    features: tuple[ExtractorFeature, ...]
    licence: str | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)


class Extractor(Protocol):
    """What every extractor offers, whether trained here or brought along.

    Calls are not thread-safe; one worker owns an extractor.
    """

    info: ExtractorInfo

    @property
    def features(self) -> tuple[ExtractorFeature, ...]:
        """The features in the order of the columns that :meth:`score` gives."""

    @property
    def size(self) -> int:
        """The side of the square pictures that it takes."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 in hex over what decides its scores, so that the same extractor is known again."""

    def score(self, pictures: PictureArray) -> ScoreArray:
        """Calibrated logits, or values in label units, ``(n, k)`` of pictures ``(n, size, size, 3)``."""

    def embed(self, pictures: PictureArray) -> EmbeddingArray:
        """What the backbone tells of pictures ``(n, size, size, 3)``, ``(n, e)``."""
