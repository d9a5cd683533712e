"""Checks of finished axes: pictures along each axis are scored again, freely and under locks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.discovery.batches import Batch, given_batches
from tlgan_desktop.discovery.sampling import Sampler
from tlgan_desktop.discovery.walks import Walk, entangled_locks, walk
from tlgan_desktop.extractors.extractor import Extractor
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.progress import ProgressListener

PHASE = "checks"
POSITIONS = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
ENDS = POSITIONS[[0, -1]]
RANK_CORRELATION = 0.9
CERTAIN_LOGIT = 3.0
"""Beyond it a feature is absent or present with 95 %, and one score tells as much as another."""


@dataclass(frozen=True)
class Panel:
    """The extractors that score again, and the column of each feature in their joined scores.

    ``independent`` holds the features that a second extractor tells; the others are judged by their own.
    """

    extractors: tuple[Extractor, ...]
    columns: Mapping[str, int]
    independent: frozenset[str]

    @classmethod
    def of(cls, first: Sequence[Extractor], second: Sequence[Extractor], names: Sequence[str]) -> "Panel":
        """Who judges the features called ``names``: second extractors where they can, else the first ones."""
        told = {feature.name for each in second for feature in each.features}
        needed = [
            each for each in first if any(f.name in names and f.name not in told for f in each.features)
        ]
        extractors = (*second, *needed)
        scored = [feature.name for each in extractors for feature in each.features]
        columns = {name: scored.index(name) for name in names if name in scored}
        return cls(extractors, columns, frozenset(told.intersection(names)))


@dataclass(frozen=True, eq=False)
class AxisCheck:
    """What moving along one axis does to the scores of f features.

    ``monotone`` is the share of latents whose own score rank-correlates by 0.9 or more with the position,
    scores being equal where a binary feature is certain; ``rising`` is the share with any positive
    correlation. ``effects`` ``(f,)`` are changes per unit of position
    in standard deviations of each score; ``effects_locked`` the same while ``locks`` hold, which leave
    ``effect_kept`` of a step's effect.
    """

    monotone: float
    rising: float
    effects: FloatArray
    effects_locked: FloatArray
    locks: tuple[str, ...]
    effect_kept: float


@dataclass(frozen=True, eq=False)
class Checks:
    """The checks of some axes, and what they cost."""

    axes: Mapping[str, AxisCheck]
    rendered: int
    seconds: float


def check_axes(
    axis_set: AxisSet,
    names: Sequence[str],
    latents: FloatArray,
    natural: Sequence[Batch],
    panel: Panel,
    sampler: Sampler,
    listener: ProgressListener,
) -> Checks:
    """Check the axes called ``names``, any axis of the set being one to lock.

    Args:
        axis_set: the axes.
        names: the axes to check, all known to the panel.
        latents: where to start, ``(n, d)``.
        natural: unmoved samples, which tell how much each score varies.
        panel: who scores; effects are told for all its features, in their order.
        sampler: one for the panel's extractors.
        listener: hears of progress and may stop.
    """
    walks = [_AxisWalks.plan(axis_set, name, latents) for name in names]
    batches = [batch for each in walks for batch in each.batches(axis_set.space)]
    scored = sampler.score([*natural, *batches], PHASE, listener, keep_pictures=False)
    scores = np.concatenate(scored.scores, axis=1)
    unmoved, scores = np.split(scores, [sum(len(batch.latents) for batch in natural)])
    columns = list(panel.columns.values())
    spreads = _nonzero(unmoved[:, columns].std(axis=0))
    checks = {}
    for each in walks:
        own, scores = np.split(scores, [each.count])
        checks[each.name] = each.judge(own, panel.columns[each.name], columns, spreads)
    return Checks(checks, scored.rendered, scored.drawing + scored.scoring)


@dataclass(frozen=True, eq=False)
class _AxisWalks:
    """The walk along one axis and, where others are entangled with it, the walk while these are locked."""

    name: str
    kind: FeatureKind
    free: Walk
    locked: Walk | None
    locks: tuple[str, ...]
    effect_kept: float

    @classmethod
    def plan(cls, axis_set: AxisSet, name: str, latents: FloatArray) -> "_AxisWalks":
        locks = entangled_locks(axis_set, name)
        locked = walk(axis_set, name, latents, ENDS, locks.names) if locks.names else None
        free = walk(axis_set, name, latents, POSITIONS)
        kind = axis_set.axes[axis_set.index(name)].kind
        return cls(name, kind, free, locked, locks.names, locks.effect)

    @property
    def walks(self) -> tuple[Walk, ...]:
        return (self.free,) if self.locked is None else (self.free, self.locked)

    @property
    def count(self) -> int:
        """The number of pictures."""
        return sum(each.positions.size for each in self.walks)

    def batches(self, space: str) -> list[Batch]:
        dimension = self.free.latents.shape[-1]
        return [
            batch
            for each in self.walks
            for batch in given_batches(each.latents.reshape(-1, dimension), space)
        ]

    def judge(self, scores: FloatArray, own: int, columns: Sequence[int], spreads: FloatArray) -> AxisCheck:
        """Judge from the scores ``(count, all columns)`` of the pictures, in the order of the batches."""
        free, locked = np.split(scores, [self.free.positions.size])
        free = free.reshape(*self.free.positions.shape, -1)
        told = np.clip(free[:, :, own], *_told_range(self.kind))
        effects = slopes(free[:, :, columns], self.free.positions) / spreads
        effects_locked = effects
        if self.locked is not None:
            locked = locked.reshape(*self.locked.positions.shape, -1)
            effects_locked = slopes(locked[:, :, columns], self.locked.positions) / spreads
        return AxisCheck(
            monotone=float(np.mean(rank_correlations(told) >= RANK_CORRELATION - 1e-9)),
            rising=float(np.mean(rank_correlations(free[:, :, own]) > 0)),
            effects=effects,
            effects_locked=effects_locked,
            locks=self.locks,
            effect_kept=self.effect_kept,
        )


def rank_correlations(scores: FloatArray) -> FloatArray:
    """Spearman's correlation ``(n,)`` of scores ``(p, n)`` with their order; 0 where all are equal.

    Equal scores count as in order: a feature that stays absent for a while still rises steadily.
    """
    middle = (len(scores) - 1) / 2
    order = np.arange(len(scores)) - middle
    ranks = np.argsort(np.argsort(scores, axis=0, kind="stable"), axis=0) - middle
    correlations = order @ ranks / np.square(order).sum()
    return np.asarray(np.where(np.ptp(scores, axis=0) > 0, correlations, 0.0), dtype=np.float64)


def slopes(scores: FloatArray, positions: FloatArray) -> FloatArray:
    """Change of scores ``(p, n, f)`` per unit of position ``(p, n)``: the least-squares slope ``(f,)``."""
    steps = positions - positions.mean(axis=0)
    return np.asarray(np.einsum("pn,pnf->f", steps, scores) / np.square(steps).sum(), dtype=np.float64)


def _told_range(kind: FeatureKind) -> tuple[float, float]:
    """The range within which scores of a kind tell pictures apart."""
    limit = CERTAIN_LOGIT if kind is FeatureKind.BINARY else np.inf
    return -limit, limit


def _nonzero(spreads: FloatArray) -> FloatArray:
    """Spreads by which effects can be divided; a score that never varies shows no effect."""
    return np.asarray(np.where(spreads > 0, spreads, np.inf), dtype=np.float64)
