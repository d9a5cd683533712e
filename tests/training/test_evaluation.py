import numpy as np
import pytest

from training.evaluation import Fidelity, share_covered


def cloud(count: int, seed: int, centre: float = 0.0, spread: float = 1.0) -> np.ndarray:
    random = np.random.default_rng(seed)
    return (centre + spread * random.standard_normal((count, 4))).astype(np.float32)


def test_pictures_from_the_same_source_are_as_near_as_two_halves() -> None:
    fidelity = Fidelity.of(cloud(2_000, 1), cloud(2_000, 2))
    assert fidelity.frechet < 2.0 * fidelity.floor
    assert fidelity.precision > 0.85
    assert fidelity.recall > 0.85


def test_the_distance_of_shifted_pictures_is_the_square_of_the_shift() -> None:
    fidelity = Fidelity.of(cloud(4_000, 1), cloud(4_000, 2, centre=3.0))
    assert fidelity.frechet == pytest.approx(4 * 3.0**2, rel=0.05)
    assert fidelity.precision < 0.2


def test_pictures_that_are_all_alike_are_precise_but_recall_little() -> None:
    fidelity = Fidelity.of(cloud(2_000, 1), cloud(2_000, 2, spread=0.1))
    assert fidelity.precision > 0.95
    assert fidelity.recall < 0.2


def test_every_point_is_covered_by_its_own_set() -> None:
    points = cloud(50, 3)
    assert share_covered(points, by=points) == 1.0
