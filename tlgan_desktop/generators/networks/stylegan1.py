"""StyleGAN (Karras et al., "A Style-Based Generator Architecture for GANs", 2019).

Every layer ends in adaptive instance normalisation (section 2, equation 1). Its scale and shift are known
only when the whole layer is, so a layer hands them on beside its features, and the next one applies them to
the rows that it reads. The RGB layers of the lower resolutions are left out: once the network has grown, they
are trained no more, so they give no true previews.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self, cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from tlgan_desktop.generators.networks.mapping import ACTIVATION_SLOPE, MappingNetwork, dense
from tlgan_desktop.generators.networks.modulation import LARGEST_RESOLUTION, RGB_CHANNELS
from tlgan_desktop.generators.networks.pggan import fused_kernel
from tlgan_desktop.generators.networks.resampling import smooth
from tlgan_desktop.generators.networks.strips import row_strips, take_rows

FIRST_GRID = 4
EPSILON = 1e-8


@dataclass(frozen=True)
class StyleGAN1Config:
    """Shape of a `StyleGAN1Generator`; every field can be written as JSON.

    ``channels`` holds the feature channels of the blocks at 4x4, 8x8, 16x16, ...; ``mapping_widths`` the
    widths of the mapping layers, the last being that of w.
    """

    channels: tuple[int, ...] = (512, 512, 512, 512, 256, 128, 64, 32, 16)
    latent_dim: int = 512
    mapping_widths: tuple[int, ...] = (512,) * 8

    def __post_init__(self) -> None:
        object.__setattr__(self, "channels", tuple(self.channels))
        object.__setattr__(self, "mapping_widths", tuple(self.mapping_widths))
        if self.resolution > LARGEST_RESOLUTION:
            raise ValueError("the settings ask for an absurdly large picture")

    @property
    def resolution(self) -> int:
        """Width and height of a picture in pixels."""
        return FIRST_GRID << (len(self.channels) - 1)


class Styled(NamedTuple):
    """Features ``(n, c, h, w)`` with the scale and shift ``(n, c, 1, 1)`` that are still to be applied."""

    features: Tensor
    scale: Tensor
    shift: Tensor

    def rows(self, start: int, stop: int) -> Tensor:
        """The styled rows ``start`` to ``stop``, with zeros for rows outside."""
        height = self.features.shape[2]
        first, last = max(start, 0), min(stop, height)
        inside = torch.addcmul(self.shift, self.features[:, :, first:last], self.scale)
        return take_rows(inside, start - first, stop - first)


class Moments(NamedTuple):
    """The mean, and the sum of squared deviations from it, of some rows' pixels, ``(n, c)`` each."""

    pixels: int
    mean: Tensor
    spread: Tensor


class AdaptiveLayer(nn.Module):
    """Noise, bias, leaky rectifier and adaptive instance normalisation; `convolve` comes before them.

    The first half of the affine layer's outputs are scales, the second half shifts.
    """

    noise: Tensor

    def __init__(self, channels: int, style_dim: int, resolution: int) -> None:
        super().__init__()
        self.resolution = resolution
        self.affine = dense(style_dim, 2 * channels)
        with torch.no_grad():
            self.affine.bias[:channels] = 1.0
        self.bias = nn.Parameter(torch.zeros(channels))
        self.noise_strength = nn.Parameter(torch.zeros(channels))
        self.register_buffer("noise", torch.zeros(resolution, resolution))

    def convolve(self, x: Styled, start: int, stop: int) -> Tensor:
        """Rows ``start`` to ``stop``, both even, of what the layer makes of its input, plus the bias."""
        return x.rows(start, stop).add_(self.bias[:, None, None])

    def forward(self, x: Styled, style: Tensor) -> Styled:
        """Features of the layer before, and styles ``(n, style_dim)``, to features."""
        strips, moments = [], []
        row_floats = len(style) * self.resolution * len(self.bias)
        for start, stop in row_strips(x.features, self.resolution, row_floats):
            strip = self.convolve(x, start, stop)
            strip.addcmul_(self.noise[start:stop], self.noise_strength[:, None, None])
            functional.leaky_relu_(strip, ACTIVATION_SLOPE)
            strips.append(strip)
            moments.append(_moments(strip))
        return self._styled(torch.cat(strips, dim=2), moments, style)

    def _styled(self, features: Tensor, moments: Sequence[Moments], style: Tensor) -> Styled:
        count = self.resolution**2
        mean = torch.stack([part.pixels / count * part.mean for part in moments]).sum(dim=0)
        spreads = [part.spread + part.pixels * (part.mean - mean).square() for part in moments]
        deviation = torch.sqrt(torch.stack(spreads).sum(dim=0) / count + EPSILON)
        scale, shift = self.affine(style).chunk(2, dim=1)
        scale = scale / deviation
        return Styled(features, scale[:, :, None, None], (shift - mean * scale)[:, :, None, None])


def _moments(x: Tensor) -> Moments:
    pixels = x.permute(0, 2, 3, 1).flatten(1, 2)
    mean = pixels.mean(dim=1)
    return Moments(pixels.shape[1], mean, (pixels - mean[:, None]).square_().sum(dim=1))


