import numpy as np

from tlgan_desktop.extractors.mirror import sides_matter


def test_features_that_tell_left_from_right_are_found():
    rng = np.random.default_rng(0)
    left, right, top = rng.uniform(0, 100, (3, 400))
    pixels = np.zeros((400, 32, 32, 3))
    pixels[:, :, :16] += left[:, None, None, None]
    pixels[:, :, 16:] += right[:, None, None, None]
    pixels[:, :8] += top[:, None, None, None]
    pixels += rng.normal(20, 5, pixels.shape)
    lit_from_left = left - right
    labels = np.stack(
        [left, lit_from_left, left + right, top, (lit_from_left > 0).astype(float), (top > 50).astype(float)],
        axis=1,
    )
    labels[rng.random(labels.shape) < 0.2] = np.nan
    sides = sides_matter(pixels.clip(0, 255).astype(np.uint8), labels)
    assert sides.tolist() == [True, True, False, False, True, False]


def test_a_feature_that_cannot_be_told_counts_as_having_sides():
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 255, (100, 16, 16, 3), dtype=np.uint8)
    labels = np.stack([rng.integers(0, 2, 100), np.full(100, np.nan)], axis=1)
    assert sides_matter(pixels, labels).all()
