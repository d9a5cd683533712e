"""The way from one latent to another."""

import math

import numpy as np

from tlgan_desktop.latents import FloatArray

PARALLEL = 1e-9


def between(one: FloatArray, other: FloatArray, shares: FloatArray, arc: bool) -> FloatArray:
    """Latents ``(n, d)`` at ``shares`` ``(n,)`` in [0, 1] of the way from ``one`` to ``other`` ``(d,)``.

    An ``arc`` turns at constant speed in their plane (slerp; Shoemake 1985) while the length goes from one's
    to the other's; opposite latents have no such plane and go round by one fixed direction.
    """
    column = np.asarray(shares, dtype=np.float64)[:, None]
    straight = np.asarray((1 - column) * one + column * other, dtype=np.float64)
    lengths = float(np.linalg.norm(one)), float(np.linalg.norm(other))
    if not arc or min(lengths) == 0:
        return straight
    start, end = one / lengths[0], other / lengths[1]
    cosine = float(start @ end)
    side = end - cosine * start
    sine = float(np.linalg.norm(side))
    if sine < PARALLEL and cosine > 0:
        return straight
    side = _orthogonal_to(start) if sine < PARALLEL else side / sine
    angles = math.atan2(sine, cosine) * column
    turned = np.cos(angles) * start + np.sin(angles) * side
    return np.asarray(((1 - column) * lengths[0] + column * lengths[1]) * turned, dtype=np.float64)


def _orthogonal_to(unit: FloatArray) -> FloatArray:
    """A unit at right angles to a unit ``(d,)``, the same every time."""
    axis = np.eye(len(unit))[int(np.argmin(np.abs(unit)))]
    side = axis - (axis @ unit) * unit
    return np.asarray(side / np.linalg.norm(side), dtype=np.float64)
