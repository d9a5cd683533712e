import numpy as np
import pytest
from entangled import Case, cases
from hypothesis import given

from tlgan_desktop.axes.projection import Subspace, span

EXACT = 1e-12


@given(cases())
def test_inside_and_outside_part_a_point(case: Case) -> None:
    inside, outside = case.locked.inside(case.latent), case.locked.outside(case.latent)
    np.testing.assert_allclose(inside + outside, case.latent, atol=EXACT)
    np.testing.assert_allclose(case.directions[case.locks] @ outside, 0, atol=EXACT)


@given(cases())
def test_the_basis_is_orthonormal_and_holds_the_directions(case: Case) -> None:
    basis = case.locked.basis
    np.testing.assert_allclose(basis.T @ basis, np.eye(case.locked.rank), atol=EXACT)
    rows = case.directions[case.locks]
    np.testing.assert_allclose(case.locked.inside(rows), rows, atol=EXACT)


@pytest.mark.parametrize(
    ("rows", "rank"),
    [
        (np.zeros((0, 3)), 0),
        (np.eye(3)[[0, 0]], 1),
        (np.array([[1.0, 0, 0], [-1.0, 0, 0]]), 1),
        (np.array([[1.0, 0, 0], [0, 1, 0], [0.6, 0.8, 0]]), 2),
        (np.array([[1.0, 0, 0], [1.0, 1e-13, 0]]), 1),
        (np.array([[1.0, 0, 0], [1.0, 1e-6, 0]]), 2),
        (np.vstack([np.eye(3), np.eye(3)]), 3),
    ],
)
def test_dependent_directions_add_no_rank(rows: np.ndarray, rank: int) -> None:
    assert span(rows).rank == rank


def test_joined_subspaces_hold_both() -> None:
    joined = span(np.eye(4)[:1]).joined(Subspace(np.eye(4)[:, 1:3]))
    np.testing.assert_allclose(joined.outside(np.ones(4)), [0, 0, 0, 1], atol=EXACT)
