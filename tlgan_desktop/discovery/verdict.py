"""The verdict on an axis, from its figures alone."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tlgan_desktop.axes.axis import Verdict
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.figures import percent

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


class Shortfall(StrEnum):
    """What a good axis would have and another has not, in words; :func:`told` gives what is filled in."""

    UNTOLD = "the latents do not tell the feature"
    BY_CHANCE = (
        "so few labelled pictures were held back ({pictures}) that the extractor may tell them by chance "
        "(AUC {score})"
    )
    HARDLY_READ = "the extractor hardly tells it on labelled pictures ({score})"
    HARDLY_RISING = "it rises along the axis in only {rising} of latents"
    TOLD_IN_PART = "the latents tell the feature only in part (R² {r2})"
    TOLD_IN_PART_BINARY = "the latents tell the feature only in part (R² {r2}, AUC {auc})"
    UNCERTAIN = "the axis is uncertain by {angle} degrees; sample more"
    UNREAD = "the extractor was not measured on labelled pictures"
    READ_IN_PART = "the extractor tells it on labelled pictures with R² {score} only"
    READ_IN_PART_BINARY = "the extractor tells it on labelled pictures with AUC {score} only"
    UNCHECKED = "its pictures were not checked"
    UNSTEADY = "it rises steadily along the axis in only {monotone} of latents"
    UNCONFIRMED = "no second extractor has checked it"


def judge(figures: Figures) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict, and what a good axis would have that this one has not, in words.

    Good: every figure passes its threshold. Weak: the sign is sure, but a figure falls short.
    """
    verdict, short = assess(figures)
    words = told(figures)
    return verdict, tuple(shortfall.format(**words) for shortfall in short)


def assess(figures: Figures) -> tuple[Verdict, tuple[Shortfall, ...]]:
    """The verdict of :func:`judge`, and what falls short, for those who have words of their own."""
    unsure = _unsure(figures)
    if unsure:
        return Verdict.NOT_FOUND, unsure
    short = _shortfalls(figures)
    return (Verdict.WEAK if short else Verdict.GOOD), short


def told(figures: Figures) -> Mapping[str, str]:
    """The figures that are filled into the words of a shortfall; empty where they could not be measured."""
    return {
        "pictures": f"{figures.extractor_pictures}",
        "angle": f"{figures.angle_deg:.0f}",
        "r2": _number(figures.r2),
        "auc": _number(figures.auc),
        "score": _number(figures.extractor_score),
        "rising": _share(figures.rising),
        "monotone": _share(figures.monotone),
    }


def _number(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}"


def _share(figure: float | None) -> str:
    return "" if figure is None else percent(figure)


def _unsure(figures: Figures) -> tuple[Shortfall, ...]:
    reasons = []
    if figures.significance < SURE_SIGNIFICANCE:
        reasons.append(Shortfall.UNTOLD)
    if figures.extractor_score is not None and figures.extractor_score < _least_extractor_score(figures):
        by_chance = figures.kind is FeatureKind.BINARY and figures.extractor_score >= SURE_EXTRACTOR_AUC
        reasons.append(Shortfall.BY_CHANCE if by_chance else Shortfall.HARDLY_READ)
    if figures.rising is not None and figures.rising < SURE_RISING:
        reasons.append(Shortfall.HARDLY_RISING)
    return tuple(reasons)


def _least_extractor_score(figures: Figures) -> float:
    """The score from which an extractor surely tells something: of few pictures, chance may make much."""
    if figures.kind is not FeatureKind.BINARY:
        return SURE_EXTRACTOR_R2
    # Of n pictures, half of each class, the AUC deviates by 1 / sqrt(3 n) by chance (Mann and Whitney 1947).
    chance = CHANCE_DEVIATIONS / math.sqrt(3 * max(figures.extractor_pictures, 1))
    return max(SURE_EXTRACTOR_AUC, 0.5 + chance)


def _shortfalls(figures: Figures) -> tuple[Shortfall, ...]:
    reasons = []
    if figures.r2 < GOOD_R2 and not (figures.auc is not None and figures.auc >= GOOD_AUC):
        known = figures.auc is not None
        reasons.append(Shortfall.TOLD_IN_PART_BINARY if known else Shortfall.TOLD_IN_PART)
    if not figures.angle_deg <= GOOD_ANGLE:
        reasons.append(Shortfall.UNCERTAIN)
    reasons += _extractor_shortfall(figures)
    reasons += _monotone_shortfall(figures)
    return tuple(reasons)


def _extractor_shortfall(figures: Figures) -> list[Shortfall]:
    binary = figures.kind is FeatureKind.BINARY
    if figures.extractor_score is None:
        return [Shortfall.UNREAD]
    if figures.extractor_score < (GOOD_EXTRACTOR_AUC if binary else GOOD_EXTRACTOR_R2):
        return [Shortfall.READ_IN_PART_BINARY if binary else Shortfall.READ_IN_PART]
    return []


def _monotone_shortfall(figures: Figures) -> list[Shortfall]:
    if figures.monotone is None:
        return [Shortfall.UNCHECKED]
    if figures.monotone < GOOD_MONOTONE:
        return [Shortfall.UNSTEADY]
    if not figures.second_extractor:
        return [Shortfall.UNCONFIRMED]
    return []
