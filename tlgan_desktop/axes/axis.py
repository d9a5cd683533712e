"""Feature axes and sets of them, as plain frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import Any

import numpy as np

from tlgan_desktop.axes.whitening import Whitening, same_whitening
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import FloatArray, Prior
from tlgan_desktop.storage import content_digest

UNIT_TOLERANCE = 1e-6
ROUNDING = 1e-14
LEAST_POPULATED = 0.05
"""An axis must have this share of its length where the latent space is populated."""


class Verdict(StrEnum):
    """The plain judgement on an axis."""

    GOOD = "good"
    """Every measured figure passes its threshold."""
    WEAK = "weak"
    """The sign is sure, but a figure falls short."""
    NOT_FOUND = "not found"
    """The latent space does not show the feature along a line."""
    UNKNOWN = "unknown"
    """Never measured, as with imported axes."""


@dataclass(frozen=True)
class Calibration:
    """What a position means on the extractor's scale: score = intercept + slope * position.

    ``deviation`` is the standard deviation of the score about that line.
    """

    intercept: float
    slope: float
    deviation: float


@dataclass(frozen=True)
class Quality:
    """How good an axis is, measured on latents held out from the fit; None where not measured."""

    verdict: Verdict = Verdict.UNKNOWN
    r2: float | None = None
    """R squared of the position as a predictor of a continuous or ordinal score."""
    auc: float | None = None
    """Area under the ROC curve for a binary feature."""
    angle_deg: float | None = None
    """Bootstrap angle of the axis in degrees."""
    extractor_score: float | None = None
    """The extractor's own held-out AUC or R squared on real labelled pictures."""
    monotone: float | None = None
    """The share of latents along which the re-scored feature rises with the position."""


@dataclass(frozen=True, eq=False)
class FeatureAxis:
    """One feature's unit direction ``(d,)`` in edit coordinates (z itself, or whitened w).

    A ``hidden`` axis is kept in its set but has no slider. ``scored_as`` is the extractor's name of the
    feature where the axis has been given another; None where both are the same.

    Raises:
        ValueError: the direction is not a finite unit vector or the name is empty.
    """

    name: str
    group: str
    kind: FeatureKind
    direction: FloatArray
    calibration: Calibration | None = None
    quality: Quality = Quality()
    hidden: bool = False
    scored_as: str | None = None

    def __post_init__(self) -> None:
        direction = np.array(self.direction, dtype=np.float64)
        length = np.linalg.norm(direction)
        if direction.ndim != 1 or not abs(length - 1) <= UNIT_TOLERANCE:
            raise ValueError(f"the direction of '{self.name}' is not a unit vector")
        if not self.name.strip():
            raise ValueError("an axis has no name")
        if abs(length - 1) > ROUNDING:
            direction /= length
        direction.setflags(write=False)
        object.__setattr__(self, "direction", direction)

    @property
    def feature(self) -> str:
        """The name by which the extractor of the set knows the feature."""
        return self.name if self.scored_as is None else self.scored_as


@dataclass(frozen=True, eq=False)
class AxisSet:
    """Axes of one latent space of one generator.

    ``generator_fingerprint`` and ``extractor`` (the extractor's fingerprint) are None where unknown.
    ``provenance`` is any JSON data about how the set was made.

    Raises:
        ValueError: there is no axis, two axes share a name, dimensions differ, or w has no whitening.
    """

    axes: tuple[FeatureAxis, ...]
    space: str
    prior: Prior
    generator_fingerprint: str | None = None
    extractor: str | None = None
    whitening: Whitening | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "axes", tuple(self.axes))
        if not self.axes:
            raise ValueError("the axis set is empty")
        if len(set(self.names)) < len(self.axes):
            raise ValueError("two axes have the same name")
        if len({len(axis.direction) for axis in self.axes}) > 1:
            raise ValueError("the axes have different dimensions")
        if self.space not in ("z", "w") or (self.space == "w") != (self.whitening is not None):
            raise ValueError("axes live in z, or in w with a whitening")
        if self.whitening is not None and self.whitening.dimension != self.dimension:
            raise ValueError("the whitening has another dimension than the axes")
        if self.whitening is not None:
            object.__setattr__(self, "axes", tuple(_populated(axis, self.whitening) for axis in self.axes))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the axes, in order."""
        return tuple(axis.name for axis in self.axes)

    @property
    def shown(self) -> tuple[FeatureAxis, ...]:
        """The axes that are not hidden, in order."""
        return tuple(axis for axis in self.axes if not axis.hidden)

    def shared(self, other: "AxisSet") -> tuple[str, ...]:
        """The names of the axes in sight that another set holds too, with the same positions, in order."""
        if self.space != other.space or not same_whitening(self.whitening, other.whitening):
            return ()
        directions = {axis.name: axis.direction for axis in other.axes}
        same = (axis for axis in self.shown if np.array_equal(directions.get(axis.name, ()), axis.direction))
        return tuple(axis.name for axis in same)

    @property
    def dimension(self) -> int:
        """The dimension d of the latent space."""
        return len(self.axes[0].direction)

    @cached_property
    def directions(self) -> FloatArray:
        """The unit directions ``(k, d)``, one row an axis."""
        rows = np.stack([axis.direction for axis in self.axes])
        rows.setflags(write=False)
        return rows

    def index(self, name: str) -> int:
        """The place of an axis in the set.

        Raises:
            UserError: there is no axis of this name; names the ones that are most like it.
        """
        if name in self.names:
            return self.names.index(name)
        alike = get_close_matches(name, self.names, n=3, cutoff=0.4) or list(self.names[:8])
        raise UserError(f"There is no axis '{name}'; did you mean {' or '.join(alike)}?")

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 in hex over all that an edit depends on: names, space, prior, directions, whitening."""
        header = {"names": list(self.names), "space": self.space, "prior": self.prior.value}
        tensors = {"directions": self.directions}
        if self.whitening is not None:
            tensors |= {"mean": self.whitening.mean, "covariance": self.whitening.covariance}
        return content_digest(header, tensors)

    def cosines(self) -> FloatArray:
        """The cosines ``(k, k)`` between the axes."""
        return np.asarray(self.directions @ self.directions.T, dtype=np.float64)

    def to_edit(self, latents: FloatArray) -> FloatArray:
        """Edit coordinates of latents ``(..., d)``: z itself, or whitened w."""
        return latents if self.whitening is None else self.whitening.to_white(latents)

    def with_edit(self, latent: FloatArray, coordinates: FloatArray) -> FloatArray:
        """The latent ``(d,)`` brought to edit coordinates ``(d,)``; what whitening drops stays as it is."""
        if self.whitening is None:
            return coordinates
        step = coordinates - self.whitening.to_white(latent)
        return np.asarray(latent + step @ self.whitening.root, dtype=np.float64)

    def positions(self, latents: FloatArray) -> FloatArray:
        """Positions ``(..., k)`` of latents ``(..., d)`` along every axis, in standard deviations."""
        return np.asarray(self.to_edit(latents) @ self.directions.T, dtype=np.float64)


def _populated(axis: FeatureAxis, whitening: Whitening) -> FeatureAxis:
    """The axis without a part where the whitening knows no latents, which no edit could follow."""
    inside = whitening.populated(axis.direction)
    if np.linalg.norm(inside - axis.direction) <= ROUNDING:
        return axis
    length = np.linalg.norm(inside)
    if length < LEAST_POPULATED:
        raise ValueError(f"no latent of the space varies along '{axis.name}'")
    return replace(axis, direction=inside / length)
