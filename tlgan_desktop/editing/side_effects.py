"""Side effects: features that an extractor finds changed though nobody asked for them."""

import math
from collections.abc import Collection, Iterable, Mapping

import numpy as np

from tlgan_desktop.axes.axis import AxisSet, Calibration, FeatureAxis
from tlgan_desktop.editing.recipe import RecipeEdit
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior

Scores = Mapping[str, float]
"""An extractor's scores of one picture by the names of the features."""

NOTICEABLE = 1.0
"""Standard deviations; what an extractor makes of a picture moved by one pixel is less in 99 of 100 cases."""
CERTAIN_LOGIT = 3.0
"""Beyond it a binary feature is absent or present with 95 %, and one score tells as much as another."""
LEAST_LOGITS = 1.5
"""The least standard deviation of a binary feature: a rare one would else be marked for a trifle, and from
surely absent to surely present be farther than the 4 from the middle of a slider to its end."""
GRID = np.linspace(-6, 6, 241)
UNIFORM_DEVIATION = 1 / math.sqrt(3)


def asked_for(edits: Iterable[RecipeEdit]) -> frozenset[str]:
    """The features that edits brought to a position."""
    return frozenset(name for edit in edits for name in edit.targets)


def side_effects(
    axis_set: AxisSet, before: Scores, after: Scores, asked: Collection[str]
) -> dict[str, float]:
    """The features that changed noticeably from one picture to another unasked, and by how much.

    Changes are signed and in standard deviations of the feature's score over random pictures.
    """
    known = [axis for axis in axis_set.axes if axis.name in before and axis.name in after]
    changes = {
        axis.name: change_of(axis, axis_set, before[axis.name], after[axis.name])
        for axis in known
        if axis.name not in asked and axis.calibration is not None
    }
    return {name: change for name, change in changes.items() if abs(change) >= NOTICEABLE}


def change_of(axis: FeatureAxis, axis_set: AxisSet, before: float, after: float) -> float:
    """The change of a feature's score, in standard deviations of it; the axis has a calibration.

    Logits count up to where the feature is certain.
    """
    assert axis.calibration is not None
    uniform = axis_set.space == "z" and axis_set.prior is Prior.UNIFORM
    spread = score_spread(axis.calibration, UNIFORM_DEVIATION if uniform else 1.0)
    if axis.kind is not FeatureKind.BINARY:
        return (after - before) / spread
    certain = np.clip([before, after], -CERTAIN_LOGIT, CERTAIN_LOGIT)
    return float(certain[1] - certain[0]) / _uncertain_spread(axis.calibration.intercept, spread)


def score_spread(calibration: Calibration, position_deviation: float = 1.0) -> float:
    """The standard deviation of a score over random pictures: of the line and of the scatter about it."""
    return max(math.hypot(calibration.slope * position_deviation, calibration.deviation), 1e-12)


def _uncertain_spread(mean: float, spread: float) -> float:
    """The standard deviation of a normal logit that is cut to where it is uncertain."""
    weights = np.exp(-(GRID**2) / 2)
    cut = np.clip(mean + spread * GRID, -CERTAIN_LOGIT, CERTAIN_LOGIT)
    middle = np.average(cut, weights=weights)
    return max(LEAST_LOGITS, math.sqrt(np.average((cut - middle) ** 2, weights=weights)))
