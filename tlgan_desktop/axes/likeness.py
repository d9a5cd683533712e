"""How much the axes of a set share: neighbours of an axis, an order that puts like beside like, a count."""

from dataclasses import dataclass

import numpy as np

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.locks import LockedAxes
from tlgan_desktop.latents import FloatArray

TIED = 0.5
"""Size of the cosine from which moving one axis visibly moves the other."""
MOST_LOCKS = 3
WORTHWHILE = 0.4
"""The effect kept that suggested locks leave at least."""


@dataclass(frozen=True)
class Neighbour:
    """Another axis, and its cosine with the one in question."""

    name: str
    cosine: float

    @property
    def tied(self) -> bool:
        """Whether moving one visibly moves the other."""
        return abs(self.cosine) >= TIED


def neighbours(axis_set: AxisSet, name: str) -> tuple[Neighbour, ...]:
    """The other axes of a set that are shown, those that share most with the axis first.

    Raises:
        UserError: there is no axis of this name.
    """
    row = axis_set.directions @ axis_set.directions[axis_set.index(name)]
    others = [
        Neighbour(axis.name, float(cosine))
        for axis, cosine in zip(axis_set.axes, row, strict=True)
        if axis.name != name and not axis.hidden
    ]
    return tuple(sorted(others, key=lambda other: -abs(other.cosine)))


@dataclass(frozen=True)
class SuggestedLocks:
    """Axes to lock so that another one moves more alone, and the effect in [0, 1] that it then keeps."""

    names: tuple[str, ...]
    effect: float


def suggested_locks(
    axis_set: AxisSet, name: str, tied: float = TIED, worthwhile: float = WORTHWHILE
) -> SuggestedLocks:
    """The locks on axes tied to ``name``, the closest first, that leave it a worthwhile effect.

    Args:
        axis_set: the axes, of which the hidden ones are never suggested.
        name: the axis that is to move more alone.
        tied: size of the cosine from which an axis counts.
        worthwhile: the effect in [0, 1] that all locks together have to leave.

    Raises:
        UserError: there is no axis of this name.
    """
    index, effect = axis_set.index(name), 1.0
    names: tuple[str, ...] = ()
    for neighbour in neighbours(axis_set, name)[:MOST_LOCKS]:
        wider = (*names, neighbour.name)
        kept = float(LockedAxes.of(axis_set, wider).effects[index]) if abs(neighbour.cosine) >= tied else 0.0
        if kept >= worthwhile:
            names, effect = wider, kept
    return SuggestedLocks(names, effect)


def effective_rank(cosines: FloatArray) -> float:
    """How many independent axes the cosines ``(k, k)`` amount to, from 1 to k.

    The exponential of the entropy of the spectrum: Roy and Vetterli, "The effective rank", EUSIPCO 2007.
    """
    shares = np.clip(np.linalg.eigvalsh(cosines), 0.0, None)
    shares = shares[shares > 0] / shares.sum()
    return float(np.exp(-np.sum(shares * np.log(shares))))


def order_by_likeness(cosines: FloatArray) -> tuple[int, ...]:
    """The places of k axes with cosines ``(k, k)`` in an order that puts like beside like.

    Average-linkage clustering on 1 - |cosine|; of two clusters that join, each is turned so that the ends
    most alike meet (Eisen et al., "Cluster analysis and display of genome-wide expression patterns",
    PNAS 1998, which leaves the turning open).
    """
    likeness = np.abs(cosines)
    clusters: list[tuple[int, ...]] = [(place,) for place in range(len(likeness))]
    while len(clusters) > 1:
        first, second = _most_alike(clusters, likeness)
        joined = _joined(clusters[first], clusters[second], likeness)
        clusters = [each for place, each in enumerate(clusters) if place not in (first, second)]
        clusters.append(joined)
    return clusters[0]


def _most_alike(clusters: list[tuple[int, ...]], likeness: FloatArray) -> tuple[int, int]:
    members = np.zeros((len(clusters), len(likeness)))
    for row, cluster in enumerate(clusters):
        members[row, list(cluster)] = 1 / len(cluster)
    between = members @ likeness @ members.T
    np.fill_diagonal(between, -np.inf)
    first, second = divmod(int(np.argmax(between)), len(clusters))
    return first, second


def _joined(left: tuple[int, ...], right: tuple[int, ...], likeness: FloatArray) -> tuple[int, ...]:
    turned = [(a, b) for a in (left, left[::-1]) for b in (right, right[::-1])]
    before, after = max(turned, key=lambda ends: likeness[ends[0][-1], ends[1][0]])
    return before + after
