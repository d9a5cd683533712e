"""Arranging axis sets: names, groups, order, signs, which axes to keep and show. Directions stay exact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tlgan_desktop.axes.axis import AxisSet, FeatureAxis
from tlgan_desktop.errors import UserError


@dataclass(frozen=True)
class Arrangement:
    """What becomes of one axis: its new name and group, whether it is flipped, left out or hidden."""

    name: str
    group: str
    flipped: bool = False
    kept: bool = True
    hidden: bool = False


def arranged(axis_set: AxisSet, arrangements: Mapping[str, Arrangement]) -> AxisSet:
    """The set with the axes of these names changed; the others, and the order, stay.

    Raises:
        UserError: no axis is left or shown, a name is empty, or two axes would have the same name.
    """
    axes = []
    for axis in axis_set.axes:
        change = arrangements.get(axis.name, Arrangement(axis.name, axis.group, hidden=axis.hidden))
        if change.kept:
            axes.append(_changed(axis, change))
    return with_axes(axis_set, axes)


def reordered(axis_set: AxisSet, names: Sequence[str]) -> AxisSet:
    """The axes called ``names`` in that order, and no others.

    Raises:
        UserError: there is no such axis, or none is named.
    """
    return with_axes(axis_set, [axis_set.axes[axis_set.index(name)] for name in names])


def merged(axis_set: AxisSet, other: AxisSet) -> AxisSet:
    """The axes of both sets; those of ``other`` come last, numbered where their names are taken.

    The extractor is that of ``axis_set``; an axis found with another one is scored under its own name alone.

    Raises:
        UserError: the sets are of different spaces or generators, or measure w differently.
    """
    if (axis_set.space, axis_set.dimension) != (other.space, other.dimension):
        raise UserError("These axes live in another latent space, so the two sets cannot be one.")
    known = {axis_set.generator_fingerprint, other.generator_fingerprint} - {None}
    if len(known) > 1:
        raise UserError("These axes were found for another generator, so the two sets cannot be one.")
    if not _same_whitening(axis_set, other):
        raise UserError("The two sets measure w differently, so they cannot be one.")
    axes = list(axis_set.axes)
    for axis in other.axes:
        name = free_name(axis.name, [each.name for each in axes])
        scored_as = axis.scored_as if other.extractor == axis_set.extractor else None
        axes.append(replace(axis, name=name, scored_as=scored_as))
    return with_axes(axis_set, axes)


def free_name(name: str, taken: Sequence[str]) -> str:
    """The name itself, or with the first number that makes it one of its own."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    return free


def with_axes(axis_set: AxisSet, axes: Sequence[FeatureAxis]) -> AxisSet:
    """The set with other axes.

    Raises:
        UserError: there are none, all are hidden, or two have the same name.
    """
    names = [axis.name for axis in axes]
    if not axes:
        raise UserError("Keep at least one axis.")
    if all(axis.hidden for axis in axes):
        raise UserError("Show at least one axis.")
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UserError(f"Two axes are called “{twice}”; give one of them another name.")
    return replace(axis_set, axes=tuple(axes))


def _changed(axis: FeatureAxis, change: Arrangement) -> FeatureAxis:
    if not change.name.strip():
        raise UserError(f"“{axis.name}” needs a name.")
    name, group = change.name.strip(), change.group.strip()
    axis = replace(axis, name=name, group=group, hidden=change.hidden, scored_as=axis.feature)
    if not change.flipped:
        return axis
    calibration = axis.calibration
    if calibration is not None:
        calibration = replace(calibration, slope=-calibration.slope)
    return replace(axis, direction=-axis.direction, calibration=calibration)


def _same_whitening(axis_set: AxisSet, other: AxisSet) -> bool:
    mine, theirs = axis_set.whitening, other.whitening
    if mine is None or theirs is None:
        return mine is theirs
    return bool(np.array_equal(mine.mean, theirs.mean) and np.array_equal(mine.covariance, theirs.covariance))
