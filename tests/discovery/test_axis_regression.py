import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score

from tlgan_desktop.discovery.bootstrap import bootstrap_angles
from tlgan_desktop.discovery.moments import Moments, total
from tlgan_desktop.discovery.regression import Method, area_under_curve, fit_axes, varying_features
from tlgan_desktop.discovery.ridge import STRENGTHS, fit_ridge
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior, sample_latents

BINARY, CONTINUOUS = FeatureKind.BINARY, FeatureKind.CONTINUOUS
DIMENSION = 24


def unit_columns(count: int, seed: int = 0) -> np.ndarray:
    columns = np.random.default_rng(seed).standard_normal((DIMENSION, count))
    return columns / np.linalg.norm(columns, axis=0)


class World:
    """Samples on the sphere whose scores are linear in known axes, plus noise."""

    def __init__(self, count: int, features: int, noise: float, seed: int = 0) -> None:
        self.axes = unit_columns(features, seed).T
        self.latents = sample_latents(seed, count, DIMENSION, Prior.SPHERE)
        errors = np.random.default_rng(seed + 1).standard_normal((count, features))
        self.scores = self.latents @ self.axes.T + noise * errors

    def coordinates(self, start: int, stop: int) -> np.ndarray:
        return self.latents[start:stop]

    def true_angles(self, directions: np.ndarray) -> np.ndarray:
        return np.degrees(np.arccos(np.sum(directions * self.axes, axis=1).clip(-1, 1)))


def block_moments(x: np.ndarray, y: np.ndarray, blocks: int = 10) -> list[Moments]:
    return [Moments.of(*part) for part in zip(np.split(x, blocks), np.split(y, blocks), strict=True)]


def test_moments_of_parts_add_up_and_move_with_the_origin():
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((60, 5)), rng.standard_normal((60, 2))
    whole, parts = Moments.of(x, y), total(block_moments(x, y))
    shifted, moved = whole.about(x[0], y[0]), Moments.of(x - x[0], y - y[0])
    for one, other in [(whole, parts), (shifted, moved)]:
        for field in ("count", "x", "y", "xx", "xy", "yy"):
            np.testing.assert_allclose(getattr(one, field), getattr(other, field), atol=1e-10)


def test_the_shared_ridge_is_ridge_regression_at_a_strength_of_the_grid():
    world = World(400, 3, noise=2.0)
    fit = fit_ridge(block_moments(world.latents, world.scores))
    centred = world.latents - world.latents.mean(axis=0)
    scale = np.square(centred).sum(axis=0).mean()
    for feature in range(3):
        distances = [
            np.abs(
                Ridge(alpha=s * scale).fit(world.latents, world.scores[:, feature]).coef_
                - fit.slopes[feature]
            )
            for s in STRENGTHS
        ]
        assert min(distance.max() for distance in distances) < 1e-8


def test_noise_asks_for_a_stronger_ridge():
    clean, noisy = World(60, 1, noise=0.01), World(60, 1, noise=5.0)
    lengths = [
        np.linalg.norm(fit_ridge(block_moments(each.latents, each.scores)).slopes)
        / np.linalg.norm(np.linalg.lstsq(each.latents, each.scores, rcond=None)[0])
        for each in (clean, noisy)
    ]
    assert lengths[0] > 0.98
    assert lengths[1] < 0.75


def test_forty_features_in_one_fit_are_those_of_forty_fits():
    world = World(1000, 40, noise=1.0)
    together = fit_axes(world.coordinates, world.scores, [BINARY] * 40)
    for feature in (0, 17, 39):
        alone = fit_axes(world.coordinates, world.scores[:, [feature]], [BINARY])
        np.testing.assert_allclose(together.directions[feature], alone.directions[0], atol=1e-12)
        np.testing.assert_allclose(together.auc[feature], alone.auc[0], atol=1e-12)


@pytest.mark.parametrize("method", list(Method))
def test_every_method_recovers_known_axes(method):
    world = World(6000, 4, noise=1.0)
    fits = fit_axes(world.coordinates, world.scores, [BINARY, BINARY, CONTINUOUS, BINARY], method)
    assert np.sum(fits.directions * world.axes, axis=1).min() > 0.98
    np.testing.assert_allclose(np.linalg.norm(fits.directions, axis=1), 1, atol=1e-12)


def test_logistic_axes_are_those_of_scikit_learn():
    world = World(1000, 2, noise=1.0)
    fits = fit_axes(world.coordinates, world.scores, [BINARY, BINARY], Method.LOGISTIC)
    fitted = slice(0, 800)
    for feature in range(2):
        model = LogisticRegression(max_iter=1000).fit(
            world.latents[fitted], world.scores[fitted, feature] > 0
        )
        own = model.coef_[0] / np.linalg.norm(model.coef_[0])
        np.testing.assert_allclose(fits.directions[feature], own, atol=1e-6)


