"""A small style-based generator that draws a picture in milliseconds on a CPU.

The network follows StyleGAN2 (Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", 2020):
a mapping network from z to w, modulated convolutions with demodulation, and RGB skip connections. It differs
where a CPU asks for it: a modulation is written as scale, convolve, scale (one shared weight, no grouped
convolution); every RGB head draws at twice the resolution of its block through a pixel shuffle; there is no
noise, so a picture depends on its latent alone.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import torch
from torch import Tensor, nn
from torch.nn import functional

ACTIVATION_SLOPE = 0.2
FIRST_GRID = 4
RGB_CHANNELS = 3
EPSILON = 1e-8
SHUFFLE = 2


@dataclass(frozen=True)
class CompactStyleConfig:
    """Shape of a `CompactStyleGenerator`; every field can be written as JSON.

    `channels` holds the feature channels of the blocks at 4x4, 8x8, 16x16, ...; the picture has twice the
    resolution of the last block.

    Raises:
        ValueError: a size is not positive.
    """

    latent_dim: int = 128
    style_dim: int = 128
    mapping_layers: int = 2
    channels: Sequence[int] = (192, 192, 128, 64)

    def __post_init__(self) -> None:
        object.__setattr__(self, "channels", tuple(self.channels))
        sizes = (self.latent_dim, self.style_dim, self.mapping_layers, len(self.channels), *self.channels)
        if min(sizes) < 1:
            raise ValueError(f"every size of a network must be positive: {self}")

    @property
    def resolution(self) -> int:
        """Width and height of a picture in pixels."""
        return (SHUFFLE * FIRST_GRID) << (len(self.channels) - 1)


def normalise_latent(z: Tensor) -> Tensor:
    """Bring latents `(n, d)` to length sqrt(d), the sphere on which the prior lives."""
    return z * torch.rsqrt(z.square().mean(dim=1, keepdim=True) + EPSILON)


def scaled_normal(*shape: int) -> Tensor:
    """Random weights `(out, in, ...)` that keep the variance of their input."""
    return torch.randn(*shape) / math.sqrt(math.prod(shape[1:]))


class Dense(nn.Module):
    """An affine layer `(n, inputs) -> (n, outputs)`."""

    def __init__(self, inputs: int, outputs: int, bias: float = 0.0) -> None:
        super().__init__()
        self.weight = nn.Parameter(scaled_normal(outputs, inputs))
        self.bias = nn.Parameter(torch.full((outputs,), bias))

    def forward(self, x: Tensor) -> Tensor:
        """Apply the layer to `(n, inputs)`."""
        return functional.linear(x, self.weight, self.bias)


class StyledConv(nn.Module):
    """A 3x3 convolution whose weight a style modulates and demodulates (StyleGAN2, equations 1 and 3).

    Scaling the input channels by s and the output channels by 1 / sqrt(sum (s w)^2) equals convolving with
    the modulated weight, and leaves one weight for the whole batch.
    """

    _energy: Tensor | None

    def __init__(self, inputs: int, outputs: int, style_dim: int) -> None:
        super().__init__()
        self.affine = Dense(style_dim, inputs, bias=1.0)
        self.weight = nn.Parameter(scaled_normal(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.register_buffer("_energy", None, persistent=False)

    def train(self, mode: bool = True) -> Self:
        """Enter training or evaluation mode; in the latter the weight counts as final."""
        self._energy = None if mode else self._measured_energy().detach()
        return super().train(mode)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """Features `(n, inputs, h, w)` and styles `(n, style_dim)` to features `(n, outputs, h, w)`."""
        scale = self.affine(style).float()
        energy = self._measured_energy() if self._energy is None else self._energy
        demodulation = torch.rsqrt(functional.linear(scale.square(), energy) + EPSILON)
        x = functional.conv2d(x * per_channel(scale, x), self.weight, padding=1)
        x = torch.addcmul(per_channel(self.bias, x), x, per_channel(demodulation, x))
        return functional.leaky_relu(x, ACTIVATION_SLOPE, inplace=True)

    def _measured_energy(self) -> Tensor:
        """What a squared scale of each input adds to the energy of each output, `(outputs, inputs)`.

        Half of it, for the factor sqrt(2) restores the variance that the leaky rectifier takes away.
        """
        return self.weight.square().sum(dim=(2, 3)).float() / 2


class RgbHead(nn.Module):
    """A modulated convolution to a picture of twice the size (no demodulation, as in StyleGAN2).

    Against a checkerboard the weight starts alike for the four sub-pixels (ICNR; Aitken et al., 2017), and
    they share one bias.
    """

    def __init__(self, inputs: int, style_dim: int) -> None:
        super().__init__()
        self.affine = Dense(style_dim, inputs, bias=1.0)
        weight = scaled_normal(RGB_CHANNELS, inputs, 3, 3).repeat_interleave(SHUFFLE * SHUFFLE, dim=0)
        self.weight = nn.Parameter(weight)
        self.bias = nn.Parameter(torch.zeros(RGB_CHANNELS))

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """Features `(n, inputs, h, w)` and styles `(n, style_dim)` to a picture `(n, 3, 2 h, 2 w)`."""
        scale = self.affine(style)
        x = functional.conv2d(x * per_channel(scale, x), self.weight, padding=1)
        return functional.pixel_shuffle(x.float(), SHUFFLE) + self.bias[:, None, None]


class StyledBlock(nn.Module):
    """Doubles the grid and refines it; channels are reduced before the doubling, where it costs a quarter."""

    def __init__(self, inputs: int, outputs: int, style_dim: int) -> None:
        super().__init__()
        self.reduce = StyledConv(inputs, outputs, style_dim)
        self.refine = StyledConv(outputs, outputs, style_dim)

    def forward(self, x: Tensor, coarse: Tensor, fine: Tensor) -> Tensor:
        """Features `(n, inputs, h, w)` and two styles `(n, style_dim)` to `(n, outputs, 2 h, 2 w)`."""
        x = self.reduce(x, coarse)
        x = functional.interpolate(x, scale_factor=2, mode="nearest")
        return self.refine(x, fine)  # type: ignore[no-any-return]


def per_channel(values: Tensor, x: Tensor) -> Tensor:
    """Values `(..., c)` as `(..., c, 1, 1)`, in the precision of the features `x`."""
    if values.dtype != x.dtype:
        values = values.to(x.dtype)
    return values[..., None, None]


class CompactStyleGenerator(nn.Module):
    """An unconditional style-based generator whose prior is the sphere of radius sqrt(latent_dim).

    `num_layers` counts the styles of a picture: one for the 4x4 input, one for the 4x4 block and two for
    each further block, from coarse to fine.
    """

    num_labels = 0

    w_avg: Tensor

    def __init__(self, config: CompactStyleConfig) -> None:
        super().__init__()
        self.config = config
        self.latent_dim = config.latent_dim
        self.style_dim = config.style_dim
        self.resolution = config.resolution
        self.num_layers = 2 * len(config.channels)
        self.preview_sizes: tuple[int, ...] = (config.resolution // 4, config.resolution // 2)
        self.register_buffer("w_avg", torch.zeros(config.style_dim))
        self._build_mapping()
        self._build_synthesis()
        # The features are channels last, and convolutions on a CPU are half as fast again if weights are too.
        self.to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    def _build_mapping(self) -> None:
        widths = [self.latent_dim] + [self.style_dim] * self.config.mapping_layers
        self.mapping_layers = nn.ModuleList(Dense(a, b) for a, b in pairwise(widths))

    def _build_synthesis(self) -> None:
        channels, style_dim = self.config.channels, self.style_dim
        self.input = Dense(style_dim, channels[0] * FIRST_GRID * FIRST_GRID)
        self.first = StyledConv(channels[0], channels[0], style_dim)
        self.blocks = nn.ModuleList(StyledBlock(a, b, style_dim) for a, b in pairwise(channels))
        self.heads = nn.ModuleList(RgbHead(c, style_dim) for c in channels)

    def mapping(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Latents z `(n, latent_dim)` of any length to latents w `(n, style_dim)`.

        Raises:
            ValueError: there are labels.
        """
        if labels is not None:
            raise ValueError("this generator is unconditional: it takes no labels")
        x = normalise_latent(z)
        for layer in self.mapping_layers[:-1]:
            x = functional.leaky_relu(layer(x), ACTIVATION_SLOPE) * math.sqrt(2.0)
        return self.mapping_layers[-1](x)  # type: ignore[no-any-return]

    def synthesis(self, styles: Tensor, size: int | None = None) -> Tensor:
        """Styles `(n, num_layers, style_dim)` to pictures `(n, 3, size, size)`, about -1 to 1 and unclipped.

        A smaller `size` averages the picture down: a true preview.

        Raises:
            ValueError: the size does not divide the resolution.
        """
        first, second, *others = styles.unbind(dim=1)
        features = self.first(self._first_features(first), second)
        picture = self.heads[0](features, second)
        for block, head, coarse, fine in zip(
            self.blocks, self.heads[1:], others[::2], others[1::2], strict=True
        ):
            features = block(features, coarse, fine)
            picture = enlarge(picture).add_(head(features, fine))
        return self._at_size(picture, size)

    def forward(self, z: Tensor) -> Tensor:
        """Latents `(n, latent_dim)` to pictures `(n, 3, resolution, resolution)`."""
        return self.synthesis(self.broadcast(self.mapping(z)))

    def broadcast(self, w: Tensor) -> Tensor:
        """One style for all layers: `(n, style_dim)` to `(n, num_layers, style_dim)`."""
        return w[:, None, :].expand(-1, self.num_layers, -1)

    def _first_features(self, style: Tensor) -> Tensor:
        x = self.input(style).view(len(style), -1, FIRST_GRID, FIRST_GRID)
        return functional.leaky_relu(x, ACTIVATION_SLOPE).contiguous(memory_format=torch.channels_last)

    def _at_size(self, picture: Tensor, size: int | None) -> Tensor:
        if size is None or size == self.resolution:
            return picture
        if not 0 < size < self.resolution or self.resolution % size:
            raise ValueError(f"size {size} does not divide the resolution {self.resolution}")
        return functional.avg_pool2d(picture, self.resolution // size)


def enlarge(picture: Tensor) -> Tensor:
    """Double a picture `(n, 3, h, w)`, bilinearly."""
    return functional.interpolate(picture, scale_factor=2, mode="bilinear", align_corners=False)
