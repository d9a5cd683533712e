import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.editing.interpolation import between, way_through
from tlgan_desktop.errors import UserError
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


@pytest.mark.parametrize(
    ("space", "prior", "arc"),
    [
        ("z", Prior.SPHERE, True),
        ("z", Prior.NORMAL, True),
        ("z", Prior.UNIFORM, False),
        ("w", Prior.SPHERE, False),
    ],
)
def test_the_way_is_an_arc_in_z_and_straight_elsewhere(space: str, prior: Prior, arc: bool) -> None:
    one, other = 3 * np.eye(4)[:2]
    middle = way_through([one, other], 2, space, prior)[1]
    assert np.linalg.norm(middle) == pytest.approx(3 if arc else 3 / np.sqrt(2))


def test_key_frames_are_passed_and_a_loop_closes() -> None:
    stops = [np.full(2, value) for value in (0.0, 1.0, 4.0)]
    way = way_through(stops, 4, "w", Prior.NORMAL)
    np.testing.assert_allclose(way[[0, 4, 8], 0], [0, 1, 4])
    assert len(way) == 9
    loop = way_through(stops, 4, "w", Prior.NORMAL, loop=True)
    assert len(loop) == 12
    np.testing.assert_allclose(loop[-1], [1, 1])


@pytest.mark.parametrize(("count", "frames"), [(1, 5), (0, 5), (2, 0)])
def test_a_way_needs_two_pictures_and_a_step(count: int, frames: int) -> None:
    with pytest.raises(UserError, match="two pictures or more"):
        way_through([np.zeros(2)] * count, frames, "z", Prior.NORMAL)
