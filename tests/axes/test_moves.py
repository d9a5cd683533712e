import numpy as np
import pytest
from entangled import Case, cases, entangled_directions
from hypothesis import given, reject
from hypothesis import strategies as st

from tlgan_desktop.axes.moves import Inconsistent, effect_kept, move
from tlgan_desktop.axes.projection import span
from tlgan_desktop.axes.shell import OutsideShell

EXACT = 1e-9
shares = st.floats(-0.5, 0.5)


def near_targets(case: Case, share: float) -> np.ndarray:
    """Targets a little off, in units of what the locks leave; rare ones outside the shell are rejected."""
    rows = case.directions[case.moved]
    room = effect_kept(rows, case.locked).min() / len(case.moved)
    targets = rows @ case.latent + share * room
    try:
        move(case.latent, rows, targets, case.locked, case.radius)
    except OutsideShell:
        reject()
    return targets


@given(cases(most_moved=3), shares, st.booleans())
def test_targets_are_reached_and_locks_stay(case: Case, share: float, on_shell: bool) -> None:
    targets = near_targets(case, share)
    rows = case.directions[case.moved]
    moved = move(case.latent, rows, targets, case.locked, case.radius if on_shell else None)
    np.testing.assert_allclose(rows @ moved, targets, atol=EXACT)
    before = case.directions[case.locks] @ case.latent
    np.testing.assert_allclose(case.directions[case.locks] @ moved, before, atol=EXACT)


@given(cases(most_moved=3), shares)
def test_the_shell_keeps_the_length(case: Case, share: float) -> None:
    moved = move(
        case.latent, case.directions[case.moved], near_targets(case, share), case.locked, case.radius
    )
    assert np.linalg.norm(moved) == pytest.approx(case.radius, abs=EXACT)


@given(cases(), shares, st.randoms(use_true_random=False))
def test_the_order_of_locks_and_repeated_locks_change_nothing(case: Case, share: float, random) -> None:
    shuffled = [*case.locks, *case.locks[:2]]
    random.shuffle(shuffled)
    rows, targets = case.directions[case.moved], near_targets(case, share)
    one = move(case.latent, rows, targets, case.locked, case.radius)
    other = move(case.latent, rows, targets, span(case.directions[shuffled]), case.radius)
    np.testing.assert_allclose(one, other, atol=EXACT)


@given(cases(), shares)
def test_one_move_is_the_formula_of_the_paper(case: Case, share: float) -> None:
    axis = case.directions[0]
    target = near_targets(case, share)
    locked_rows = case.directions[case.locks]
    projector = np.eye(len(axis)) - np.linalg.pinv(locked_rows, rcond=1e-12) @ locked_rows
    direction = projector @ axis
    expected = case.latent + (target[0] - axis @ case.latent) / (axis @ direction) * direction
    np.testing.assert_allclose(move(case.latent, axis[None], target, case.locked), expected, atol=1e-8)


def test_without_locks_a_straight_move_follows_the_axis() -> None:
    axis = np.eye(8)[0]
    moved = move(np.zeros(8), axis[None], np.array([2.0]), span(np.zeros((0, 8))))
    np.testing.assert_array_equal(moved, 2 * axis)


def test_other_positions_shrink_a_little_under_a_long_move() -> None:
    dimension = 128
    rows = np.eye(dimension)
    start = 2 * rows[1] + np.sqrt(dimension - 4) * rows[2]
    moved = move(start, rows[:1], np.array([3.0]), span(rows[:0]), np.sqrt(dimension))
    assert moved[1] == pytest.approx(1.93, abs=0.005)


@given(cases(most_moved=2))
def test_targets_where_the_latent_already_is_return_the_same_bits(case: Case) -> None:
    rows = case.directions[case.moved]
    assert move(case.latent, rows, rows @ case.latent, case.locked, case.radius) is case.latent


def test_an_axis_that_depends_on_the_locks_cannot_move() -> None:
    rows = np.array([[1.0, 0, 0, 0], [0, 1.0, 0, 0], [0.6, 0.8, 0, 0]])
    with pytest.raises(Inconsistent):
        move(np.ones(4), rows[2:], np.array([0.0]), span(rows[:2]))


def test_equal_axes_cannot_have_different_targets_but_may_share_one() -> None:
    rows = np.array([[1.0, 0, 0], [1.0, 0, 0]])
    free = span(rows[:0])
    with pytest.raises(Inconsistent):
        move(np.zeros(3), rows, np.array([1.0, 2.0]), free)
    np.testing.assert_allclose(move(np.zeros(3), rows, np.array([1.0, 1.0]), free), [1, 0, 0], atol=EXACT)


def test_a_nearly_dependent_axis_is_moved_exactly_or_not_at_all() -> None:
    rng = np.random.default_rng(3)
    lock = entangled_directions(rng, 1, 32)[0]
    for lean in 10.0 ** -np.arange(2, 16):
        axis = lock + lean * np.linalg.svd(lock[None])[2][1]
        axis /= np.linalg.norm(axis)
        point = rng.standard_normal(32)
        try:
            moved = move(point, axis[None], np.array([1.0]), span(lock[None]))
        except Inconsistent:
            continue
        assert axis @ moved == pytest.approx(1.0, abs=EXACT)
        assert lock @ moved == pytest.approx(lock @ point, abs=EXACT)


def test_targets_beyond_the_shell_are_refused() -> None:
    rows = np.eye(16)[:2]
    start = np.full(16, 1.0)
    with pytest.raises(OutsideShell):
        move(start, rows, np.array([3.0, 3.0]), span(rows[:0]), 4.0)


@given(cases())
def test_effect_kept_is_the_length_and_the_cosine_left(case: Case) -> None:
    rows = case.directions
    effects = effect_kept(rows, case.locked)
    rest = case.locked.outside(rows)
    np.testing.assert_allclose(effects**2, np.sum(rows * rest, axis=1), atol=EXACT)
    np.testing.assert_allclose(effects[case.locks], 0, atol=EXACT)
    assert ((effects >= 0) & (effects <= 1)).all()
