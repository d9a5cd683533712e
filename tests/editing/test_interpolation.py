import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.editing.interpolation import between
from tlgan_desktop.latents import Prior, sample_latents

EXACT = 1e-9
seeds = st.integers(0, 10**6)


@given(seeds, seeds, st.floats(0, 1))
def test_an_arc_on_the_sphere_stays_on_it_and_turns_evenly(one: int, other: int, share: float) -> None:
    start, end = (sample_latents(seed, 1, 16, Prior.SPHERE)[0] for seed in (one, other))
    (point,) = between(start, end, np.array([share]), arc=True)
    assert np.linalg.norm(point) == pytest.approx(4, abs=EXACT)
    whole = np.arccos(np.clip(start @ end / 16, -1, 1))
    assert np.arccos(np.clip(start @ point / 16, -1, 1)) == pytest.approx(share * whole, abs=1e-6)


@pytest.mark.parametrize("arc", [False, True])
@given(one=seeds, other=seeds)
def test_the_way_begins_and_ends_at_its_pictures(arc: bool, one: int, other: int) -> None:
    start, end = (np.random.default_rng(seed).standard_normal(8) for seed in (one, other))
    way = between(start, end, np.array([0.0, 1.0]), arc)
    np.testing.assert_allclose(way, [start, end], atol=EXACT)


def test_a_straight_way_is_straight() -> None:
    way = between(np.zeros(3), np.ones(3), np.array([0.25, 0.5]), arc=False)
    np.testing.assert_allclose(way, [[0.25] * 3, [0.5] * 3])


def test_opposite_latents_go_round_by_a_fixed_direction() -> None:
    start = np.array([2.0, 0, 0, 0])
    way = between(start, -start, np.array([0.5, 1.0]), arc=True)
    np.testing.assert_allclose(np.linalg.norm(way, axis=1), 2, atol=EXACT)
    np.testing.assert_allclose(way[1], -start, atol=EXACT)
    assert way[0] @ start == pytest.approx(0, abs=EXACT)
    np.testing.assert_array_equal(between(start, start, np.array([0.5]), arc=True), [start])
