"""Expressions as mixtures of MakeHuman's facial units."""

from collections.abc import Mapping

from training.portraits.people import ANCESTRIES

UNITS: Mapping[str, Mapping[str, float]] = {
    "smile": {
        "mouth-corner-puller": 0.85,
        "mouth-retraction": 0.25,
        "eye-left-slit": 0.25,
        "eye-right-slit": 0.25,
        "mouth-elevation": 0.1,
    },
    "mouth_open": {"mouth-open": 0.5, "mouth-part-later": 0.1},
    "grin": {"mouth-corner-puller": 0.3, "mouth-upward-retraction": 0.15, "mouth-parling": 0.7},
    "eyes_closed": {"eye-left-closure": 1.0, "eye-right-closure": 1.0},
    "frown": {"eyebrows-left-down": 0.75, "eyebrows-right-down": 0.75, "nose-compression": 0.2},
    "brows_raised": {
        "eyebrows-left-up": 0.9,
        "eyebrows-right-up": 0.9,
        "eye-left-opened-up": 0.25,
        "eye-right-opened-up": 0.25,
    },
}
"""Units of each expression at full strength."""

UNIT_NAMES = tuple(sorted({unit for units in UNITS.values() for unit in units}))


def expression_names() -> list[str]:
    """All targets that expressions use."""
    return [f"expression/units/{who}/{unit}" for who in ANCESTRIES for unit in UNIT_NAMES]


def expression_weights(strengths: Mapping[str, float], ancestry: Mapping[str, float]) -> dict[str, float]:
    """The weight of each target for strengths 0-1 of :data:`UNITS`, with each ancestry's own share."""
    weights: dict[str, float] = {}
    for expression, strength in strengths.items():
        for unit, share in UNITS[expression].items():
            for who in ANCESTRIES:
                name = f"expression/units/{who}/{unit}"
                weights[name] = weights.get(name, 0.0) + share * strength * ancestry[who]
    return weights
