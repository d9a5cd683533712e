"""What counts as a side effect."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.axes import AxisSet, Calibration, FeatureAxis
from tlgan_desktop.editing import RecipeEdit
from tlgan_desktop.editing.side_effects import NOTICEABLE, asked_for, change_of, score_spread, side_effects
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior

AGE = Calibration(40.0, 6.0, 8.0)
HAT = Calibration(-1.0, 1.5, 2.0)


def axis_set(prior: Prior = Prior.SPHERE) -> AxisSet:
    rows = np.eye(8)
    axes = (
        FeatureAxis("Age", "", FeatureKind.CONTINUOUS, rows[0], AGE),
        FeatureAxis("Hat", "", FeatureKind.BINARY, rows[1], HAT),
        FeatureAxis("Imported", "", FeatureKind.CONTINUOUS, rows[2]),
        FeatureAxis("Unscored", "", FeatureKind.CONTINUOUS, rows[3], AGE),
    )
    return AxisSet(axes, "z", prior)


def test_the_spread_is_that_of_the_scores() -> None:
    positions, scatter = np.random.default_rng(0).standard_normal((2, 200_000))
    scores = AGE.intercept + AGE.slope * positions + AGE.deviation * scatter
    assert score_spread(AGE) == pytest.approx(scores.std(), rel=0.01)


def test_logits_are_measured_by_what_is_uncertain_of_them() -> None:
    positions, scatter = np.random.default_rng(0).standard_normal((2, 200_000))
    logits = HAT.intercept + HAT.slope * positions + HAT.deviation * scatter
    own = axis_set()
    change = change_of(own.axes[1], own, -9.0, 9.0)
    assert change == pytest.approx(6 / np.clip(logits, -3, 3).std(), rel=0.02)
    assert change_of(own.axes[1], own, -30.0, -4.0) == 0.0


def test_positions_of_a_uniform_prior_vary_less() -> None:
    own = axis_set(Prior.UNIFORM)
    assert change_of(own.axes[0], own, 0.0, 1.0) == pytest.approx(1 / math.hypot(6 / math.sqrt(3), 8))


@given(before=st.floats(-50, 50), after=st.floats(-50, 50))
def test_a_change_is_signed_and_marked_from_one_deviation_on(before: float, after: float) -> None:
    own = axis_set()
    found = side_effects(own, {"Age": before}, {"Age": after}, ())
    assert found == ({} if abs(after - before) / 10 < NOTICEABLE else {"Age": (after - before) / 10})


def test_what_was_asked_for_and_what_cannot_be_told_is_not_marked() -> None:
    own = axis_set()
    before = dict.fromkeys(("Age", "Hat", "Imported"), 0.0)
    after = dict.fromkeys(("Age", "Hat", "Imported", "Unscored"), 90.0)
    assert set(side_effects(own, before, after, ())) == {"Age", "Hat"}
    edits = (
        RecipeEdit({"Age": 1.0}, (), straight=False),
        RecipeEdit({"Smile": 2.0}, ("Hat",), straight=False),
    )
    assert asked_for(edits) == {"Age", "Smile"}
    assert set(side_effects(own, before, after, asked_for(edits))) == {"Hat"}


def test_a_feature_that_hardly_any_picture_has_is_not_marked_for_a_trifle() -> None:
    rare = Calibration(-40.0, 0.1, 0.1)
    own = axis_set()
    own = replace(own, axes=(replace(own.axes[1], calibration=rare),))
    assert change_of(own.axes[0], own, -3.5, -2.5) == pytest.approx(0.5 / 1.5)
    assert change_of(own.axes[0], own, -9.0, 9.0) == pytest.approx(4.0)
