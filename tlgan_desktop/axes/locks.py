"""Locked axes, and what they leave of every axis of the set; made once for all moves under the same locks."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.moves import effect_kept
from tlgan_desktop.axes.projection import RANK_TOLERANCE, Subspace, span
from tlgan_desktop.axes.shell import OutsideShell, free_length
from tlgan_desktop.latents import FloatArray

LEAST_EFFECT = 0.05
"""An axis that keeps less than this under the locks is determined by them."""

SPREADS = 4.0
"""A slider can be dragged this many times the spread that the locks leave, to either side."""

Ranges = tuple[FloatArray, FloatArray]
"""The lowest and the highest positions ``(k,)`` of all axes."""


@dataclass(frozen=True, eq=False)
class LockedAxes:
    """The locks ``names`` of an axis set, in its order.

    ``subspace`` is their span, ``effects`` ``(k,)`` the effect kept by every axis, ``shares`` ``(k, r)`` its
    components in the span, and ``determined_by`` names, for each axis without effect, the locks that hold it.
    """

    names: tuple[str, ...]
    subspace: Subspace
    effects: FloatArray
    shares: FloatArray
    determined_by: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, axis_set: AxisSet, names: Sequence[str]) -> "LockedAxes":
        """What the locks ``names`` leave of an axis set.

        Raises:
            UserError: there is no axis of such a name.
        """
        locks = tuple(sorted(names, key=axis_set.index))
        subspace = _span(axis_set, locks)
        effects = effect_kept(axis_set.directions, subspace)
        held = [name for name, effect in zip(axis_set.names, effects, strict=True) if effect < LEAST_EFFECT]
        return cls(
            names=locks,
            subspace=subspace,
            effects=effects,
            shares=axis_set.directions @ subspace.basis,
            determined_by={name: _determining(axis_set, name, locks) for name in held if name not in locks},
        )

    def reachable(self, point: FloatArray, radius: float | None) -> Ranges:
        """The positions ``m -+ ||d|| rho`` that every axis can take from ``point`` ``(d,)``.

        Without a ``radius`` there is no shell and no limit but that of the axes without any effect.
        """
        middles = self._middles(point)
        if radius is None:
            free = np.where(self.effects > RANK_TOLERANCE, math.inf, 0.0)
            return middles - free, middles + free
        try:
            rho = free_length(point, self.subspace, radius)
        except OutsideShell:
            rho = 0.0
        return middles - self.effects * rho, middles + self.effects * rho

    def draggable(self, point: FloatArray, radius: float | None) -> Ranges:
        """What is reachable, cut to ``m -+ 4 ||d||``."""
        lows, highs = self.reachable(point, radius)
        middles, spreads = self._middles(point), SPREADS * self.effects
        return np.maximum(lows, middles - spreads), np.minimum(highs, middles + spreads)

    def _middles(self, point: FloatArray) -> FloatArray:
        """Where the locks expect every axis: ``m = (B'u).(B'x)``, ``(k,)``."""
        return np.asarray(self.shares @ (point @ self.subspace.basis), dtype=np.float64)


def _span(axis_set: AxisSet, names: Sequence[str]) -> Subspace:
    return span(axis_set.directions[[axis_set.index(name) for name in names]])


def _determining(axis_set: AxisSet, name: str, locks: Sequence[str]) -> tuple[str, ...]:
    """The few locks that leave an axis less than :data:`LEAST_EFFECT`, the most alike first.

    Greedy: each next lock is the nearest to what the earlier ones leave (orthogonal matching pursuit).
    """
    direction = rest = axis_set.directions[axis_set.index(name)]
    chosen: list[str] = []
    while np.linalg.norm(rest) >= LEAST_EFFECT and len(chosen) < len(locks):
        others = [lock for lock in locks if lock not in chosen]
        cosines = axis_set.directions[[axis_set.index(lock) for lock in others]] @ rest
        chosen.append(others[int(np.argmax(np.abs(cosines)))])
        rest = _span(axis_set, chosen).outside(direction)
    return tuple(chosen)
