"""From the texts of one column (or the names of class folders) to numbers and a kind of feature."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from tlgan_desktop.datasets.dataset import LabelArray, LabelledFeature
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind

UNKNOWN = frozenset({"", "nan", "na", "n/a", "null", "?", "unknown"})
YES = frozenset({"1", "1.0", "+1", "yes", "y", "true", "t", "present", "with", "positive", "ja", "wahr"})
NO = frozenset(
    {"0", "0.0", "-1", "-1.0", "no", "n", "false", "f", "absent", "without", "negative", "nein", "falsch"}
)
MOST_CLASSES = 20
"""A column of words with more different words than this is no feature, but names or remarks."""
MOST_STEPS = 12
"""Whole numbers with more different values than this are continuous rather than ordinal."""
NEGATION = re.compile(r"^(no|not|non|without|un)[\s_-]+", re.IGNORECASE)
NUMBER = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"
SINGLE = re.compile(NUMBER, re.IGNORECASE)
RANGE = re.compile(rf"^({NUMBER})\s*(?:-|\u2013|\u2014|_|to|\.\.)\s*({NUMBER})$", re.IGNORECASE)
OPEN_RANGE = re.compile(
    rf"^(?:(<=?|under|below|>=?|over|above)\s*({NUMBER})|({NUMBER})\s*(?:\+|-?plus))$", re.IGNORECASE
)
BELOW = frozenset({"<", "<=", "under", "below"})


@dataclass(frozen=True)
class Column:
    """One named column of texts, a text a picture, as read from a table or from the names of folders."""

    name: str
    values: tuple[str, ...]
    group: str = ""
    short_names: bool = False
    """Name features by their class alone (``bald``) rather than ``hair style: bald``."""

    def cut(self, rows: Sequence[int]) -> "Column":
        """The same column for the pictures at ``rows`` alone."""
        return replace(self, values=tuple(self.values[row] for row in rows))


@dataclass(frozen=True)
class Labels:
    """The features of one column, with their labels ``(n, k)``; none, and a remark, where it holds none."""

    features: tuple[LabelledFeature, ...]
    labels: LabelArray
    remark: str | None = None


def labels_of(column: Column, kind: FeatureKind | None = None) -> Labels:
    """Read a column as features of an inferred ``kind``, or of the one given.

    Words give one feature a class, named like ``hair style: bald``, or a single one where there are two.

    Raises:
        UserError: the column cannot be read as the kind asked for.
    """
    stripped = {text: _without_unknown(text) for text in set(column.values)}
    texts = tuple(stripped[text] for text in column.values)
    known = sorted(set(texts) - {""}, key=natural_order)
    if not known:
        return _nothing(column, "it is empty")
    if kind is not None:
        return _as_kind(column, texts, known, kind)
    return _inferred(column, texts, known)


def place_on_scale(text: str) -> float | None:
    """The number that a text stands for: itself, or the lower end of a range (``20-29``, ``60+``)."""
    if SINGLE.fullmatch(text):
        return float(text) if math.isfinite(float(text)) else None
    if closed := RANGE.match(text):
        return float(closed[1])
    if half_open := OPEN_RANGE.match(text):
        if half_open[1] is None:
            return float(half_open[3])
        bound = float(half_open[2])
        return float(np.nextafter(bound, -np.inf)) if half_open[1].lower() in BELOW else bound
    return None


def natural_order(text: str) -> tuple[float, str]:
    """A key that sorts numbers and ranges by size, and all else after them by name."""
    place = place_on_scale(text)
    return (math.inf if place is None else place, text.casefold())


def _inferred(column: Column, texts: Sequence[str], known: Sequence[str]) -> Labels:
    if _yes_and_no(known):
        return _binary(column, texts)
    places = [place_on_scale(text) for text in known]
    if None not in places:
        return _ordinal(column, texts, known) if _steps(known) else _continuous(column, texts)
    if len(known) > MOST_CLASSES:
        return _nothing(column, f"it holds {len(known)} different words")
    return _one_vs_rest(column, texts, known)


def _as_kind(column: Column, texts: Sequence[str], known: Sequence[str], kind: FeatureKind) -> Labels:
    on_scale = all(place_on_scale(text) is not None for text in known)
    if kind is FeatureKind.BINARY:
        if _yes_and_no(known):
            return _binary(column, texts)
        if len(known) <= MOST_CLASSES:
            return _one_vs_rest(column, texts, known)
    if kind is FeatureKind.ORDINAL and on_scale:
        return _ordinal(column, texts, known)
    if kind is FeatureKind.CONTINUOUS and on_scale:
        return _continuous(column, texts)
    sample = ", ".join(known[:3])
    raise UserError(
        f"'{column.name}' cannot be read as {kind}, its values being {sample}...; set another kind."
    )


def _without_unknown(text: str) -> str:
    return "" if text.strip().casefold() in UNKNOWN else text.strip()


def _binary(column: Column, texts: Sequence[str]) -> Labels:
    values = [np.nan if not text else float(text.casefold() in YES) for text in texts]
    classes = (_spoken(texts, NO, "no"), _spoken(texts, YES, "yes"))
    feature = LabelledFeature(column.name, FeatureKind.BINARY, classes, column.group)
    return Labels((feature,), np.array(values)[:, None])


def _spoken(texts: Sequence[str], words: frozenset[str], otherwise: str) -> str:
    """The word that stands for yes or no in a column, unless it is a number."""
    return next((text for text in texts if text.casefold() in words and text.isalpha()), otherwise)


def _ordinal(column: Column, texts: Sequence[str], known: Sequence[str]) -> Labels:
    ranks = {place: rank for rank, place in enumerate(sorted({_place(text) for text in known}))}
    names = {ranks[_place(text)]: text for text in known}
    values = [ranks[_place(text)] if text else np.nan for text in texts]
    classes = tuple(names[rank] for rank in range(len(ranks)))
    kind = FeatureKind.BINARY if len(classes) == 2 else FeatureKind.ORDINAL
    feature = LabelledFeature(column.name, kind, classes, column.group)
    return Labels((feature,), np.array(values, dtype=np.float64)[:, None])


def _continuous(column: Column, texts: Sequence[str]) -> Labels:
    places = {text: _place(text) for text in set(texts)}
    values = [places[text] for text in texts]
    feature = LabelledFeature(column.name, FeatureKind.CONTINUOUS, (), column.group)
    return Labels((feature,), np.array(values)[:, None])


def _one_vs_rest(column: Column, texts: Sequence[str], known: Sequence[str]) -> Labels:
    classes = [_present_class(known)] if len(known) == 2 else list(known)
    others = "other" if len(known) > 2 else next((text for text in known if text not in classes), "other")
    features = tuple(
        LabelledFeature(_class_name(column, text), FeatureKind.BINARY, (others, text), column.group)
        for text in classes
    )
    table = [[float(text == name) if text else np.nan for name in classes] for text in texts]
    return Labels(features, np.array(table, dtype=np.float64).reshape(len(texts), len(classes)))


def _nothing(column: Column, why: str) -> Labels:
    remark = f"'{column.name}' was left out, as {why}."
    return Labels((), np.empty((len(column.values), 0)), remark)


def _present_class(known: Sequence[str]) -> str:
    """Of two classes the one that means presence: not a negation (``no glasses``), else the later by name."""
    affirmative = [text for text in known if not NEGATION.match(text)]
    return affirmative[-1] if affirmative else known[-1]


def _class_name(column: Column, text: str) -> str:
    same = text.casefold() == column.name.casefold()
    return text if column.short_names or same else f"{column.name}: {text}"


def _yes_and_no(known: Sequence[str]) -> bool:
    folded = {text.casefold() for text in known}
    return folded <= YES | NO and len(folded & NO) <= 1


def _steps(known: Sequence[str]) -> bool:
    """Whether values on a scale are steps: ranges, or a few whole numbers."""
    if not all(SINGLE.fullmatch(text) for text in known):
        return True
    numbers = {float(text) for text in known}
    return len(numbers) <= MOST_STEPS and all(number.is_integer() for number in numbers)


def _place(text: str) -> float:
    place = place_on_scale(text)
    return np.nan if place is None else place
