import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.extractors.calibration import calibrate
from tlgan_desktop.features import FeatureKind


def test_calibrated_logits_are_the_true_ones():
    rng = np.random.default_rng(0)
    logits = rng.normal(0, 2, 20_000)
    labels = (rng.random(20_000) < 1 / (1 + np.exp(-logits))).astype(float)
    intercept, slope = calibrate(FeatureKind.BINARY, 3 * logits + 40, labels)
    assert slope == pytest.approx(1 / 3, rel=0.05)
    assert intercept == pytest.approx(-40 / 3, rel=0.05)


def test_perfectly_separated_scores_give_finite_logits():
    scores = np.linspace(-1, 1, 40)
    intercept, slope = calibrate(FeatureKind.BINARY, scores, (scores > 0).astype(float))
    assert 0 < slope < 1000
    assert abs(intercept) < 1


@pytest.mark.parametrize("kind", [FeatureKind.ORDINAL, FeatureKind.CONTINUOUS])
def test_numbers_are_brought_to_the_unit_of_the_labels(kind):
    labels = np.array([0.0, 1, 2, 3, np.nan])
    intercept, slope = calibrate(kind, (labels - 7) / 5, labels)
    assert (intercept, slope) == pytest.approx((7, 5))


@given(st.sampled_from(FeatureKind), st.integers(0, 1000))
def test_the_order_of_scores_is_kept_whatever_the_labels(kind, seed):
    rng = np.random.default_rng(seed)
    scores, labels = rng.normal(size=30), rng.integers(0, 2, 30).astype(float)
    intercept, slope = calibrate(kind, scores, labels)
    assert slope > 0
    assert np.isfinite(intercept)


def test_too_little_to_learn_from_leaves_scores_as_they_are():
    assert calibrate(FeatureKind.BINARY, np.array([1.0, 2.0]), np.array([1.0, 1.0])) == (0.0, 1.0)
    assert calibrate(FeatureKind.CONTINUOUS, np.ones(5), np.arange(5.0)) == (0.0, 1.0)
