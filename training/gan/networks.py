"""The four networks of a training."""

import copy
from dataclasses import dataclass
from typing import Self

import torch
from torch import nn

from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from training.gan.discriminator import Discriminator, Encoder


@dataclass(frozen=True)
class Networks:
    """The generator and its moving average, the encoder of phase one and the discriminator of phase two."""

    generator: CompactStyleGenerator
    average: CompactStyleGenerator
    encoder: Encoder
    discriminator: Discriminator

    @classmethod
    def fresh(cls, shape: CompactStyleConfig, device: torch.device) -> Self:
        """Untrained networks; encoder and discriminator mirror the channels of the generator."""
        generator = CompactStyleGenerator(shape)
        encoder = Encoder(shape.channels, shape.latent_dim)
        discriminator = Discriminator(shape.channels)
        for module in (generator, encoder, discriminator):
            module.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        return cls(generator, copy.deepcopy(generator).requires_grad_(False), encoder, discriminator)

    def named(self) -> dict[str, nn.Module]:
        """The networks by the names that they have in a checkpoint."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}
