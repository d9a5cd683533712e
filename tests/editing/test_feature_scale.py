"""Scores as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.editing.feature_scale import FeatureScale
from tlgan_desktop.features import FeatureKind

BINARY = FeatureScale(FeatureKind.BINARY)
AGE = FeatureScale(FeatureKind.CONTINUOUS, spread=11.2)
SIZE = FeatureScale(FeatureKind.ORDINAL, ("small", "middle", "large"))


@given(percent=st.floats(1, 99))
def test_a_probability_leads_to_its_score_and_back(percent: float) -> None:
    assert BINARY.value(BINARY.score(percent)) == pytest.approx(percent)


@given(percent=st.floats(0, 100))
def test_a_score_within_the_tolerance_reads_as_the_probability(percent: float) -> None:
    score, tolerance = BINARY.score(percent), BINARY.tolerance(percent)
    assert tolerance > 0
    for end in (score - tolerance, score + tolerance):
        assert abs(BINARY.value(end) - BINARY.value(score)) <= 2 + 1e-9


def test_scores_read_in_the_unit_of_the_feature() -> None:
    assert BINARY.text(0.0) == "50 %"
    assert BINARY.text(-5000.0) == "0 %"
    assert AGE.text(43.27) == "43.3"
    assert FeatureScale(FeatureKind.CONTINUOUS, spread=0.02).text(0.12345) == "0.1235"
    assert SIZE.text(1.8) == "1.8 (large)"
    assert SIZE.text(7.0) == "7.0 (large)"
    assert SIZE.score(2) == 2


def test_tolerances_are_small_against_the_scale() -> None:
    assert AGE.tolerance(60) == pytest.approx(0.56)
    assert SIZE.tolerance(1) < 0.5
