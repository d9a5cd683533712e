import numpy as np
import pytest
from sklearn.linear_model import Ridge

from tlgan_desktop.extractors import linear_head
from tlgan_desktop.extractors.held_out import auc, held_out
from tlgan_desktop.extractors.linear_head import fit_linear
from tlgan_desktop.features import FeatureKind


@pytest.mark.parametrize("shape", [(40, 100), (300, 20)])
def test_the_ridge_regression_is_that_of_scikit_learn(shape, monkeypatch):
    rng = np.random.default_rng(0)
    x, y = rng.normal(2, 3, shape), rng.normal(size=shape[0])
    monkeypatch.setattr(linear_head, "PENALTIES", np.array([7.0]))
    weights, bias = linear_head._ridge(x, y)
    standard = (x - x.mean(axis=0)) / (x.std(axis=0) + 1e-6)
    expected = Ridge(alpha=7.0).fit(standard, y).predict(standard)
    assert x @ weights + bias == pytest.approx(expected, abs=1e-6)


def embeddings(count, rng):
    """Fifty numbers a picture, of which one tells the feature, with noise."""
    x = rng.normal(size=(count, 50)).astype(np.float32)
    return x, x[:, 3] + 0.5 * rng.normal(size=count)


@pytest.mark.parametrize(("count", "repeats"), [(60, 12), (800, 2)])
def test_cross_validated_figures_hold_on_new_pictures(count, repeats):
    stated, new = [], []
    for seed in range(repeats):
        rng = np.random.default_rng((count, seed))
        x, truth = embeddings(count, rng)
        labels = (truth > 0).astype(float)
        labels[:5] = np.nan
        fit = fit_linear(x, labels, FeatureKind.BINARY, [str(index) for index in range(count)], seed)
        assert np.isnan(fit.scores).tolist() == np.isnan(labels).tolist()
        new_x, new_truth = embeddings(2000, rng)
        new_scores = new_x @ fit.weights + fit.bias
        stated.append(held_out(FeatureKind.BINARY, fit.scores, labels))
        new.append(held_out(FeatureKind.BINARY, new_scores, (new_truth > 0).astype(float)))
    for figure in ("auc", "accuracy"):
        told, true = (np.mean([getattr(each, figure) for each in figures]) for figures in (stated, new))
        # A fit to four fifths of few pictures is a little worse than the final one: cautious, never hopeful.
        assert true - 0.1 < told < true + 0.03
        assert true > 0.65


def test_labels_by_chance_are_not_told():
    rng = np.random.default_rng(0)
    figures = []
    for seed in range(10):
        labels = rng.integers(0, 2, 80).astype(float)
        fit = fit_linear(
            rng.normal(size=(80, 200)), labels, FeatureKind.BINARY, [str(i) for i in range(80)], seed
        )
        figures.append(auc(fit.scores, labels))
    assert np.mean(figures) == pytest.approx(0.5, abs=0.08)


def test_copies_do_not_leak_into_the_figures():
    rng = np.random.default_rng(0)
    x = np.repeat(rng.normal(size=(40, 200)), 5, axis=0)
    labels = np.repeat(rng.integers(0, 2, 40), 5).astype(float)
    copies = fit_linear(x, labels, FeatureKind.BINARY, [str(i // 5) for i in range(200)], 0)
    taken_apart = fit_linear(x, labels, FeatureKind.BINARY, [str(i) for i in range(200)], 0)
    assert auc(taken_apart.scores, labels) > 0.95
    assert auc(copies.scores, labels) < 0.75


def test_numbers_come_in_the_unit_of_the_labels():
    rng = np.random.default_rng(0)
    x, truth = embeddings(500, rng)
    labels = 40 + 10 * truth
    fit = fit_linear(x, labels, FeatureKind.CONTINUOUS, [str(i) for i in range(500)], 0)
    figures = held_out(FeatureKind.CONTINUOUS, fit.scores, labels)
    assert figures.r2 > 0.7
    assert fit.scores.mean() == pytest.approx(labels.mean(), abs=0.5)
