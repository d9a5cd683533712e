"""Priors and seeded latents."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.latents import Prior, bring_to_prior, sample_latents, to_sphere

SEEDS = st.integers(0, 2**32 - 1)


@given(seed=SEEDS, count=st.integers(0, 5), dimension=st.integers(1, 40), prior=st.sampled_from(Prior))
def test_a_picture_does_not_depend_on_how_many_are_asked_for(
    seed: int, count: int, dimension: int, prior: Prior
) -> None:
    together = sample_latents(seed, count, dimension, prior)
    assert together.shape == (count, dimension)
    assert together.dtype == np.float64
    for k in range(count):
        np.testing.assert_array_equal(together[k], sample_latents(seed + k, 1, dimension, prior)[0])


def test_normal_latents_are_those_of_numpy() -> None:
    expected = np.random.default_rng(8).standard_normal(16)
    np.testing.assert_array_equal(sample_latents(7, 2, 16, Prior.NORMAL)[1], expected)


@given(seed=SEEDS, dimension=st.integers(1, 600))
def test_sphere_has_length_sqrt_d_and_keeps_the_direction(seed: int, dimension: int) -> None:
    normal = sample_latents(seed, 1, dimension, Prior.NORMAL)
    sphere = sample_latents(seed, 1, dimension, Prior.SPHERE)
    assert np.linalg.norm(sphere) == pytest.approx(math.sqrt(dimension), abs=1e-12 * dimension)
    cosine = (normal @ sphere.T).item() / np.linalg.norm(normal) / np.linalg.norm(sphere)
    assert cosine == pytest.approx(1)


def test_zero_latent_stays_finite_on_the_sphere() -> None:
    np.testing.assert_array_equal(to_sphere(np.zeros((1, 4))), np.zeros((1, 4)))


def test_uniform_latents_are_uniform() -> None:
    latents = np.sort(sample_latents(0, 100, 200, Prior.UNIFORM), axis=None)
    assert np.abs(latents).max() <= 1
    expected = np.linspace(-1, 1, latents.size)
    # Kolmogorov-Smirnov: 1.63 / sqrt(n) is the 1 % point of the largest gap of the distribution functions.
    assert np.abs(latents - expected).max() / 2 < 1.63 / math.sqrt(latents.size)


def test_uniform_keeps_the_order_of_values() -> None:
    normal = np.linspace(-3, 3, 50)[np.newaxis]
    assert np.all(np.diff(bring_to_prior(normal, Prior.UNIFORM)) > 0)
