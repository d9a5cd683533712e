import numpy as np
import pytest
from entangled import Case, cases
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.axes.moves import effect_kept, move
from tlgan_desktop.axes.projection import span
from tlgan_desktop.axes.shell import OutsideShell, reachable_range, rescale_rest

EXACT = 1e-9


@given(cases())
def test_both_ends_of_the_reachable_range_are_reached(case: Case) -> None:
    axis = case.directions[0]
    locks = case.directions[case.locks]
    for end in reachable_range(axis, case.latent, case.locked, case.radius):
        moved = move(case.latent, axis[None], np.array([end]), case.locked, case.radius)
        assert axis @ moved == pytest.approx(end, abs=EXACT)
        assert np.linalg.norm(moved) == pytest.approx(case.radius, abs=EXACT)
        np.testing.assert_allclose(locks @ moved, locks @ case.latent, atol=EXACT)


@given(cases(), st.sampled_from([-1, 1]))
def test_nothing_beyond_the_reachable_range_is_reached(case: Case, side: int) -> None:
    axis = case.directions[0]
    low, high = reachable_range(axis, case.latent, case.locked, case.radius)
    beyond = (high if side > 0 else low) + side * 1e-6
    with pytest.raises(OutsideShell):
        move(case.latent, axis[None], np.array([beyond]), case.locked, case.radius)


@given(cases())
def test_no_latent_with_the_locks_lies_outside_the_range(case: Case) -> None:
    low, high = reachable_range(case.directions[0], case.latent, case.locked, case.radius)
    kept = case.locked.inside(case.latent)
    rest = case.locked.outside(case.rng.standard_normal((200, len(kept))))
    length = np.sqrt(case.radius**2 - kept @ kept)
    others = kept + length * rest / np.linalg.norm(rest, axis=1, keepdims=True)
    positions = others @ case.directions[0]
    assert low - EXACT <= positions.min()
    assert positions.max() <= high + EXACT


@given(cases())
def test_the_range_is_the_closed_form_of_the_design(case: Case) -> None:
    axis, basis = case.directions[0], case.locked.basis
    middle = (basis.T @ axis) @ (basis.T @ case.latent)
    rho = np.sqrt(case.latent @ case.latent - np.sum((basis.T @ case.latent) ** 2))
    half = effect_kept(axis[None], case.locked)[0] * rho
    ends = reachable_range(axis, case.latent, case.locked, case.radius)
    np.testing.assert_allclose(ends, [middle - half, middle + half], atol=EXACT)


@given(cases(most_moved=3))
def test_a_range_beside_other_targets_is_tight(case: Case) -> None:
    rows = case.directions[case.moved]
    others, first = rows[1:], rows[0]
    targets = rows @ case.latent
    targets[1:] *= 0.9
    at_targets = move(case.latent, others, targets[1:], case.locked) if len(others) else case.latent
    held = span(np.vstack([case.directions[case.locks], others]))
    for end in reachable_range(first, at_targets, held, case.radius):
        targets[0] = end
        moved = move(case.latent, rows, targets, case.locked, case.radius)
        np.testing.assert_allclose(rows @ moved, targets, atol=EXACT)
        targets[0] += 1e-6 * np.sign(end - first @ at_targets)
        with pytest.raises(OutsideShell):
            move(case.latent, rows, targets, case.locked, case.radius)


@given(cases())
def test_a_latent_at_the_end_of_its_range_can_come_back(case: Case) -> None:
    axis = case.directions[0]
    _, high = reachable_range(axis, case.latent, case.locked, case.radius)
    at_end = move(case.latent, axis[None], np.array([high]), case.locked, case.radius)
    middle = np.array([axis @ case.latent])
    back = move(at_end, axis[None], middle, case.locked, case.radius)
    assert axis @ back == pytest.approx(middle[0], abs=EXACT)
    assert np.linalg.norm(back) == pytest.approx(case.radius, abs=EXACT)


def test_locks_longer_than_the_radius_leave_no_range() -> None:
    held = span(np.eye(4)[:2])
    point = np.array([3.0, 3.0, 0.0, 0.0])
    with pytest.raises(OutsideShell):
        reachable_range(np.eye(4)[2], point, held, 2.0)
    with pytest.raises(OutsideShell):
        rescale_rest(point, held, 2.0)


def test_everything_fixed_stays_where_it_is() -> None:
    point = np.array([1.0, -1.0, 1.0, 1.0])
    np.testing.assert_allclose(rescale_rest(point, span(np.eye(4)), 2.0), point, atol=EXACT)
