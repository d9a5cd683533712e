from pathlib import Path

import numpy as np
import pytest
import torch

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import Generator, open_generator, to_uint8
from tlgan_desktop.generators.description import describe
from tlgan_desktop.generators.fingerprint import network_fingerprint
from tlgan_desktop.generators.networks.stylegan2 import StyleGAN2Config, StyleGAN2Generator
from tlgan_desktop.latents import Prior
from tlgan_desktop.precision import Precision, multiplies_in_half


def test_half_precision_is_nearly_the_full_picture_or_is_refused(tiny_generator_path: Path) -> None:
    generator = open_generator(tiny_generator_path, torch.device("cpu"))
    full = to_uint8(generator.forward(generator.sample(0, 4))).astype(int)
    if not multiplies_in_half(torch.device("cpu")):
        with pytest.raises(UserError, match="half precision"):
            generator.compute_in(Precision.HALF)
        return
    generator.compute_in(Precision.HALF)
    half = to_uint8(generator.forward(generator.sample(0, 4))).astype(int)
    assert 0 < np.abs(half - full).mean() < 2


def test_full_precision_takes_16_bits_from_every_layer() -> None:
    config = StyleGAN2Config(channels=(8, 8, 8), latent_dim=8, mapping_widths=(8,), half_blocks=2)
    network = StyleGAN2Generator(config)
    info = describe(
        network,
        name="Small",
        file_format="test",
        family="stylegan2",
        prior=Prior.NORMAL,
        fingerprint=network_fingerprint(network),
    )
    generator = Generator(network, info, torch.device("cpu"))
    assert [block.half_precision for block in network.blocks] == [False, True, True]
    generator.compute_in(Precision.AUTOMATIC)
    assert any(block.half_precision for block in network.blocks)
    generator.compute_in(Precision.FULL)
    assert not any(block.half_precision for block in network.blocks)
