"""The distributions of all factors as the Markdown table of training/README.md.

``python -m training.portraits.factors_table`` prints it.
"""

from collections.abc import Mapping

from training.portraits.distributions import Distribution
from training.portraits.factors import (
    ACCESSORIES,
    ANCESTRY_CONCENTRATION,
    BALD_SHARE,
    EXPRESSION,
    HAIR,
    MAIN,
    MAIN_SHAPES,
    SCENE,
    SKULL,
    USUAL,
    WHO,
)
from training.portraits.people import ANCESTRIES

ALIKE = "all alike"


def factors_table() -> str:
    """One row a factor, in the groups of the axes."""
    groups: Mapping[str, Mapping[str, Distribution | str]] = {
        "who": {", ".join(ANCESTRIES): f"shares, Dirichlet {ANCESTRY_CONCENTRATION:g} each", **WHO},
        "shape": {
            f"{len(MAIN_SHAPES)} shapes that a person would name": MAIN,
            "shapes of skull, forehead and neck": SKULL,
            "all other shapes": USUAL,
        },
        "hair": {
            "hair_style": f"{BALD_SHARE:g} bald, all styles alike",
            "eyebrow_style": "all alike",
            **HAIR,
        },
        "eyes, teeth": {"eye_colour, eyelash_style, teeth_style": ALIKE},
        "expression": EXPRESSION,
        "worn": ACCESSORIES,
        "scene": SCENE,
    }
    rows = [
        f"| {group} | {name} | {told} |"
        for group, factors in groups.items()
        for name, told in factors.items()
    ]
    return "\n".join(["| group | factor | distribution |", "|---|---|---|", *rows])


if __name__ == "__main__":
    print(factors_table())
