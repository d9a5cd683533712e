import math

import numpy as np
import pytest
from entangled import Case, cases, entangled_directions
from hypothesis import given

from tlgan_desktop.axes.projection import span
from tlgan_desktop.axes.sampling import random_within_locks
from tlgan_desktop.latents import Prior, sample_latents

EXACT = 1e-9
DRAWS = 4000


@given(cases())
def test_locked_positions_stay_and_the_length_is_kept(case: Case) -> None:
    fresh = case.rng.standard_normal(len(case.latent))
    locks = case.directions[case.locks]
    for radius in (None, case.radius):
        drawn = random_within_locks(case.latent, fresh, case.locked, radius)
        np.testing.assert_allclose(locks @ drawn, locks @ case.latent, atol=EXACT)
    assert np.linalg.norm(drawn) == pytest.approx(case.radius, abs=EXACT)


def drawn_with_a_lock(prior: Prior, radius: float | None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    dimension = 24
    axis, lock = entangled_directions(np.random.default_rng(5), 2, dimension)
    start = sample_latents(11, 1, dimension, prior)[0]
    fresh = np.random.default_rng(6).standard_normal((DRAWS, dimension))
    rows = [random_within_locks(start, row, span(lock[None]), radius) for row in fresh]
    return np.array(rows), axis, lock * (lock @ start)


def test_free_positions_have_the_spread_that_the_lock_leaves() -> None:
    rows, axis, kept = drawn_with_a_lock(Prior.NORMAL, None)
    positions = rows @ axis
    lock = kept / np.linalg.norm(kept)
    effect = math.sqrt(1 - (axis @ lock) ** 2)
    assert positions.mean() == pytest.approx(axis @ kept, abs=4 * effect / math.sqrt(DRAWS))
    assert positions.std() == pytest.approx(effect, rel=4 / math.sqrt(2 * DRAWS))


def test_on_the_sphere_the_rest_is_uniform_on_what_the_lock_leaves() -> None:
    rows, _, kept = drawn_with_a_lock(Prior.SPHERE, math.sqrt(24))
    rest = rows - kept
    rho = math.sqrt(24 - kept @ kept)
    np.testing.assert_allclose(np.linalg.norm(rest, axis=1), rho, atol=EXACT)
    covariance = rest.T @ rest / len(rest)
    lock = kept / np.linalg.norm(kept)
    expected = rho**2 / 23 * (np.eye(24) - np.outer(lock, lock))
    np.testing.assert_allclose(covariance, expected, atol=6 / math.sqrt(DRAWS))


def test_a_latent_without_freedom_stays() -> None:
    point = np.array([1.0, 1.0, -1.0, 1.0])
    drawn = random_within_locks(point, np.ones(4), span(np.eye(4)), 2.0)
    np.testing.assert_array_equal(drawn, point)


def test_a_uniform_draw_is_moved_the_shortest_way() -> None:
    lock = np.eye(6)[0]
    point = sample_latents(1, 1, 6, Prior.UNIFORM)[0]
    fresh = sample_latents(2, 1, 6, Prior.UNIFORM)[0]
    drawn = random_within_locks(point, fresh, span(lock[None]))
    np.testing.assert_allclose(drawn, [point[0], *fresh[1:]], atol=EXACT)
