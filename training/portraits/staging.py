"""What factors mean: weights of targets, colours, lamps, and the make of glasses."""

import math

from training.portraits import colours
from training.portraits.expression import UNITS, expression_weights
from training.portraits.factors import RESTS, Factors
from training.portraits.glasses import GlassesStyle
from training.portraits.light import Colour, Lamp, Lights, towards
from training.portraits.people import macro_weights
from training.portraits.render import Background
from training.portraits.shapes import all_shapes


def morph_weights(factors: Factors) -> dict[str, float]:
    """The weights of all morph targets."""
    number, ancestry = factors.number, factors.ancestry
    weights = macro_weights(
        ancestry, number("masculine"), number("age_years"), number("muscle"), number("face_weight")
    )
    weights |= expression_weights({name: number(name) for name in UNITS}, ancestry)
    for shape in all_shapes():
        weights |= shape.weights(number(shape.name) + RESTS.get(shape.name, 0.0))
    return weights


def shirt_colour(factors: Factors) -> Colour:
    """The linear colour of the shirt."""
    return colours.hsv(*(factors.number(f"shirt_{part}") for part in ("hue", "saturation", "value")))


def background(factors: Factors) -> Background:
    """A plain background, or one with a gradient."""
    hue, saturation, value = (factors.number(f"background_{part}") for part in ("hue", "saturation", "value"))
    gradient = factors.number("background_gradient")
    bright = colours.hsv(hue, saturation, value)
    dark = colours.hsv(hue, saturation, value * (1 - gradient))
    return Background(bright, dark, factors.number("background_angle"))


def lights(factors: Factors) -> Lights:
    """Key, fill and rim light."""
    number = factors.number
    azimuth, elevation, contrast = (
        number("light_azimuth"),
        number("light_elevation"),
        number("light_contrast"),
    )
    tint = colours.lamp_colour(number("light_warmth"))
    strength = number("light_strength")
    key = colours.scaled(tint, strength * (0.76 + 0.36 * contrast))
    fill = colours.scaled((1.0, 1.0, 1.0), strength * (0.24 - 0.17 * contrast))
    rim = colours.scaled((1.0, 1.0, 1.0), 0.7 * number("rim_strength"))
    around = colours.mixed((1.0, 1.0, 1.0), background(factors).start, 0.35)
    ambient = strength * (0.42 - 0.16 * contrast)
    return Lights(
        lamps=(
            Lamp(towards(azimuth, elevation), key, shadowed=True),
            Lamp(towards(-0.8 * math.copysign(1.0, azimuth), 0.15), fill),
            Lamp(towards(math.pi - 0.6 * azimuth - math.copysign(0.5, azimuth), 0.5), rim),
        ),
        above=colours.scaled(around, ambient),
        below=colours.scaled(around, 0.6 * ambient),
    )


def glasses_style(factors: Factors) -> GlassesStyle:
    """What the glasses are like."""
    number = factors.number
    dark = bool(number("glasses_dark"))
    frame = colours.mixed((0.012, 0.011, 0.012), (0.55, 0.42, 0.28), number("glasses_lightness") ** 1.5)
    return GlassesStyle(
        width=number("glasses_width"),
        height=number("glasses_height"),
        squareness=number("glasses_squareness"),
        thickness=number("glasses_thickness"),
        frame=frame,
        tint=(0.02, 0.02, 0.022) if dark else (0.75, 0.8, 0.85),
        alpha=0.9 if dark else 0.06,
    )