def test_a_rare_class_falls_back_to_the_linear_fit():
    world = World(1000, 1, noise=0.5)
    rare = world.scores - 10
    logistic = fit_axes(world.coordinates, rare, [BINARY], Method.LOGISTIC)
    linear = fit_axes(world.coordinates, rare, [BINARY], Method.LINEAR)
    assert np.array_equal(logistic.directions, linear.directions)
    assert np.isnan(logistic.auc[0])


def test_scores_that_differ_by_rounding_or_in_held_out_samples_alone_do_not_vary():
    scores = np.random.default_rng(0).standard_normal((1000, 4))
    scores[:, 1] = 3 + 1e-6 * scores[:, 1]
    scores[:900, 2] = 0.5
    scores[:, 3] = np.arange(1000) == 700
    assert varying_features(scores).tolist() == [0, 3]


def test_tails_do_not_turn_an_axis():
    world = World(4000, 1, noise=0.5)
    wild = world.scores.copy()
    wild[::200] *= 1000
    fits = fit_axes(world.coordinates, wild, [CONTINUOUS])
    plain = np.linalg.lstsq(world.latents[:3200], wild[:3200], rcond=None)[0][:, 0]
    plain /= np.linalg.norm(plain)
    assert fits.directions[0] @ world.axes[0] > 0.99 > plain @ world.axes[0]


@pytest.mark.parametrize("noise", [0.3, 1.0, 3.0])
def test_the_bootstrap_angle_is_the_true_uncertainty(noise):
    world = World(5000, 12, noise)
    fits = fit_axes(world.coordinates, world.scores, [CONTINUOUS] * 12)
    true = world.true_angles(fits.directions).mean()
    assert fits.angles.mean() == pytest.approx(true, rel=0.2)


def test_one_bootstrap_step_agrees_with_refits():
    world = World(2000, 3, noise=1.0)
    fit = fit_ridge(block_moments(world.latents, world.scores, 40))
    rng = np.random.default_rng(5)
    angles = []
    for _ in range(60):
        rows = rng.integers(0, 2000, 2000)
        again = fit_ridge(block_moments(world.latents[rows], world.scores[rows])).slopes
        cosines = np.sum(again * fit.slopes, axis=1)
        cosines /= np.linalg.norm(again, axis=1) * np.linalg.norm(fit.slopes, axis=1)
        angles.append(np.degrees(np.arccos(cosines)))
    np.testing.assert_allclose(bootstrap_angles(fit, 0), np.median(angles, axis=0), rtol=0.2)


def test_logistic_angles_are_the_true_uncertainty():
    world = World(5000, 8, noise=1.0)
    fits = fit_axes(world.coordinates, world.scores, [BINARY] * 8, Method.LOGISTIC)
    assert fits.angles.mean() == pytest.approx(world.true_angles(fits.directions).mean(), rel=0.25)


def test_held_out_figures_are_those_of_the_world():
    world = World(20000, 2, noise=1.0)
    fits = fit_axes(world.coordinates, 3 * world.scores + 7, [BINARY, CONTINUOUS])
    np.testing.assert_allclose(fits.r2, 0.5, atol=0.03)
    np.testing.assert_allclose(fits.slopes, 3, rtol=0.05)
    np.testing.assert_allclose(fits.intercepts, 7, atol=0.2)
    np.testing.assert_allclose(fits.deviations, 3, rtol=0.05)
    assert np.isnan(fits.auc[1])
    assert fits.significances.min() > 30


def test_random_scores_are_not_significant():
    world = World(4000, 1, noise=1.0)
    scores = np.random.default_rng(9).standard_normal((4000, 30))
    fits = fit_axes(world.coordinates, scores, [CONTINUOUS] * 30)
    assert fits.significances.max() < 4
    assert fits.r2.max() < 0.02
    assert fits.angles.min() > 30


def test_the_area_under_the_curve_is_that_of_scikit_learn():
    rng = np.random.default_rng(3)
    values = np.round(rng.standard_normal((300, 4)), 1)
    present = values + rng.standard_normal((300, 4)) > 0.5
    ours = area_under_curve(values, present)
    theirs = [roc_auc_score(present[:, k], values[:, k]) for k in range(4)]
    np.testing.assert_allclose(ours, theirs, atol=1e-12)


def test_the_fit_is_the_same_to_the_last_bit_every_time():
    world = World(3000, 5, noise=1.0)
    one, other = (fit_axes(world.coordinates, world.scores, [BINARY] * 5) for _ in range(2))
    for field in ("directions", "intercepts", "slopes", "deviations", "r2", "auc", "angles"):
        assert np.array_equal(getattr(one, field), getattr(other, field))
