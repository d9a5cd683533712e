"""Walks: latents moved along an axis as a slider moves them, freely and under locks."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.likeness import SuggestedLocks, suggested_locks
from tlgan_desktop.axes.moves import move
from tlgan_desktop.axes.projection import Subspace, span
from tlgan_desktop.axes.shell import reachable_range
from tlgan_desktop.latents import FloatArray, Prior

ENTANGLED = 0.2
"""Cosine from which an axis counts as entangled with another."""
LEAST_EFFECT = 0.05
"""Effect kept under which a slider is disabled, so that these locks would be no fair test."""


@dataclass(frozen=True, eq=False)
class Walk:
    """Latents ``(p, n, d)``: n starts, each moved to p positions; and the positions ``(p, n)`` reached."""

    latents: FloatArray
    positions: FloatArray


def walk(
    axis_set: AxisSet, name: str, latents: FloatArray, positions: FloatArray, locks: Sequence[str] = ()
) -> Walk:
    """Bring each of the latents ``(n, d)`` to each of the positions ``(p,)``.

    Under locks a position that no latent on the shell has is taken as near as can be.
    """
    direction = axis_set.directions[axis_set.index(name)]
    locked = locked_span(axis_set, locks)
    radius = _radius(axis_set)
    points = axis_set.to_edit(latents)
    targets = np.array([[_near(direction, point, locked, radius, t) for point in points] for t in positions])
    moved = [
        np.stack([move(*each, locked, radius) for each in _moves(direction, points, row)]) for row in targets
    ]
    return Walk(np.stack([axis_set.with_edit(latents, row) for row in moved]), targets)


def entangled_locks(axis_set: AxisSet, name: str) -> SuggestedLocks:
    """The shown axes that share most with the one called ``name``: at most three, leaving it some effect."""
    return suggested_locks(axis_set, name, ENTANGLED, LEAST_EFFECT)


def locked_span(axis_set: AxisSet, locks: Sequence[str]) -> Subspace:
    """The subspace that the axes called ``locks`` hold."""
    return span(axis_set.directions[[axis_set.index(lock) for lock in locks]])


def _moves(
    direction: FloatArray, points: FloatArray, targets: FloatArray
) -> list[tuple[FloatArray, FloatArray, FloatArray]]:
    return [(point, direction[None], target) for point, target in zip(points, targets[:, None], strict=True)]


def _radius(axis_set: AxisSet) -> float | None:
    on_shell = axis_set.space == "z" and axis_set.prior is Prior.SPHERE
    return math.sqrt(axis_set.dimension) if on_shell else None


def _near(
    direction: FloatArray, point: FloatArray, locked: Subspace, radius: float | None, target: float
) -> float:
    if radius is None:
        return target
    low, high = reachable_range(direction, point, locked, radius)
    return min(max(target, low), high)
