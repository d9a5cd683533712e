"""Whether labels are enough to learn from: refusals and warnings."""

from collections.abc import Sequence

import numpy as np

from tlgan_desktop.datasets.dataset import LabelArray, LabelledFeature, Refusal
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind

FEWEST = 20
"""Fewer pictures of a class than this teach nothing that could be checked."""
ENOUGH = 100
"""Fewer pictures of a class than this bring a warning."""
MOST_NAMED = 3
"""So many pictures that cannot be read are named in a sentence."""


def usable_features(
    name: str,
    features: Sequence[LabelledFeature],
    labels: LabelArray,
    refused: Sequence[Refusal] = (),
) -> tuple[tuple[LabelledFeature, ...], LabelArray, tuple[str, ...]]:
    """The features with enough labels to learn from, their columns ``(n, k)``, and warnings about the others.

    Raises:
        UserError: no feature has enough labels; it names pictures that were ``refused``, as they may be why.
    """
    objections = [_objection(feature, labels[:, column]) for column, feature in enumerate(features)]
    kept = [column for column, objection in enumerate(objections) if objection is None]
    if not kept:
        raise UserError(
            f"{name} has no feature to learn: {_first(features, objections)}; {_remedy(refused)}."
        )
    left_out = tuple(
        f"'{feature.name}' was left out: it {objection}."
        for feature, objection in zip(features, objections, strict=True)
        if objection
    )
    few = tuple(
        f"'{features[column].name}' has only {least} pictures {what}; {ENOUGH} or more are better."
        for column in kept
        for least, what in [_least(features[column], labels[:, column])]
        if least < ENOUGH
    )
    return tuple(features[column] for column in kept), labels[:, kept], left_out + few


def without_contradictions(groups: Sequence[str], labels: LabelArray) -> tuple[LabelArray, tuple[str, ...]]:
    """Labels ``(n, k)``, unknown where copies of a picture disagree on them, and a warning if any do."""
    _, members = np.unique(np.asarray(groups), return_inverse=True)
    highest, lowest = np.full((2, members.max() + 1, labels.shape[1]), np.nan)
    np.fmax.at(highest, members, labels)
    np.fmin.at(lowest, members, labels)
    disagree = highest > lowest
    if not disagree.any():
        return labels, ()
    count = int(disagree.any(axis=1).sum())
    warning = f"Pictures whose copies contradict each other, taken as unlabelled: {count}."
    return np.where(disagree[members], np.nan, labels), (warning,)


def class_counts(feature: LabelledFeature, labels: LabelArray) -> tuple[int, ...]:
    """The number of pictures of each class of a binary or ordinal feature with labels ``(n,)``."""
    return tuple(int(np.sum(labels == value)) for value in range(len(feature.classes)))


def _objection(feature: LabelledFeature, labels: LabelArray) -> str | None:
    """What keeps a feature from being learnt, said of it; None where nothing does."""
    values = np.unique(labels[~np.isnan(labels)])
    if len(values) < 2:
        return "is labelled with one class only"
    least, what = _least(feature, labels)
    if feature.kind is FeatureKind.ORDINAL:
        enough = sum(count >= FEWEST for count in class_counts(feature, labels)) >= 2
    else:
        enough = least >= FEWEST
    return None if enough else f"has only {least} pictures {what} where {FEWEST} are the fewest"


def _first(features: Sequence[LabelledFeature], objections: Sequence[str | None]) -> str:
    """What stands in the way of the first feature, or that there is none."""
    return f"'{features[0].name}' {objections[0]}" if features else "there is no column of labels"


def _remedy(refused: Sequence[Refusal]) -> str:
    """What to do where labelled pictures are missing, such as replacing those that cannot be read."""
    if not refused:
        return "add labelled pictures"
    named = ", ".join(f"{refusal.path.name} ({refusal.reason})" for refusal in refused[:MOST_NAMED])
    more = f" and {len(refused) - MOST_NAMED} more" if len(refused) > MOST_NAMED else ""
    return f"add labelled pictures, or replace those that cannot be read: {named}{more}"


def _least(feature: LabelledFeature, labels: LabelArray) -> tuple[int, str]:
    """The size of the smallest class and which it is; of a continuous feature all that are labelled."""
    if feature.kind is FeatureKind.CONTINUOUS:
        return int(np.sum(~np.isnan(labels))), "labelled"
    counts = class_counts(feature, labels)
    smallest = int(np.argmin(counts))
    return counts[smallest], f"of class '{feature.classes[smallest]}'"
