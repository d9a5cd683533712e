"""The discriminator, and the encoder of the autoencoding start, on one convolutional trunk."""

import math
from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn
from torch.nn import functional

from tlgan_desktop.generators.networks.compact_style import (
    ACTIVATION_SLOPE,
    FIRST_GRID,
    RGB_CHANNELS,
    SHUFFLE,
    Dense,
    scaled_normal,
)


def activate(x: Tensor) -> Tensor:
    """Leaky rectifier that keeps the variance."""
    return functional.leaky_relu(x, ACTIVATION_SLOPE) * math.sqrt(2.0)


class Conv(nn.Module):
    """A square convolution with padding that keeps the grid, or halves it with stride 2."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, stride: int = 1) -> None:
        super().__init__()
        self.stride = stride
        self.weight = nn.Parameter(scaled_normal(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs))

    def forward(self, x: Tensor) -> Tensor:
        """Features `(n, inputs, h, w)` to `(n, outputs, h / stride, w / stride)`."""
        padding = self.weight.shape[-1] // 2
        return functional.conv2d(x, self.weight, self.bias, stride=self.stride, padding=padding)


class DownBlock(nn.Module):
    """Residual block that halves the grid, as in StyleGAN2, with the stride in the first convolution."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.down = Conv(inputs, outputs, stride=2)
        self.refine = Conv(outputs, outputs)
        self.skip = Conv(inputs, outputs, kernel=1)

    def forward(self, x: Tensor) -> Tensor:
        """Features `(n, inputs, h, w)` to `(n, outputs, h / 2, w / 2)`."""
        residual = activate(self.refine(activate(self.down(x))))
        skip: Tensor = self.skip(functional.avg_pool2d(x, 2))
        return (residual + skip) * math.sqrt(0.5)


class Trunk(nn.Module):
    """Pictures `(n, 3, r, r)` to features `(n, channels[0], 4, 4)`.

    `channels` are ordered as the generator's, from the 4x4 grid up. Each grid also sees the picture itself
    at its own scale, so that a trunk can grow a finer grid on top without forgetting.
    """

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__()
        depth = RGB_CHANNELS * SHUFFLE * SHUFFLE
        self.inputs = nn.ModuleList(Conv(depth, c) for c in channels[1:])
        self.blocks = nn.ModuleList(DownBlock(fine, coarse) for coarse, fine in pairwise(channels))

    def forward(self, pictures: Tensor) -> Tensor:
        """Apply the trunk from the finest grid to the coarsest."""
        features = torch.zeros((), device=pictures.device)
        for look, block in zip(reversed(self.inputs), reversed(self.blocks), strict=True):
            patches = functional.pixel_unshuffle(pictures, SHUFFLE)
            seen = look(patches.contiguous(memory_format=torch.channels_last))
            features = block(activate(seen + features))
            pictures = functional.avg_pool2d(pictures, 2)
        return features


def minibatch_deviation(x: Tensor, group: int = 8) -> Tensor:
    """Append the mean deviation within groups of a batch as one map (Karras et al., 2018, section 3)."""
    group = math.gcd(group, len(x))
    split = x.float().reshape(group, -1, *x.shape[1:])
    deviation = (split.var(dim=0, unbiased=False) + 1e-8).sqrt().mean(dim=(1, 2, 3))
    maps = deviation.to(x.dtype).repeat(group)[:, None, None, None].expand(-1, 1, *x.shape[2:])
    return torch.cat([x, maps], dim=1)


class Discriminator(nn.Module):
    """Scores pictures: `(n, 3, r, r)` to logits `(n,)`, positive for real."""

    def __init__(self, channels: Sequence[int]) -> None:
        super().__init__()
        width = channels[0]
        self.trunk = Trunk(channels)
        self.conv = Conv(width + 1, width)
        self.hidden = Dense(width * FIRST_GRID * FIRST_GRID, width)
        self.score = Dense(width, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        """Logits of a batch."""
        x = minibatch_deviation(self.trunk(pictures))
        x = activate(self.conv(x)).flatten(1)
        return self.score(activate(self.hidden(x))).float().squeeze(1)  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """Pictures `(n, 3, r, r)` to mean and log variance of their latents, each `(n, latent_dim)`."""

    def __init__(self, channels: Sequence[int], latent_dim: int) -> None:
        super().__init__()
        self.trunk = Trunk(channels)
        self.moments = Dense(channels[0] * FIRST_GRID * FIRST_GRID, 2 * latent_dim)

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """Moments of the approximate posterior of a batch."""
        mean, log_variance = self.moments(self.trunk(pictures).flatten(1)).float().chunk(2, dim=1)
        return mean, log_variance
