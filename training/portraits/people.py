"""MakeHuman's macro targets: ancestry, sex, age, muscle and weight as products of simple weights."""

from collections.abc import Iterator, Mapping
from itertools import product

ANCESTRIES = ("african", "asian", "caucasian")
SEXES = ("female", "male")
AGES = ("child", "young", "old")
BUILDS = ("min", "average", "max")
YOUNG_YEARS, OLD_YEARS, CHILD_YEARS = 25.0, 90.0, 12.0


def macro_names() -> list[str]:
    """All macro targets."""
    return [f"macrodetails/{name}" for name in (*_ancestry_names(), *_build_names())]


def macro_weights(
    ancestry: Mapping[str, float], masculine: float, years: float, muscle: float, weight: float
) -> dict[str, float]:
    """The weight of every macro target that counts.

    Args:
        ancestry: shares of the three ancestries, their sum 1.
        masculine: 0 to 1.
        years: 12 to 90.
        muscle: -1 to 1.
        weight: -1 to 1.
    """
    sexes = {"female": 1 - masculine, "male": masculine}
    ages, muscles, weights = age_shares(years), _build_shares(muscle), _build_shares(weight)
    named = {
        f"macrodetails/{who}-{sex}-{age}": ancestry[who] * sexes[sex] * ages[age]
        for who, sex, age in product(ANCESTRIES, SEXES, AGES)
    }
    built = {
        f"macrodetails/universal-{sex}-{age}-{m}muscle-{w}weight": sexes[sex]
        * ages[age]
        * muscles[m]
        * weights[w]
        for sex, age, m, w in product(SEXES, AGES, BUILDS, BUILDS)
    }
    return {name: value for name, value in (named | built).items() if value > 0}


def age_shares(years: float) -> dict[str, float]:
    """Shares of MakeHuman's three ages: child (12), young (25) and old (90 years)."""
    if years < YOUNG_YEARS:
        young = max(0.0, (years - CHILD_YEARS) / (YOUNG_YEARS - CHILD_YEARS))
        return {"child": 1 - young, "young": young, "old": 0.0}
    old = min(1.0, (years - YOUNG_YEARS) / (OLD_YEARS - YOUNG_YEARS))
    return {"child": 0.0, "young": 1 - old, "old": old}


def _build_shares(value: float) -> dict[str, float]:
    return {"min": max(0.0, -value), "average": 1 - abs(value), "max": max(0.0, value)}


def _ancestry_names() -> Iterator[str]:
    return (f"{who}-{sex}-{age}" for who, sex, age in product(ANCESTRIES, SEXES, AGES))


def _build_names() -> Iterator[str]:
    combinations = product(SEXES, AGES, BUILDS, BUILDS)
    return (f"universal-{sex}-{age}-{m}muscle-{w}weight" for sex, age, m, w in combinations)
