import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import r2_score, roc_auc_score

from tlgan_desktop.extractors.held_out import auc, held_out, r_squared
from tlgan_desktop.features import FeatureKind


@given(
    st.lists(st.tuples(st.integers(-5, 5), st.booleans()), min_size=2).filter(
        lambda rows: {present for _, present in rows} == {True, False}
    )
)
def test_auc_is_that_of_scikit_learn_ties_included(rows):
    scores, labels = (np.array(column, dtype=np.float64) for column in zip(*rows, strict=True))
    assert auc(scores, labels) == pytest.approx(roc_auc_score(labels, scores))


def test_r_squared_is_that_of_scikit_learn():
    rng = np.random.default_rng(0)
    labels = rng.normal(size=50)
    scores = labels + rng.normal(size=50)
    assert r_squared(scores, labels) == pytest.approx(r2_score(labels, scores))


def test_figures_that_cannot_be_told_are_none():
    ones = np.ones(5)
    assert auc(ones, ones) is None
    assert r_squared(ones, ones) is None
    assert np.isnan(held_out(FeatureKind.BINARY, ones, np.full(5, np.nan)).figure)


@pytest.mark.parametrize("kind", FeatureKind)
def test_unknown_labels_do_not_count(kind):
    scores = np.array([-2.0, 1.0, 0.2, 3.0])
    labels = np.array([0.0, 1.0, np.nan, 1.0])
    known = held_out(kind, scores[[0, 1, 3]], labels[[0, 1, 3]])
    assert held_out(kind, scores, labels) == known
    assert known.count == 3


def test_each_kind_has_its_figures():
    scores, labels = np.array([-1.0, 0.4, 1.2, 2.6]), np.array([0.0, 0.0, 1.0, 1.0])
    binary = held_out(FeatureKind.BINARY, scores, labels)
    assert (binary.auc, binary.accuracy, binary.r2, binary.error) == (1.0, 0.75, None, None)
    ordinal = held_out(FeatureKind.ORDINAL, scores, np.array([0.0, 0.0, 1.0, 3.0]))
    assert ordinal.accuracy == 0.75
    assert ordinal.error == pytest.approx((1 + 0.4 + 0.2 + 0.4) / 4)
    assert ordinal.auc is None
    continuous = held_out(FeatureKind.CONTINUOUS, labels + 0.1, labels)
    assert (continuous.auc, continuous.accuracy) == (None, None)
    assert continuous.error == pytest.approx(0.1)
    assert continuous.figure == continuous.r2
