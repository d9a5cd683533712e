import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.axes import AxisSet, FeatureAxis
from tlgan_desktop.axes.likeness import effective_rank, neighbours, order_by_likeness, suggested_locks
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior


def axis_set(directions: np.ndarray, hidden: tuple[int, ...] = ()) -> AxisSet:
    axes = [
        FeatureAxis(
            f"F{place}", "", FeatureKind.CONTINUOUS, row / np.linalg.norm(row), hidden=place in hidden
        )
        for place, row in enumerate(directions)
    ]
    return AxisSet(tuple(axes), "z", Prior.NORMAL)


def random_cosines(count: int, seed: int) -> np.ndarray:
    return axis_set(np.random.default_rng(seed).standard_normal((count, 12))).cosines()


@given(st.integers(1, 40), st.integers(0, 99))
def test_every_axis_has_one_place_in_the_order(count: int, seed: int) -> None:
    assert sorted(order_by_likeness(random_cosines(count, seed))) == list(range(count))


@given(st.permutations(range(12)))
def test_clusters_stay_together_however_the_axes_were_mixed(mixed: list[int]) -> None:
    cluster_of = np.repeat(range(4), 3)[mixed]
    rng = np.random.default_rng(5)
    signs = rng.choice([-1, 1], (12, 1))
    rows = signs * (np.eye(12)[cluster_of] + 0.1 * rng.standard_normal((12, 12)))
    ordered = cluster_of[list(order_by_likeness(axis_set(rows).cosines()))]
    assert np.count_nonzero(np.diff(ordered)) == 3


def test_a_chain_is_laid_out_from_end_to_end() -> None:
    angles = np.deg2rad([0, 12, 26, 42, 60, 80])
    mixed = [3, 0, 5, 2, 4, 1]
    rows = np.stack([np.cos(angles), np.sin(angles)], axis=1)[mixed]
    ordered = [mixed[place] for place in order_by_likeness(axis_set(rows).cosines())]
    assert ordered in ([0, 1, 2, 3, 4, 5], [5, 4, 3, 2, 1, 0])


def test_neighbours_come_by_what_they_share_whatever_its_sign() -> None:
    found = neighbours(axis_set(np.array([[1, 0, 0], [1, 1, 0], [-9, 1, 0], [0, 0, 1.0]])), "F0")
    assert [each.name for each in found] == ["F2", "F1", "F3"]
    assert found[0].cosine == pytest.approx(-9 / np.sqrt(82))
    assert [each.tied for each in found] == [True, True, False]


def test_a_hidden_axis_is_nobodys_neighbour() -> None:
    found = neighbours(axis_set(np.eye(3) + 0.5, hidden=(1,)), "F0")
    assert [each.name for each in found] == ["F2"]


def test_an_unknown_axis_has_no_neighbours() -> None:
    with pytest.raises(UserError, match="no axis 'Smile'"):
        neighbours(axis_set(np.eye(3)), "Smile")


@given(st.integers(1, 12), st.integers(1, 4))
def test_copies_add_nothing_to_the_effective_rank(independent: int, copies: int) -> None:
    rows = np.tile(np.eye(12)[:independent], (copies, 1))
    assert effective_rank(rows @ rows.T) == pytest.approx(independent)


def test_suggested_locks_are_tied_axes_that_leave_an_effect() -> None:
    rows = np.array(
        [[1, 0, 0, 0], [0.6, 0.8, 0, 0], [-0.55, 0, 0.8352, 0], [0.3, 0, 0, 0.954], [0.99, 0.1411, 0, 0]]
    )
    suggestion = suggested_locks(axis_set(rows), "F0")
    assert suggestion.names == ("F1", "F2")  # F4 would hold it nearly still, F3 is not tied
    assert 0.4 <= suggestion.effect < 0.8


def test_an_axis_that_is_tied_to_none_needs_no_lock() -> None:
    suggestion = suggested_locks(axis_set(np.eye(3)), "F1")
    assert (suggestion.names, suggestion.effect) == ((), 1.0)
