import pytest
import torch

from training.gan.augment import Augmentation, recoloured


@pytest.fixture
def pictures() -> torch.Tensor:
    return torch.rand((8, 3, 16, 16), generator=torch.Generator().manual_seed(1)) * 2.0 - 1.0


def random() -> torch.Generator:
    return torch.Generator().manual_seed(2)


def test_no_share_changes_nothing_and_draws_no_random_number(pictures: torch.Tensor) -> None:
    generator = random()
    state = generator.get_state()
    assert Augmentation(0.0)(pictures, generator) is pictures
    assert torch.equal(generator.get_state(), state)


def test_the_seed_decides(pictures: torch.Tensor) -> None:
    augment = Augmentation(0.5)
    assert torch.equal(augment(pictures, random()), augment(pictures, random()))


def test_a_share_of_the_pictures_stays(pictures: torch.Tensor) -> None:
    many = pictures.repeat(40, 1, 1, 1)
    changed = (Augmentation(0.3)(many, random()) - many).abs().amax(dim=(1, 2, 3))
    same = (changed < 1e-5).float().mean().item()
    # Four independent changes; a shift by nothing and a change of strength nothing are rare.
    assert same == pytest.approx(0.7**4, abs=0.08)


def test_gradients_reach_the_pictures(pictures: torch.Tensor) -> None:
    pictures.requires_grad_()
    Augmentation(1.0)(pictures, random()).square().sum().backward()
    assert pictures.grad is not None
    assert (pictures.grad.flatten(1).abs().sum(dim=1) > 0).all()


def test_a_shift_moves_content_without_changing_it() -> None:
    picture = torch.zeros(1, 3, 16, 16)
    picture[..., 8, 8] = 1.0
    shifted = Augmentation(1.0)._shifted(picture, random())
    assert shifted.sum() == picture.sum()
    assert not torch.equal(shifted, picture)


def test_neutral_colours_change_nothing(pictures: torch.Tensor) -> None:
    torch.testing.assert_close(
        recoloured(pictures, torch.tensor(0.0), torch.tensor(1.0), torch.tensor(1.0)), pictures
    )


def test_no_saturation_gives_grey(pictures: torch.Tensor) -> None:
    grey = recoloured(pictures, torch.tensor(0.0), torch.tensor(0.0), torch.tensor(1.0))
    torch.testing.assert_close(grey, pictures.mean(dim=1, keepdim=True).expand_as(pictures))
