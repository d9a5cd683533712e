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


def free_length(point: FloatArray, fixed: Subspace, radius: float) -> float:
    """The length ``rho`` that the shell leaves outside ``fixed``: ``rho^2 = radius^2 - ||B'x||^2``.

    ``point`` ``(d,)`` says where the component inside ``fixed`` is held.

    Raises:
        OutsideShell: that component alone is longer than the radius.
    """
    held = point @ fixed.basis
    free = radius**2 - float(held @ held)
    if free < -ROUNDING * radius**2:
        raise OutsideShell
    return math.sqrt(max(free, 0.0))


def rescale_rest(point: FloatArray, fixed: Subspace, radius: float) -> FloatArray:
    """Bring ``point`` ``(d,)`` to length ``radius`` by scaling only its component outside ``fixed``.

    Raises:
        OutsideShell: the component inside ``fixed`` is longer than the radius.
    """
    length = free_length(point, fixed, radius)
    rest = fixed.outside(point)
    if np.linalg.norm(rest) <= ROUNDING * radius:
        rest = _any_direction(fixed)
    return np.asarray(fixed.inside(point) + _scaled(rest, length), dtype=np.float64)


def reachable_range(
    direction: FloatArray, point: FloatArray, fixed: Subspace, radius: float
) -> tuple[float, float]:
    """The positions ``m -+ ||d|| rho`` that ``direction`` ``(d,)`` can take on the shell.

    With B the basis of ``fixed``, m = (B'u).(B'x) and d = u - BB'u. Both ends can be reached.

    Raises:
        OutsideShell: the component of ``point`` ``(d,)`` inside ``fixed`` is longer than the radius.
    """
    middle = float((direction @ fixed.basis) @ (point @ fixed.basis))
    half = float(np.linalg.norm(fixed.outside(direction))) * free_length(point, fixed, radius)
    return middle - half, middle + half


def _any_direction(fixed: Subspace) -> FloatArray:
    """A direction outside ``fixed``, the same every time, for a latent that has nothing left there."""
    return fixed.outside(np.random.default_rng(0).standard_normal(len(fixed.basis)))


def _scaled(direction: FloatArray, length: float) -> FloatArray:
    norm = float(np.linalg.norm(direction))
    return direction * (length / norm) if norm > ROUNDING else np.zeros_like(direction)
