"""Why a move was refused, in one sentence that names the locks or the range."""

import math
from collections.abc import Mapping

import numpy as np

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.locks import LockedAxes
from tlgan_desktop.axes.moves import Inconsistent, move
from tlgan_desktop.axes.projection import span
from tlgan_desktop.axes.shell import OutsideShell, reachable_range
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import FloatArray

Targets = Mapping[str, float]


def refusal(
    axis_set: AxisSet, locked: LockedAxes, point: FloatArray, targets: Targets, radius: float | None
) -> UserError:
    """The error that says why no latent near ``point`` ``(d,)`` has these positions under the locks."""
    for name in targets:
        if name in locked.determined_by:
            return _held(axis_set, locked, point, name)
    if radius is not None:
        for name, target in targets.items():
            limits = _limits_beside_others(axis_set, locked, point, targets, name, radius)
            if limits is not None and not limits[0] <= target <= limits[1]:
                return _beyond(name, target, limits, _circumstances(locked, targets, name))
    positions = " and ".join(f"'{name}' at {target:g}" for name, target in targets.items())
    return UserError(f"No picture has {positions}{_locks_in_words(locked)}; choose positions nearer to 0.")


def _held(axis_set: AxisSet, locked: LockedAxes, point: FloatArray, name: str) -> UserError:
    position = float(axis_set.directions[axis_set.index(name)] @ point)
    holding = " and ".join(f"'{lock}'" for lock in locked.determined_by[name])
    return UserError(f"'{name}' is held at {position:.2f} by {holding}; unlock one of them to move it.")


def _limits_beside_others(
    axis_set: AxisSet, locked: LockedAxes, point: FloatArray, targets: Targets, name: str, radius: float
) -> tuple[float, float] | None:
    """The range of one axis on the shell with the other targets reached; None where they can't be."""
    others = [axis_set.index(other) for other in targets if other != name]
    goals = np.array([target for other, target in targets.items() if other != name])
    rows = axis_set.directions[others]
    try:
        beside = move(point, rows, goals, locked.subspace)
        held = locked.subspace.joined(span(_units(locked.subspace.outside(rows))))
        return reachable_range(axis_set.directions[axis_set.index(name)], beside, held, radius)
    except (Inconsistent, OutsideShell):
        return None


def _units(rows: FloatArray) -> FloatArray:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float64)


def _beyond(name: str, target: float, limits: tuple[float, float], circumstances: str) -> UserError:
    low, high = math.ceil(limits[0] * 100) / 100, math.floor(limits[1] * 100) / 100
    return UserError(
        f"'{name}' cannot be brought to {target:g}; {circumstances}it reaches from {low:.2f} to {high:.2f}."
    )


def _circumstances(locked: LockedAxes, targets: Targets, name: str) -> str:
    others = [f"'{other}' at {target:g}" for other, target in targets.items() if other != name]
    beside = f"beside {' and '.join(others)}" if others else ""
    return f"{beside}{_locks_in_words(locked)} ".lstrip()


def _locks_in_words(locked: LockedAxes) -> str:
    return " under these locks" if locked.names else ""
