import numpy as np
import pytest

from tlgan_desktop.editing.scaling import scaled_to_score, scaled_to_show


@pytest.fixture
def picture() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (8, 8, 3)).astype(np.uint8)


@pytest.mark.parametrize("scaled", [scaled_to_show, scaled_to_score])
def test_a_picture_of_the_size_stays_as_it_is(scaled, picture: np.ndarray) -> None:
    assert scaled(picture, 8) is picture


def test_pictures_are_averaged_down_to_be_scored(picture: np.ndarray) -> None:
    blocks = picture.reshape(4, 2, 4, 2, 3).mean(axis=(1, 3))
    np.testing.assert_allclose(scaled_to_score(picture, 4), blocks, atol=1)  # Pillow rounds twice


def test_enlarging_to_be_scored_makes_no_new_extremes(picture: np.ndarray) -> None:
    larger = scaled_to_score(picture, 32)
    assert larger.shape == (32, 32, 3)
    assert larger.min() >= picture.min()
    assert larger.max() <= picture.max()


def test_what_is_shown_has_the_size_wanted(picture: np.ndarray) -> None:
    assert scaled_to_show(picture, 20).shape == (20, 20, 3)
