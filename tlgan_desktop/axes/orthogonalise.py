"""Orthogonalising to references: a new axis set whose chosen axes leave reference features alone."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tlgan_desktop.axes.axis import AxisSet, FeatureAxis, Quality
from tlgan_desktop.axes.projection import Subspace, span
from tlgan_desktop.errors import UsageError, UserError
from tlgan_desktop.latents import FloatArray

LEAST_KEPT = 0.05
"""An axis that keeps less of its length off the references is theirs, not its own."""


def orthogonalise(axis_set: AxisSet, names: Sequence[str], references: Sequence[str]) -> AxisSet:
    """Project the axes ``names`` off the span of the axes ``references``, as TL-GAN (2018) does.

    The references and all other axes stay as they are. What was measured on a turned axis (quality,
    calibration) no longer holds and is dropped.

    Raises:
        UsageError: a name is both projected and a reference.
        UserError: a name is unknown, or an axis has almost nothing left off the references.
    """
    for name in (*names, *references):
        axis_set.index(name)
    both = sorted(set(names) & set(references))
    if both:
        raise UsageError(f"'{both[0]}' cannot be orthogonalised to itself; take it off one of the lists.")
    kept_out = span(axis_set.directions[[axis_set.index(name) for name in references]])
    axes = tuple(_projected(axis, kept_out) if axis.name in names else axis for axis in axis_set.axes)
    provenance = {**axis_set.provenance, "orthogonalised": {"axes": [*names], "to": [*references]}}
    return replace(axis_set, axes=axes, provenance=provenance)


def _projected(axis: FeatureAxis, kept_out: Subspace) -> FeatureAxis:
    rest: FloatArray = kept_out.outside(axis.direction)
    length = float(np.linalg.norm(rest))
    if length < LEAST_KEPT:
        raise UserError(
            f"'{axis.name}' has only {length:.0%} of its length left off the references; "
            "take one of them out."
        )
    return replace(axis, direction=rest / length, calibration=None, quality=Quality())
