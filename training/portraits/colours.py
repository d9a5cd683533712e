"""Colours of skin, hair, lips, glasses, shirts and backgrounds, in linear light."""

import colorsys
from collections.abc import Sequence

import numpy as np

from training.portraits.light import Colour
from training.portraits.texture import to_linear

SKIN_TONES = ((236, 202, 182), (226, 184, 156), (212, 162, 126), (180, 126, 92), (138, 94, 70), (100, 67, 51))
"""sRGB from the lightest to the darkest."""

DARK_HAIR, BROWN_HAIR, BLOND_HAIR = (24, 19, 17), (92, 62, 40), (214, 178, 122)
RED_HAIR = (138, 66, 36)
GREY_HAIR = (196, 196, 196)
LIPS = ((170, 30, 45), (140, 45, 78), (185, 85, 85), (120, 25, 40))
WARM, COOL = (1.1, 1.0, 0.84), (0.9, 1.0, 1.14)


def srgb(red: float, green: float, blue: float) -> Colour:
    """An sRGB colour 0-255 in linear light."""
    values = to_linear(np.array([red, green, blue], np.float32) / 255)
    return float(values[0]), float(values[1]), float(values[2])


def mixed(first: Colour, second: Colour, share: float) -> Colour:
    """From the first colour (share 0) to the second (share 1)."""
    red, green, blue = (a + (b - a) * share for a, b in zip(first, second, strict=True))
    return red, green, blue


def scaled(colour: Colour, factor: float) -> Colour:
    """A colour, brighter or darker."""
    red, green, blue = (channel * factor for channel in colour)
    return red, green, blue


def times(first: Colour, second: Colour) -> Colour:
    """Channel by channel."""
    red, green, blue = (a * b for a, b in zip(first, second, strict=True))
    return red, green, blue


def along(stops: Sequence[tuple[int, int, int]], place: float) -> Colour:
    """The colour at ``place`` 0-1 along stops that stand at equal distances, mixed as they look."""
    steps = place * (len(stops) - 1)
    here = min(int(steps), len(stops) - 2)
    red, green, blue = (
        a + (b - a) * (steps - here) for a, b in zip(stops[here], stops[here + 1], strict=True)
    )
    return srgb(red, green, blue)


def skin_tone(dark: float, warmth: float) -> Colour:
    """The colour of skin, ``dark`` 0-1; ``warmth`` -1 to 1 is pinker or more golden."""
    return times(along(SKIN_TONES, dark), (1.0, 1.0 - 0.02 * warmth, 1.0 - 0.1 * warmth))


def hair_colour(lightness: float, redness: float, grey: float) -> Colour:
    """Black through brown to blond, with red in it, and grey."""
    pigment = along((DARK_HAIR, BROWN_HAIR, BLOND_HAIR), lightness)
    red = mixed(pigment, scaled(srgb(*RED_HAIR), 0.3 + 0.8 * lightness), max(0.0, redness - 0.5) * 1.4)
    return mixed(red, srgb(*GREY_HAIR), grey * 0.9)


def lipstick(hue: float) -> Colour:
    """A colour for lips."""
    return along(LIPS, hue)


def hsv(hue: float, saturation: float, value: float) -> Colour:
    """A colour by hue, saturation and value as they look, in linear light."""
    red, green, blue = colorsys.hsv_to_rgb(hue, saturation, value)
    return srgb(red * 255, green * 255, blue * 255)


def lamp_colour(warmth: float) -> Colour:
    """The colour of light from cool (-1) to warm (1), about as bright as white."""
    return mixed((1.0, 1.0, 1.0), WARM if warmth > 0 else COOL, abs(warmth))
