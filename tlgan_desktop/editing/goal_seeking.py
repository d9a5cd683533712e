"""Goal seeking: the position along an axis at which an extractor gives a wanted score."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

FIRST_STEP, LONGEST_STEP, LEAST_STEP = 1.0, 2.0, 0.25
"""Standard deviations along the axis."""
NARROWEST = 1e-4
"""A bracket narrower than this holds a jump of the score rather than the wanted value."""
MOST_PICTURES = 24

ScoreAt = Callable[[float], float]


@dataclass(frozen=True)
class Goal:
    """A score to reach within a tolerance, along positions from ``low`` to ``high``."""

    score: float
    tolerance: float
    low: float
    high: float


@dataclass(frozen=True)
class Sought:
    """The nearest that was found: its position and score, and how many pictures were scored on the way.

    ``at_end`` says that it lies at an end of the range.
    """

    position: float
    score: float
    reached: bool
    at_end: bool
    pictures: int


@dataclass
class _Trials:
    """Scores that were measured, so that none is measured twice, and how far each is from the goal."""

    goal: Goal
    score_at: ScoreAt
    most: int
    gaps: dict[float, float] = field(default_factory=dict)

    def gap(self, position: float) -> float:
        """How far above the goal the score is at a position."""
        if position not in self.gaps:
            self.gaps[position] = self.score_at(position) - self.goal.score
        return self.gaps[position]

    @property
    def best(self) -> float:
        """The position nearest to the goal."""
        return min(self.gaps, key=lambda position: abs(self.gaps[position]))

    @property
    def over(self) -> bool:
        """Whether the goal is reached, or too many pictures were made for it."""
        return abs(self.gaps[self.best]) <= self.goal.tolerance or len(self.gaps) >= self.most

    @property
    def bracket(self) -> tuple[float, float] | None:
        """Neighbouring positions below and above the goal, if there are such."""
        for left, right in pairwise(sorted(self.gaps)):
            if self.gaps[left] * self.gaps[right] < 0:
                return left, right
        return None


def seek(score_at: ScoreAt, start: float, goal: Goal, slope: float, most: int = MOST_PICTURES) -> Sought:
    """Find where along an axis the score is that of the goal, from the position ``start``.

    Walks the way that ``slope`` (score a standard deviation) points until the goal lies between two
    positions, the other way where that only led away, looks more closely about the nearest where neither
    passed the goal, then narrows by regula falsi in the Illinois form (Dowell and Jarratt 1971), which
    converges for every continuous score.
    """
    trials = _Trials(goal, score_at, most)
    below = trials.gap(start) < 0
    uphill = 1.0 if slope >= 0 else -1.0
    ahead = uphill if below else -uphill
    for direction in (ahead, -ahead):
        _walk(trials, start, direction, abs(slope))
        if trials.over or trials.bracket or trials.best != start:
            break
    _look_closely(trials)
    if trials.bracket and not trials.over:
        _narrow(trials, *trials.bracket)
    return _sought(trials)


def _walk(trials: _Trials, start: float, direction: float, slope: float) -> None:
    """Step in one direction until the goal lies between two positions or the range ends."""
    goal, here = trials.goal, start
    end = goal.high if direction > 0 else goal.low
    step = abs(trials.gap(start)) / slope if slope > 0 else FIRST_STEP
    step = min(max(step, LEAST_STEP), LONGEST_STEP)
    while here != end and not trials.over and trials.bracket is None:
        here = min(max(here + direction * step, goal.low), goal.high)
        trials.gap(here)
        step = min(2 * step, LONGEST_STEP)


def _look_closely(trials: _Trials) -> None:
    """Halve the steps about the nearest position: a score that rises and falls may pass the goal there."""
    step = LONGEST_STEP / 2
    while step >= LEAST_STEP and not trials.over and trials.bracket is None:
        here = trials.best
        for beside in (here - step, here + step):
            if trials.goal.low < beside < trials.goal.high and not trials.over:
                trials.gap(beside)
        step /= 2


def _narrow(trials: _Trials, left: float, right: float) -> None:
    """Regula falsi; the end that stays twice in a row counts half, or it would stay for ever."""
    low, high, stayed = trials.gap(left), trials.gap(right), 0
    while not trials.over and right - left > NARROWEST:
        middle = (left * high - right * low) / (high - low)
        middle = min(max(middle, left + NARROWEST / 4), right - NARROWEST / 4)
        gap = trials.gap(middle)
        if gap * high > 0:
            right, high = middle, gap
            low, stayed = (low / 2 if stayed < 0 else low), -1
        else:
            left, low = middle, gap
            high, stayed = (high / 2 if stayed > 0 else high), 1


def _sought(trials: _Trials) -> Sought:
    best, goal = trials.best, trials.goal
    gap = trials.gaps[best]
    return Sought(
        position=best,
        score=gap + goal.score,
        reached=abs(gap) <= goal.tolerance,
        at_end=best in (goal.low, goal.high),
        pictures=len(trials.gaps),
    )
