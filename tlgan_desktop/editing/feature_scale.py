"""The scale of a feature as people read it: a probability, a class, or a number in the unit of its labels."""

import math
from dataclasses import dataclass

from tlgan_desktop.features import FeatureKind

NEAR_SHARE = 0.05
"""A continuous feature is where it should be within this share of its standard deviation."""
NEAR_PERCENT = 2.0
NEAR_CLASS = 0.1
LEAST_PERCENT = 1.0
"""Probabilities nearer to 0 or 100 % than this cannot be asked for."""


@dataclass(frozen=True)
class FeatureScale:
    """How scores of one feature read.

    ``classes`` names the values of an ordinal feature; ``spread`` is the standard deviation of its score.
    """

    kind: FeatureKind
    classes: tuple[str, ...] = ()
    spread: float = 1.0

    def value(self, score: float) -> float:
        """What a score reads as: percent for a binary feature, else the score itself."""
        if self.kind is not FeatureKind.BINARY:
            return score
        return 100 / (1 + math.exp(-max(-700.0, min(700.0, score))))

    def score(self, value: float) -> float:
        """The score that reads as ``value``; probabilities are kept off certainty."""
        if self.kind is not FeatureKind.BINARY:
            return value
        percent = min(max(value, LEAST_PERCENT), 100 - LEAST_PERCENT)
        return math.log(percent / (100 - percent))

    def tolerance(self, value: float) -> float:
        """How far from the score of ``value`` a score may lie and still read as that."""
        match self.kind:
            case FeatureKind.BINARY:
                ends = (self.score(value - NEAR_PERCENT), self.score(value + NEAR_PERCENT))
                return max(
                    min(abs(end - self.score(value)) for end in ends if end != self.score(value)), 1e-6
                )
            case FeatureKind.ORDINAL:
                return NEAR_CLASS
        return NEAR_SHARE * self.spread

    @property
    def decimals(self) -> int:
        """The decimals that tell a hundredth of the standard deviation or so."""
        if self.kind is FeatureKind.BINARY:
            return 0
        return max(0, 2 - math.floor(math.log10(max(self.spread, 1e-6))))

    def text(self, score: float) -> str:
        """A score in words: ``43.2``, ``81 %``, or ``2 (some)``."""
        value = self.value(score)
        if self.kind is FeatureKind.BINARY:
            return f"{value:.0f} %"
        if self.kind is FeatureKind.ORDINAL and self.classes:
            nearest = min(max(round(value), 0), len(self.classes) - 1)
            return f"{value:.1f} ({self.classes[nearest]})"
        return f"{value:.{self.decimals}f}"
