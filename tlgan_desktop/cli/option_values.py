"""The values that options take: from words to what they mean, or why they mean nothing."""

import math
from argparse import ArgumentTypeError
from pathlib import Path

from tlgan_desktop.cli.options import ClassLabels
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.paths import default_extractor

SHIPPED = "shipped"
"""What stands for the extractor that ships, wherever it is installed."""
MOST_DIGITS = 100
PIXELS = {"signed": "-1..1", "unit": "0..1", "bytes": "0..255"}
"""The words for the scales of an ONNX generator's values."""


def pixels(word: str) -> str:
    """The scale as files write it: a value such as -1..1 would look like another option."""
    if word not in PIXELS:
        raise ArgumentTypeError(f"'{word}' is none of {', '.join(PIXELS)}")
    return PIXELS[word]


def natural(text: str) -> int:
    """A whole number from 0 up."""
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(f"'{text}' is not a whole number from 0 up")
    if len(text) > MOST_DIGITS:
        raise ArgumentTypeError(f"a number of {len(text)} digits is too large")
    return int(text)


def place(text: str) -> str:
    """The name of a file or folder; an empty one, as an unset variable leaves it, would mean this folder."""
    if not text.strip():
        raise ArgumentTypeError("it is empty; give the name of a file or a folder")
    return text


def positive(text: str) -> int:
    """A whole number from 1 up."""
    number = natural(text)
    if number == 0:
        raise ArgumentTypeError("at least 1 is needed")
    return number


def finite(text: str) -> float:
    """Any number but infinity."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ArgumentTypeError(f"'{text}' is not a number")
    return number


def not_negative(text: str) -> float:
    """Any number from 0 up."""
    number = finite(text)
    if number < 0:
        raise ArgumentTypeError(f"'{text}' is below 0")
    return number


def target(text: str) -> tuple[str, float]:
    """A feature and the position to bring it to: ``Smile=1.5``."""
    name, equals, position = text.rpartition("=")
    if not equals or not name.strip():
        raise ArgumentTypeError(f"'{text}' is not of the form NAME=T, such as Smile=1.5")
    return name.strip(), finite(position)


def kind(text: str) -> tuple[str, FeatureKind]:
    """A column or folder and what to read it as: ``Age=ordinal``."""
    name, equals, word = text.rpartition("=")
    if not equals or not name.strip() or word not in list(FeatureKind):
        raise ArgumentTypeError(
            f"'{text}' is not of the form NAME=KIND, with {', '.join(FeatureKind)} as KIND"
        )
    return name.strip(), FeatureKind(word)


def start(text: str) -> Path:
    """The file of an extractor, that which ships where its word is given."""
    return default_extractor() if text == SHIPPED else Path(text)


def layer_range(text: str) -> tuple[int, int]:
    """The first and the last layer of a range: ``0-3``."""
    first, dash, last = text.partition("-")
    if not dash:
        raise ArgumentTypeError(f"'{text}' is not a range of layers, such as 0-3")
    return natural(first), natural(last)


def class_labels(text: str) -> ClassLabels:
    """A class, or one value a class: ``2`` or ``0,1,0``."""
    if "," in text:
        return tuple(finite(value) for value in text.split(","))
    return natural(text)
