"""The verdict on an axis, from its figures alone."""

import math
from dataclasses import dataclass

from tlgan_desktop.axes.axis import Verdict
from tlgan_desktop.features import FeatureKind

GOOD_R2 = 0.3
GOOD_AUC = 0.8
GOOD_ANGLE = 10.0
GOOD_EXTRACTOR_AUC = 0.85
GOOD_EXTRACTOR_R2 = 0.5
GOOD_MONOTONE = 0.9

SURE_SIGNIFICANCE = 4.0
SURE_EXTRACTOR_AUC = 0.6
SURE_EXTRACTOR_R2 = 0.05
SURE_RISING = 0.75
"""What makes the sign of an axis sure; an extractor trained on shuffled labels stays below them."""

CHANCE_DEVIATIONS = 3.0
"""How far above chance an extractor's AUC must be, in its standard deviation where nothing can be told."""


@dataclass(frozen=True)
class Figures:
    """What was measured of one axis; None where it could not be.

    ``r2``, ``auc`` and ``significance`` (the correlation in units of what chance gives) are on latents held
    out from the fit, ``angle_deg`` is the bootstrap angle, ``extractor_score`` the extractor's AUC for a
    binary feature, R2 for others, on ``extractor_pictures`` held-out labelled pictures. ``monotone`` is the
    share of latents along which the score rank-correlates by 0.9 with the position, ``rising`` the share with
    any correlation, as scored by a second extractor where ``second_extractor`` says so.
    """

    kind: FeatureKind
    r2: float
    auc: float | None
    angle_deg: float
    significance: float
    extractor_score: float | None
    extractor_pictures: int
    monotone: float | None
    rising: float | None
    second_extractor: bool


def judge(figures: Figures) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict, and what a good axis would have that this one has not, in words.

    Good: every figure passes its threshold. Weak: the sign is sure, but a figure falls short.
    """
    unsure = _unsure(figures)
    if unsure:
        return Verdict.NOT_FOUND, unsure
    short = _shortfalls(figures)
    return (Verdict.WEAK if short else Verdict.GOOD), short


def _unsure(figures: Figures) -> tuple[str, ...]:
    reasons = []
    if figures.significance < SURE_SIGNIFICANCE:
        reasons.append("the latents do not tell the feature")
    if figures.extractor_score is not None and figures.extractor_score < _least_extractor_score(figures):
        reasons.append(_doubtful(figures.extractor_score, figures))
    if figures.rising is not None and figures.rising < SURE_RISING:
        reasons.append(f"it rises along the axis in only {figures.rising:.0%} of latents")
    return tuple(reasons)


def _doubtful(score: float, figures: Figures) -> str:
    if figures.kind is FeatureKind.BINARY and score >= SURE_EXTRACTOR_AUC:
        return (
            f"so few labelled pictures were held back ({figures.extractor_pictures}) that the extractor may "
            f"tell them by chance (AUC {score:.2f})"
        )
    return f"the extractor hardly tells it on labelled pictures ({score:.2f})"


def _least_extractor_score(figures: Figures) -> float:
    """The score from which an extractor surely tells something: of few pictures, chance may make much."""
    if figures.kind is not FeatureKind.BINARY:
        return SURE_EXTRACTOR_R2
    # Of n pictures, half of each class, the AUC deviates by 1 / sqrt(3 n) by chance (Mann and Whitney 1947).
    chance = CHANCE_DEVIATIONS / math.sqrt(3 * max(figures.extractor_pictures, 1))
    return max(SURE_EXTRACTOR_AUC, 0.5 + chance)


def _shortfalls(figures: Figures) -> tuple[str, ...]:
    reasons = []
    if figures.r2 < GOOD_R2 and not (figures.auc is not None and figures.auc >= GOOD_AUC):
        told = f"R² {figures.r2:.2f}" + ("" if figures.auc is None else f", AUC {figures.auc:.2f}")
        reasons.append(f"the latents tell the feature only in part ({told})")
    if not figures.angle_deg <= GOOD_ANGLE:
        reasons.append(f"the axis is uncertain by {figures.angle_deg:.0f} degrees; sample more")
    reasons += _extractor_shortfall(figures)
    reasons += _monotone_shortfall(figures)
    return tuple(reasons)


def _extractor_shortfall(figures: Figures) -> list[str]:
    binary = figures.kind is FeatureKind.BINARY
    measure, wanted = ("AUC", GOOD_EXTRACTOR_AUC) if binary else ("R²", GOOD_EXTRACTOR_R2)
    score = figures.extractor_score
    if score is None:
        return ["the extractor was not measured on labelled pictures"]
    if score < wanted:
        return [f"the extractor tells it on labelled pictures with {measure} {score:.2f} only"]
    return []


def _monotone_shortfall(figures: Figures) -> list[str]:
    if figures.monotone is None:
        return ["its pictures were not checked"]
    if figures.monotone < GOOD_MONOTONE:
        return [f"it rises steadily along the axis in only {figures.monotone:.0%} of latents"]
    if not figures.second_extractor:
        return ["no second extractor has checked it"]
    return []
