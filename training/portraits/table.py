"""A portrait's factors as columns: as they were drawn, and as they can be seen."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from tlgan_desktop.storage import atomic_path
from training.portraits import colours
from training.portraits.distributions import Value
from training.portraits.factors import BALD, Factors
from training.portraits.light import Colour
from training.portraits.masks import BEARDS
from training.portraits.render import Background
from training.portraits.staging import background, shirt_colour

LONG_HAIR = frozenset({"bob01", "bob02", "braid01", "long01"})


def columns(file: str, factors: Factors) -> dict[str, Value]:
    """All columns of a portrait in ``file``; colours are linear and angles in radians."""
    return {"file": file} | dict(factors.values) | _seen(factors)


def write_table(path: Path, rows: Sequence[Mapping[str, Value]]) -> None:
    """Write rows with the columns of the first, numbers to five digits.

    Raises:
        UserError: the folder cannot be written to.
    """
    with atomic_path(path) as temporary, temporary.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(rows[0] if rows else ["file"])
        for row in rows:
            writer.writerow(value if isinstance(value, str) else f"{value:.5g}" for value in row.values())


def _seen(factors: Factors) -> dict[str, Value]:
    """What several factors together come to, by the names that features are derived from."""
    number, hair = factors.number, factors.name("hair_style")
    tint = colours.hair_colour(number("hair_lightness"), number("hair_redness"), number("hair_grey"))
    kind = BEARDS.index(factors.name("beard_style"))
    return {
        "bald": float(hair == BALD),
        "long_hair": float(hair in LONG_HAIR),
        "sunglasses": number("glasses") * number("glasses_dark"),
        "beard_kind": float(kind),
        "beard": number("beard_strength") if kind else 0.0,
        **_channels("hair", tint),
        **_channels("shirt", shirt_colour(factors)),
        **_channels("background", _middle(background(factors))),
    }


def _channels(thing: str, colour: Colour) -> dict[str, Value]:
    return {f"{thing}_{name}": value for name, value in zip(("red", "green", "blue"), colour, strict=True)}


def _middle(background: Background) -> Colour:
    return colours.mixed(background.start, background.end, 0.5)
