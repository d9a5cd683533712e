"""Moments: the sums over samples from which every linear fit follows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

import numpy as np

from tlgan_desktop.latents import FloatArray


@dataclass(frozen=True, eq=False)
class Moments:
    """Sums over samples of coordinates x ``(d,)`` and targets y ``(k,)``, and of their products.

    Moments of disjoint samples add, so one pass over the samples serves every feature, every ridge strength
    and every resampling, and no matrix of all samples is ever held.
    """

    count: int
    x: FloatArray
    """``(d,)``"""
    y: FloatArray
    """``(k,)``"""
    xx: FloatArray
    """``(d, d)``"""
    xy: FloatArray
    """``(d, k)``"""
    yy: FloatArray
    """``(k,)``, the squares alone"""

    @classmethod
    def of(cls, x: FloatArray, y: FloatArray) -> "Moments":
        """The moments of samples ``(n, d)`` with targets ``(n, k)``."""
        return cls(len(x), x.sum(axis=0), y.sum(axis=0), x.T @ x, x.T @ y, np.square(y).sum(axis=0))

    def __add__(self, other: "Moments") -> "Moments":
        return Moments(
            self.count + other.count,
            self.x + other.x,
            self.y + other.y,
            self.xx + other.xx,
            self.xy + other.xy,
            self.yy + other.yy,
        )

    def about(self, x: FloatArray, y: FloatArray) -> "Moments":
        """The moments of the same samples with the origin moved to ``x`` ``(d,)`` and ``y`` ``(k,)``."""
        return Moments(
            self.count,
            self.x - self.count * x,
            self.y - self.count * y,
            self.xx - np.outer(self.x, x) - np.outer(x, self.x) + self.count * np.outer(x, x),
            self.xy - np.outer(self.x, y) - np.outer(x, self.y) + self.count * np.outer(x, y),
            self.yy - 2 * y * self.y + self.count * np.square(y),
        )


def total(parts: Iterable[Moments]) -> Moments:
    """The sum of at least one part, in their order, so that it is the same to the last bit every time."""
    return reduce(Moments.__add__, parts)