class AdaptiveConv(AdaptiveLayer):
    """A layer with a 3x3 convolution."""

    def __init__(self, inputs: int, outputs: int, style_dim: int, resolution: int) -> None:
        super().__init__(outputs, style_dim, resolution)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, 3, 3) * math.sqrt(2 / (9 * inputs)))

    def train(self, mode: bool = True) -> Self:
        """Enter training or evaluation mode, in which the weight is laid out as the processor wants it."""
        if not mode:
            self.weight.data = self.weight.data.contiguous(memory_format=torch.channels_last)
        return super().train(mode)

    def convolve(self, x: Styled, start: int, stop: int) -> Tensor:
        """Rows of the convolved features."""
        return functional.conv2d(x.rows(start - 1, stop + 1), self.weight, self.bias, padding=(0, 1))


class AdaptiveUpsampledConv(AdaptiveConv):
    """A layer that doubles the grid (nearest neighbour), convolves, and smooths.

    Doubling and convolution are one step; its kernel is derived from the weight on entering evaluation mode.
    """

    def __init__(self, inputs: int, outputs: int, style_dim: int, resolution: int) -> None:
        super().__init__(inputs, outputs, style_dim, resolution)
        self.register_buffer("_kernel", None, persistent=False)

    def train(self, mode: bool = True) -> Self:
        """Enter training or evaluation mode, in which the weight counts as final."""
        super().train(mode)
        self._kernel = None if mode else fused_kernel(self.weight.detach())
        return self

    def convolve(self, x: Styled, start: int, stop: int) -> Tensor:
        """Rows of the doubled, convolved and smoothed features."""
        kernel = fused_kernel(self.weight) if self._kernel is None else self._kernel
        rows = x.rows(start // 2 - 1, stop // 2 + 1)
        doubled = functional.conv_transpose2d(rows, kernel, stride=2, padding=(2, 1))
        # Smoothing takes zeros for the rows outside, not what the convolution makes of its border.
        if start == 0:
            doubled[:, :, 0] = 0
        if stop == self.resolution:
            doubled[:, :, -1] = 0
        return smooth(doubled, self.bias)


class StyleGAN1Generator(nn.Module):
    """A StyleGAN with fixed noise; two styles for every resolution, from coarse to fine."""

    w_avg: Tensor

    def __init__(self, config: StyleGAN1Config) -> None:
        super().__init__()
        self.config = config
        self.latent_dim = config.latent_dim
        self.style_dim = config.mapping_widths[-1]
        self.num_labels = 0
        self.resolution = config.resolution
        self.num_layers = 2 * len(config.channels)
        self.preview_sizes: tuple[int, ...] = ()
        self.register_buffer("w_avg", torch.zeros(self.style_dim))
        self.mapper = MappingNetwork(config.latent_dim, config.mapping_widths)
        self.constant = nn.Parameter(torch.ones(config.channels[0], FIRST_GRID, FIRST_GRID))
        self.layers = nn.ModuleList(_layers(config))
        last = config.channels[-1]
        self.rgb_weight = nn.Parameter(torch.randn(RGB_CHANNELS, last, 1, 1) / math.sqrt(last))
        self.rgb_bias = nn.Parameter(torch.zeros(RGB_CHANNELS))

    def mapping(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Latents z ``(n, latent_dim)``, of any length, to styles w; there are no ``labels``."""
        return cast(Tensor, self.mapper(z, labels))

    def synthesis(self, styles: Tensor, size: int | None = None) -> Tensor:
        """Styles ``(n, num_layers, style_dim)`` to pictures ``(n, 3, resolution, resolution)``, unclipped.

        Raises:
            ValueError: ``size`` is not the resolution.
        """
        if size not in (None, self.resolution):
            raise ValueError(f"there is no preview of size {size}")
        constant = self.constant.expand(len(styles), -1, -1, -1).contiguous(memory_format=torch.channels_last)
        x = Styled(constant, constant.new_ones(1), constant.new_zeros(1))
        for layer, style in zip(self.layers, styles.unbind(dim=1), strict=True):
            x = layer(x, style)
        strips = row_strips(x.features, self.resolution, x.features[:, :, 0].numel())
        return torch.cat([self._colours(x.rows(*bounds)) for bounds in strips], dim=2)

    def _colours(self, x: Tensor) -> Tensor:
        return functional.conv2d(x, self.rgb_weight, self.rgb_bias)


def _layers(config: StyleGAN1Config) -> list[AdaptiveLayer]:
    style_dim, first = config.mapping_widths[-1], config.channels[0]
    layers = [
        AdaptiveLayer(first, style_dim, FIRST_GRID),
        AdaptiveConv(first, first, style_dim, FIRST_GRID),
    ]
    for index, pair in enumerate(zip(config.channels, config.channels[1:], strict=False), start=1):
        resolution = FIRST_GRID << index
        layers.append(AdaptiveUpsampledConv(*pair, style_dim, resolution))
        layers.append(AdaptiveConv(pair[1], pair[1], style_dim, resolution))
    return layers
