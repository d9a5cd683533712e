"""Random latents that keep locked positions exactly."""

import math

import numpy as np

from tlgan_desktop.axes.projection import Subspace
from tlgan_desktop.latents import FloatArray

NOTHING = 1e-12


def random_within_locks(
    point: FloatArray, fresh: FloatArray, locked: Subspace, radius: float | None = None
) -> FloatArray:
    """A random point ``(d,)`` with the locked component of ``point`` and the rest of ``fresh``.

    ``fresh`` is a draw from the prior. BB'x + P e is then a draw from a normal prior given the locked
    positions; with a ``radius``, BB'x + rho P e / ||P e|| is one from the sphere. For a uniform prior, or a
    whitened w that is not normal, it is the draw moved the shortest way to the locked positions.
    """
    kept = locked.inside(point)
    rest = locked.outside(fresh)
    if radius is None:
        return np.asarray(kept + rest, dtype=np.float64)
    length = float(np.linalg.norm(rest))
    if length <= NOTHING:
        return point
    rho = math.sqrt(max(radius**2 - float(kept @ kept), 0.0))
    return np.asarray(kept + rest * (rho / length), dtype=np.float64)
