import numpy as np
import pytest

from tlgan_desktop.axes.whitening import Whitening


def correlated(count: int = 5000, dimension: int = 8) -> np.ndarray:
    rng = np.random.default_rng(2)
    return 3 + rng.standard_normal((count, dimension)) @ rng.standard_normal((dimension, dimension))


def test_white_coordinates_have_no_mean_and_unit_covariance() -> None:
    rows = correlated()
    white = Whitening.fit(rows).to_white(rows)
    np.testing.assert_allclose(white.mean(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose(np.cov(white, rowvar=False), np.eye(8), atol=1e-9)


def test_there_and_back_is_the_same() -> None:
    rows = correlated()
    whitening = Whitening.fit(rows)
    np.testing.assert_allclose(whitening.from_white(whitening.to_white(rows)), rows, atol=1e-9)


def test_the_root_is_symmetric_and_its_square_the_covariance() -> None:
    whitening = Whitening.fit(correlated())
    np.testing.assert_allclose(whitening.root, whitening.root.T, atol=1e-12)
    np.testing.assert_allclose(whitening.root @ whitening.root, whitening.covariance, atol=1e-9)


@pytest.mark.parametrize(("share", "kept"), [(1e-7, False), (1e-5, True)])
def test_eigenvalues_under_a_millionth_of_the_largest_are_dropped(share: float, kept: bool) -> None:
    whitening = Whitening(np.zeros(3), np.diag([4.0, 1.0, 4.0 * share]))
    thin = np.array([0.0, 0.0, 1.0])
    np.testing.assert_allclose(whitening.populated(thin), thin * kept, atol=1e-12)
    assert (whitening.root @ thin).any() == kept
    assert (whitening.inverse_root @ thin).any() == kept


@pytest.mark.parametrize(
    ("mean", "covariance"),
    [
        (np.zeros(3), np.eye(2)),
        (np.zeros((2, 2)), np.eye(2)),
        (np.array([0.0, np.nan]), np.eye(2)),
        (np.zeros(2), np.array([[1.0, np.inf], [np.inf, 1.0]])),
        (np.zeros(2), np.array([[1.0, 0.5], [0.0, 1.0]])),
        (np.zeros(2), np.zeros((2, 2))),
    ],
)
def test_what_is_no_covariance_is_refused(mean: np.ndarray, covariance: np.ndarray) -> None:
    with pytest.raises(ValueError, match="covariance"):
        Whitening(mean, covariance)


def test_arrays_are_read_only() -> None:
    whitening = Whitening.fit(correlated())
    with pytest.raises(ValueError, match="read-only"):
        whitening.mean[0] = 1
