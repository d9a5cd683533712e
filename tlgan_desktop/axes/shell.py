"""The shell: latents of a spherical prior stay at length sqrt(d), whatever is moved or locked.

High-dimensional normal latents live on a thin shell and generators that normalise z know nothing else, so a
move rescales the part of the latent that nothing asks for (DESIGN: targets and locks stay exact).
"""

import math

import numpy as np

from tlgan_desktop.axes.projection import Subspace
from tlgan_desktop.latents import FloatArray

ROUNDING = 1e-12
"""Relative excess over the squared radius that is rounding, not a target out of reach."""


class OutsideShell(ValueError):
    """The targets and locks alone are longer than the radius of the shell."""


def rescale_rest(point: FloatArray, fixed: Subspace, radius: float) -> FloatArray:
    """Bring ``point`` ``(d,)`` to length ``radius`` by scaling only its component outside ``fixed``.

    Raises:
        OutsideShell: the component inside ``fixed`` is longer than the radius.
    """
    kept = fixed.inside(point)
    rest = fixed.outside(point)
    free = radius**2 - float(kept @ kept)
    if free < -ROUNDING * radius**2:
        raise OutsideShell
    length = math.sqrt(max(free, 0.0))
    if np.linalg.norm(rest) <= ROUNDING * radius:
        rest = _any_direction(fixed)
    return np.asarray(kept + _scaled(rest, length), dtype=np.float64)


def reachable_range(
    direction: FloatArray, point: FloatArray, fixed: Subspace, radius: float
) -> tuple[float, float]:
    """The positions ``m -+ ||d|| rho`` that ``direction`` ``(d,)`` can take on the shell.

    ``point`` ``(d,)`` says where the component inside ``fixed`` is held. With B the basis of ``fixed``,
    m = (B'u).(B'x), d = u - BB'u and rho^2 = radius^2 - ||B'x||^2. Both ends can be reached.

    Raises:
        OutsideShell: the component of ``point`` inside ``fixed`` is longer than the radius.
    """
    held = point @ fixed.basis
    free = radius**2 - float(held @ held)
    if free < -ROUNDING * radius**2:
        raise OutsideShell
    middle = float((direction @ fixed.basis) @ held)
    half = float(np.linalg.norm(fixed.outside(direction))) * math.sqrt(max(free, 0.0))
    return middle - half, middle + half


def _any_direction(fixed: Subspace) -> FloatArray:
    """A direction outside ``fixed``, the same every time, for a latent that has nothing left there."""
    return fixed.outside(np.random.default_rng(0).standard_normal(len(fixed.basis)))


def _scaled(direction: FloatArray, length: float) -> FloatArray:
    norm = float(np.linalg.norm(direction))
    return direction * (length / norm) if norm > ROUNDING else np.zeros_like(direction)
