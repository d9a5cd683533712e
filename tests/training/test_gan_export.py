from pathlib import Path

import numpy as np
import pytest
import torch

from tlgan_desktop.generators import open_generator
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from training.gan.checkpoint import save_checkpoint
from training.gan.export import export, mean_style
from training.gan.pictures import PictureSampler
from training.gan.settings import Settings
from training.gan.trainer import Trainer

CONFIG = CompactStyleConfig(latent_dim=8, style_dim=6, channels=(8, 8, 4))


@pytest.fixture
def network() -> CompactStyleGenerator:
    torch.manual_seed(0)
    return CompactStyleGenerator(CONFIG).requires_grad_(False)


def latents(count: int = 3) -> torch.Tensor:
    return torch.randn(count, 8, generator=torch.Generator().manual_seed(1))


def test_shapes_follow_the_config(network: CompactStyleGenerator) -> None:
    styles = network.broadcast(network.mapping(latents()))
    assert styles.shape == (3, network.num_layers, network.style_dim) == (3, 6, 6)
    assert network.synthesis(styles).shape == (3, 3, 32, 32)
    assert network.resolution == 32


def test_a_picture_depends_on_its_latent_alone(network: CompactStyleGenerator) -> None:
    z = latents()
    together = network(z)
    assert torch.equal(together, network(z))
    assert torch.allclose(together[1:2], network(z[1:2]), atol=1e-5)


def test_the_length_of_a_latent_does_not_matter(network: CompactStyleGenerator) -> None:
    assert torch.allclose(network.mapping(latents()), network.mapping(5.0 * latents()), atol=1e-5)


@pytest.mark.parametrize("size", [8, 16])
def test_a_smaller_size_is_a_true_preview(network: CompactStyleGenerator, size: int) -> None:
    styles = network.broadcast(network.mapping(latents()))
    full = network.synthesis(styles)
    small = network.synthesis(styles, size)
    assert size in network.preview_sizes
    assert torch.allclose(small, torch.nn.functional.adaptive_avg_pool2d(full, size), atol=1e-6)


@pytest.mark.parametrize("size", [0, 12, 64])
def test_a_size_that_does_not_divide_is_refused(network: CompactStyleGenerator, size: int) -> None:
    with pytest.raises(ValueError, match="does not divide"):
        network.synthesis(torch.zeros(1, 6, 6), size)


def test_labels_are_refused(network: CompactStyleGenerator) -> None:
    with pytest.raises(ValueError, match="unconditional"):
        network.mapping(latents(), torch.ones(3, 2))


def test_every_layer_of_styles_changes_the_picture(network: CompactStyleGenerator) -> None:
    styles = network.broadcast(network.mapping(latents(1))).clone()
    picture = network.synthesis(styles)
    for row in range(network.num_layers):
        changed = styles.clone()
        changed[:, row] += 1.0
        assert not torch.allclose(network.synthesis(changed), picture)


@pytest.mark.parametrize("channels", [(), (8, 0)])
def test_an_impossible_config_is_refused(channels: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="positive"):
        CompactStyleConfig(channels=channels)


def test_an_export_opens_as_a_generator(tmp_path: Path) -> None:
    cpu = torch.device("cpu")
    pictures = np.zeros((4, 32, 32, 3), np.uint8)
    trainer = Trainer(Settings(network=CONFIG, batch=4), PictureSampler(pictures, cpu), cpu)
    trainer.step()
    save_checkpoint(tmp_path / "latest.pt", trainer.state())
    export(tmp_path / "latest.pt", tmp_path / "face.safetensors", name="Faces", licence="CC0-1.0")

    generator = open_generator(tmp_path / "face.safetensors", device=cpu)
    z = generator.sample(seed=1, count=2)
    drawn = generator.forward(z)
    with torch.no_grad():
        expected = trainer.networks.average(torch.from_numpy(z).float())
    assert torch.allclose(drawn, expected, atol=1e-5)
    assert torch.allclose(generator.network.w_avg, mean_style(trainer.networks.average), atol=1e-6)
    assert generator.info.licence == "CC0-1.0"
