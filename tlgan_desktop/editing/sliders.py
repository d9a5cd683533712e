"""What the slider of each axis shows: its position, its range and what the locks leave of it."""

import math
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.moves import effect_kept
from tlgan_desktop.axes.projection import Subspace, span
from tlgan_desktop.axes.shell import OutsideShell, reachable_range
from tlgan_desktop.latents import FloatArray

SCALE = 4.0
"""A slider runs this many standard deviations to either side."""

LEAST_EFFECT = 0.05
"""An axis that keeps less than this under the locks is determined by them."""


@dataclass(frozen=True)
class SliderState:
    """One slider, in standard deviations of its axis.

    ``low`` and ``high`` are the ends of the slider. ``reach_low`` and ``reach_high`` are the ends of the part
    that can be dragged: what is reachable under the locks, cut to four times the spread that they leave;
    always finite. ``effect_kept`` in [0, 1] is what a step of equal length still does. ``enabled`` is False
    for a locked axis and for one that the locks in ``determined_by`` hold as well.
    """

    position: float
    low: float
    high: float
    reach_low: float
    reach_high: float
    effect_kept: float
    locked: bool
    enabled: bool
    determined_by: tuple[str, ...] = ()


def slider_states(
    axis_set: AxisSet, point: FloatArray, locks: tuple[str, ...], locked: Subspace, radius: float | None
) -> dict[str, SliderState]:
    """The sliders of all axes for edit coordinates ``point`` ``(d,)``; ``locked`` spans the ``locks``."""
    positions = axis_set.directions @ point
    effects = effect_kept(axis_set.directions, locked)
    middles = (axis_set.directions @ locked.basis) @ (point @ locked.basis)
    states = {}
    for index, name in enumerate(axis_set.names):
        position, effect = float(positions[index]), float(effects[index])
        is_locked = name in locks
        free = effect >= LEAST_EFFECT and not is_locked
        limits = position_limits(axis_set.directions[index], point, locked, radius)
        low, high = _draggable(float(middles[index]), effect, limits) if free else (position, position)
        states[name] = SliderState(
            position=position,
            low=min(-SCALE, position),
            high=max(SCALE, position),
            reach_low=min(low, position),
            reach_high=max(high, position),
            effect_kept=effect,
            locked=is_locked,
            enabled=free,
            determined_by=() if free or is_locked else determining_locks(axis_set, name, locks),
        )
    return states


def position_limits(
    direction: FloatArray, point: FloatArray, held: Subspace, radius: float | None
) -> tuple[float, float]:
    """The positions an axis ``(d,)`` can take while ``held`` stays: the shell's range, or no limit."""
    if radius is None:
        return -math.inf, math.inf
    try:
        return reachable_range(direction, point, held, radius)
    except OutsideShell:
        position = float(direction @ point)
        return position, position


def determining_locks(axis_set: AxisSet, name: str, locks: tuple[str, ...]) -> tuple[str, ...]:
    """The few locks that leave an axis less than :data:`LEAST_EFFECT`, the most alike first.

    Greedy: the lock nearest to what the earlier ones leave (orthogonal matching pursuit).
    """
    direction = axis_set.directions[axis_set.index(name)]
    chosen: list[str] = []
    rest = direction
    while np.linalg.norm(rest) >= LEAST_EFFECT and len(chosen) < len(locks):
        others = [lock for lock in locks if lock not in chosen]
        cosines = axis_set.directions[[axis_set.index(lock) for lock in others]] @ rest
        chosen.append(others[int(np.argmax(np.abs(cosines)))])
        rest = span(axis_set.directions[[axis_set.index(lock) for lock in chosen]]).outside(direction)
    return tuple(chosen)


def _draggable(middle: float, effect: float, limits: tuple[float, float]) -> tuple[float, float]:
    return max(limits[0], middle - SCALE * effect), min(limits[1], middle + SCALE * effect)
