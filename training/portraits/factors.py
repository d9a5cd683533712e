"""What makes one portrait differ from another, and how often: every distribution stands here.

Each factor is drawn by itself. Where one has no meaning without another (the shape of glasses that are not
worn), it is drawn all the same and does nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from training.portraits.distributions import Choice, Distribution, Normal, Polar, Sometimes, Uniform, Value
from training.portraits.masks import BEARDS
from training.portraits.people import ANCESTRIES
from training.portraits.shapes import all_shapes
from training.portraits.shirt import COLLARS

BALD = "bald"
ABSENT = "none"
"""The one choice of a style that the assets do not have."""

BALD_SHARE = 0.1
ANCESTRY_CONCENTRATION = 0.5

WHO: Mapping[str, Distribution] = {
    "age_years": Uniform(18, 80),
    "masculine": Polar(0.5),
    "dark_skin": Uniform(0, 1),
    "skin_warmth": Uniform(-1, 1),
    "skin_oil": Uniform(0.2, 1.2),
    "face_weight": Uniform(-0.9, 1),
    "muscle": Uniform(-0.7, 0.7),
}
HAIR: Mapping[str, Distribution] = {
    "hair_lightness": Uniform(0, 1),
    "hair_redness": Uniform(0, 1),
    "hair_grey": Sometimes(0.25, 0.3, 1),
    "brow_darkness": Uniform(0.3, 1),
    "brow_strength": Uniform(0.55, 1),
}
EXPRESSION: Mapping[str, Distribution] = {
    "smile": Sometimes(0.6, 0.1, 1),
    "mouth_open": Sometimes(0.3, 0.1, 1),
    "grin": Sometimes(0.25, 0.2, 1),
    "eyes_closed": Sometimes(0.18, 0.15, 1),
    "frown": Sometimes(0.3, 0.2, 1),
    "brows_raised": Sometimes(0.35, 0.2, 1),
    "gaze_yaw": Normal(0.12, -0.35, 0.35),
    "gaze_pitch": Normal(0.06, -0.18, 0.18),
}
ACCESSORIES: Mapping[str, Distribution] = {
    "glasses": Sometimes(0.3, 1, 1),
    "glasses_dark": Sometimes(0.3, 1, 1),
    "glasses_width": Uniform(0.78, 0.94),
    "glasses_height": Uniform(0.5, 0.85),
    "glasses_squareness": Uniform(2, 5),
    "glasses_thickness": Uniform(0.022, 0.06),
    "glasses_lightness": Polar(0.6),
    "beard_style": Choice(BEARDS, (0.56, 0.1, 0.16, 0.09, 0.09)),
    "beard_strength": Uniform(0.35, 1),
    "lipstick": Sometimes(0.4, 0.25, 1),
    "lipstick_hue": Uniform(0, 1),
    "collar": Choice(COLLARS, (0.35, 0.25, 0.25, 0.15)),
    "shirt_hue": Uniform(0, 1),
    "shirt_saturation": Uniform(0, 0.75),
    "shirt_value": Uniform(0.08, 0.95),
}
SCENE: Mapping[str, Distribution] = {
    "head_yaw": Normal(0.24, -0.6, 0.6),
    "head_pitch": Normal(0.1, -0.25, 0.25),
    "head_roll": Normal(0.055, -0.16, 0.16),
    "light_azimuth": Uniform(-1.25, 1.25),
    "light_elevation": Uniform(0.1, 0.95),
    "light_strength": Uniform(0.8, 1.2),
    "light_contrast": Uniform(0, 1),
    "light_warmth": Uniform(-1, 1),
    "rim_strength": Sometimes(0.6, 0.2, 1),
    "camera_distance": Uniform(9, 20),
    "zoom": Normal(0.03, 0.92, 1.08, 1.0),
    "shift": Normal(0.012, -0.03, 0.03),
    "background_hue": Uniform(0, 1),
    "background_saturation": Uniform(0, 0.45),
    "background_value": Uniform(0.1, 0.97),
    "background_gradient": Uniform(0, 0.6),
    "background_angle": Uniform(0, 6.283),
}
MAIN_SHAPES = frozenset(
    f"shape_{name}"
    for name in (
        "head_scale_horiz_incr",
        "nose_volume_incr",
        "nose_scale_vert_incr",
        "mouth_scale_horiz_incr",
        "mouth_lowerlip_volume_incr",
        "mouth_upperlip_volume_incr",
        "chin_width_incr",
        "chin_height_incr",
        "eye_scale_incr",
        "eyebrows_trans_up",
        "ear_scale_incr",
        "cheek_bones_incr",
        "neck_scale_horiz_incr",
    )
)
"""Shapes that a person would name; they vary more than the others, so that there is something to find."""

SKULL_SHAPES = ("shape_head_", "shape_forehead_", "shape_neck_")
MAIN, USUAL, SKULL = Normal(0.4, -0.9, 0.9), Normal(0.2, -0.6, 0.6), Normal(0.12, -0.35, 0.35)
RESTS = {"shape_mouth_angles_up": 0.15, "shape_eyebrows_trans_up": 0.1, "shape_eyebrows_angle_up": 0.35}
"""Added to some shapes, or everyone looks angry."""


@dataclass(frozen=True)
class Factors:
    """All factors of one portrait by name, and the seed of what has no name."""

    values: Mapping[str, Value]

    def number(self, name: str) -> float:
        """A factor that is a number."""
        return float(self.values[name])

    def name(self, name: str) -> str:
        """A factor that is one of several names."""
        return str(self.values[name])

    @property
    def ancestry(self) -> dict[str, float]:
        """Shares of the ancestries."""
        return {who: self.number(who) for who in ANCESTRIES}


@dataclass(frozen=True)
class Styles:
    """The names of what the assets offer for each style."""

    hair: tuple[str, ...]
    eyebrows: tuple[str, ...]
    eyelashes: tuple[str, ...]
    eyes: tuple[str, ...]
    teeth: tuple[str, ...]

    def distributions(self) -> dict[str, Distribution]:
        """Each style as likely as any other, but for no hair at all."""
        share = (1 - BALD_SHARE) / max(len(self.hair), 1)
        return {
            "hair_style": Choice((BALD, *self.hair), (BALD_SHARE, *(share for _ in self.hair))),
            "eyebrow_style": Choice(self.eyebrows or (ABSENT,)),
            "eyelash_style": Choice(self.eyelashes or (ABSENT,)),
            "eye_colour": Choice(self.eyes or (ABSENT,)),
            "teeth_style": Choice(self.teeth or (ABSENT,)),
            "skin_choice": Uniform(0, 1),
        }


def shape_distribution(name: str) -> Distribution:
    """How much a face shape varies."""
    if name in MAIN_SHAPES:
        return MAIN
    return SKULL if name.startswith(SKULL_SHAPES) else USUAL


def draw_factors(styles: Styles, seed: int, number: int) -> Factors:
    """The factors of portrait ``number`` of the set ``seed``: they depend on nothing else."""
    random = np.random.default_rng([seed, number])
    shares = random.dirichlet([ANCESTRY_CONCENTRATION] * len(ANCESTRIES))
    values: dict[str, Value] = dict(zip(ANCESTRIES, map(float, shares), strict=True))
    shapes = {shape.name: shape_distribution(shape.name) for shape in all_shapes()}
    everything: dict[str, Distribution] = {**WHO, **HAIR, **EXPRESSION, **ACCESSORIES, **SCENE}
    everything |= styles.distributions() | shapes
    values |= {name: distribution.draw(random) for name, distribution in everything.items()}
    return Factors(values)
