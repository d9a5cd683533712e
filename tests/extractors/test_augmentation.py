import pytest
import torch

from tlgan_desktop.extractors import augmentation
from tlgan_desktop.extractors.augmentation import augment

PICTURES = torch.rand(6, 3, 16, 16, generator=torch.Generator().manual_seed(0)) * 2 - 1
UNFLIPPED = torch.zeros(6, dtype=torch.bool)


def test_pictures_change_but_little_and_stay_in_range():
    changed = augment(PICTURES, UNFLIPPED, 0.1, torch.Generator().manual_seed(1))
    assert changed.shape == PICTURES.shape
    assert changed.abs().max() <= 1
    assert (changed != PICTURES).any(dim=(1, 2, 3)).all()
    assert (changed.mean(dim=(2, 3)) - PICTURES.mean(dim=(2, 3))).abs().max() < 0.2


def test_the_same_seed_gives_the_same_changes():
    first, again, other = (
        augment(PICTURES, UNFLIPPED, 0.1, torch.Generator().manual_seed(seed)) for seed in (1, 1, 2)
    )
    assert (first == again).all()
    assert (first != other).any()


def test_flipped_pictures_are_mirror_images(monkeypatch):
    for name in ("SHIFT", "ZOOM", "NOISE"):
        monkeypatch.setattr(augmentation, name, 0.0)
    monkeypatch.setattr(augmentation, "_soften", lambda pictures, _: pictures)
    flipped = torch.tensor([True, False, True, False, False, True])
    changed = augment(PICTURES, flipped, 0.0, torch.Generator())
    expected = torch.where(flipped[:, None, None, None], PICTURES.flip(3), PICTURES)
    assert torch.allclose(changed, expected, atol=1e-5)


@pytest.mark.parametrize("size", [8, 64])
def test_softening_loses_no_brightness_of_a_plain_picture(size):
    plain = torch.full((4, 3, size, size), 0.3)
    soft = augmentation._soften(plain, torch.Generator().manual_seed(0))
    assert torch.allclose(soft, plain, atol=1e-6)
