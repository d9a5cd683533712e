import math

import numpy as np
import pytest
from entangled import Case, axis_set_of, cases
from hypothesis import given

from tlgan_desktop.axes.locks import LockedAxes
from tlgan_desktop.axes.shell import reachable_range

EXACT = 1e-9


def locked_axes(case: Case) -> LockedAxes:
    axis_set = axis_set_of(case.directions)
    return LockedAxes.of(axis_set, [axis_set.names[index] for index in case.locks])


@given(cases())
def test_all_ranges_at_once_are_the_ranges_one_by_one(case: Case) -> None:
    lows, highs = locked_axes(case).reachable(case.latent, case.radius)
    for index, direction in enumerate(case.directions):
        expected = reachable_range(direction, case.latent, case.locked, case.radius)
        np.testing.assert_allclose([lows[index], highs[index]], expected, atol=EXACT)


@given(cases())
def test_what_can_be_dragged_is_reachable_and_finite(case: Case) -> None:
    locked = locked_axes(case)
    for radius in (case.radius, None):
        lows, highs = locked.draggable(case.latent, radius)
        reach_lows, reach_highs = locked.reachable(case.latent, radius)
        assert np.isfinite(lows).all()
        assert np.isfinite(highs).all()
        assert (lows >= reach_lows - EXACT).all()
        assert (highs <= reach_highs + EXACT).all()
        np.testing.assert_array_less(highs - lows, 8 * locked.effects + EXACT)


@given(cases())
def test_locked_axes_cannot_leave_their_place(case: Case) -> None:
    positions = case.directions @ case.latent
    for radius in (case.radius, None):
        lows, highs = locked_axes(case).reachable(case.latent, radius)
        np.testing.assert_allclose(lows[case.locks], positions[case.locks], atol=EXACT)
        np.testing.assert_allclose(highs[case.locks], positions[case.locks], atol=EXACT)


def test_without_a_shell_there_is_no_limit() -> None:
    lows, highs = LockedAxes.of(axis_set_of(np.eye(4)[:2]), ()).reachable(np.ones(4), None)
    assert set(lows) == {-math.inf}
    assert set(highs) == {math.inf}


def test_locks_that_are_longer_than_the_shell_leave_their_middles() -> None:
    locked = LockedAxes.of(axis_set_of(np.eye(4)[:3]), ("Feature 0",))
    lows, highs = locked.reachable(np.array([9.0, 0.5, 0.0, 0.0]), 2.0)
    np.testing.assert_allclose(lows, [9, 0, 0])
    np.testing.assert_allclose(highs, [9, 0, 0])


def test_locks_stand_in_the_order_of_the_set() -> None:
    axes = axis_set_of(np.eye(4)[:3])
    assert LockedAxes.of(axes, ("Feature 2", "Feature 0")).names == ("Feature 0", "Feature 2")


@pytest.mark.parametrize(("tilt", "named"), [(0.04, True), (0.06, False)])
def test_an_axis_with_less_than_five_percent_left_is_determined(tilt: float, named: bool) -> None:
    tilted = np.array([math.sqrt(1 - tilt**2), tilt, 0, 0])
    axes = axis_set_of(np.stack([np.eye(4)[0], np.eye(4)[2], tilted]))
    locked = LockedAxes.of(axes, ("Feature 0", "Feature 1"))
    assert locked.determined_by == ({"Feature 2": ("Feature 0",)} if named else {})
