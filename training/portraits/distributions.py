"""The few kinds of distribution that factors are drawn from."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from training.portraits.obj import Floats

Value = float | str


class Distribution(Protocol):
    """Something to draw one value of a factor from."""

    def draw(self, random: np.random.Generator) -> Value:
        """One value."""
        ...


@dataclass(frozen=True)
class Uniform:
    """All values between two alike."""

    low: float
    high: float

    def draw(self, random: np.random.Generator) -> float:
        """One value."""
        return float(random.uniform(self.low, self.high))

    def __str__(self) -> str:
        return f"uniform {self.low:g} to {self.high:g}"


@dataclass(frozen=True)
class Normal:
    """Around ``mean`` with a deviation, values outside the limits drawn again."""

    deviation: float
    low: float
    high: float
    mean: float = 0.0

    def draw(self, random: np.random.Generator) -> float:
        """One value."""
        while not self.low <= (value := random.normal(self.mean, self.deviation)) <= self.high:
            pass
        return float(value)

    def __str__(self) -> str:
        return (
            f"normal, mean {self.mean:g}, deviation {self.deviation:g}, within {self.low:g} to {self.high:g}"
        )


@dataclass(frozen=True)
class Polar:
    """0 to 1, the ends likelier than the middle: Beta(strength, strength)."""

    strength: float

    def draw(self, random: np.random.Generator) -> float:
        """One value."""
        return float(random.beta(self.strength, self.strength))

    def __str__(self) -> str:
        return f"beta {self.strength:g}, {self.strength:g}"


@dataclass(frozen=True)
class Sometimes:
    """0, but uniform between two values with some probability."""

    probability: float
    low: float
    high: float

    def draw(self, random: np.random.Generator) -> float:
        """One value."""
        there, strength = random.random(), random.uniform(self.low, self.high)
        return float(strength) if there < self.probability else 0.0

    def __str__(self) -> str:
        if self.low == self.high == 1:
            return f"1 with probability {self.probability:g}, otherwise 0"
        return f"with probability {self.probability:g} uniform {self.low:g} to {self.high:g}, otherwise 0"


@dataclass(frozen=True)
class Choice:
    """One of several names, with weights or all alike."""

    names: tuple[str, ...]
    weights: tuple[float, ...] | None = None

    def draw(self, random: np.random.Generator) -> str:
        """One name."""
        place = random.random() * self._ends[-1]
        return self.names[int(np.searchsorted(self._ends, place, side="right").clip(0, len(self.names) - 1))]

    @property
    def _ends(self) -> Floats:
        return np.cumsum(self.weights or (1.0,) * len(self.names))

    def __str__(self) -> str:
        if self.weights is None:
            return f"one of {len(self.names)}, all alike: {', '.join(self.names)}"
        shares = (f"{name} {weight:g}" for name, weight in zip(self.names, self.weights, strict=True))
        return f"one of: {', '.join(shares)}"
