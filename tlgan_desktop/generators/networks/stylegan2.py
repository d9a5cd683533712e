"""StyleGAN2 (Karras et al. 2020), as NVIDIA's PyTorch repositories and rosinality's write it.

With skip connections of pictures or with residual connections of features; with or without class labels.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from tlgan_desktop.generators.networks.mapping import ACTIVATION_GAIN, ACTIVATION_SLOPE, MappingNetwork
from tlgan_desktop.generators.networks.modulation import LARGEST_RESOLUTION, ModulatedConv, Modulation, ToRGB
from tlgan_desktop.generators.networks.resampling import blur, double
from tlgan_desktop.generators.networks.strips import row_strips, take_rows

FIRST_GRID = 4
SMALLEST_PREVIEW = 32
LARGEST_REDUCTION = 8


class Architecture(StrEnum):
    """How the blocks of a StyleGAN2 are connected (Karras et al. 2020, figure 7)."""

    PLAIN = "orig"
    """One picture, from the last block."""
    SKIP = "skip"
    """Every block adds to the picture."""
    RESNET = "resnet"
    """Every block adds to the features; one picture, from the last block."""


@dataclass(frozen=True)
class StyleGAN2Config:
    """Shape of a `StyleGAN2Generator`; every field can be written as JSON.

    ``channels`` holds the feature channels of the blocks at 4x4, 8x8, 16x16, ...; ``mapping_widths`` the
    widths of the mapping layers, the last being that of w; ``label_width`` the width that labels are embedded
    in; ``clamp`` the bound of activations; ``half_blocks`` how many of the last blocks compute in 16 bits on
    CUDA.
    """

    channels: tuple[int, ...]
    latent_dim: int = 512
    mapping_widths: tuple[int, ...] = (512,) * 8
    num_labels: int = 0
    label_width: int = 0
    architecture: str = Architecture.SKIP
    clamp: float | None = None
    half_blocks: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "channels", tuple(self.channels))
        object.__setattr__(self, "mapping_widths", tuple(self.mapping_widths))
        object.__setattr__(self, "architecture", str(Architecture(self.architecture)))
        if self.resolution > LARGEST_RESOLUTION:
            raise ValueError("the settings ask for an absurdly large picture")

    @property
    def resolution(self) -> int:
        """Width and height of a picture in pixels."""
        return FIRST_GRID << (len(self.channels) - 1)


class StyledConv(ModulatedConv):
    """A modulated 3x3 convolution with fixed noise, bias and leaky rectifier, optionally doubling the grid.

    Noise and bias carry the gain of the activation, sqrt(2).
    """

    noise: Tensor

    def __init__(
        self, inputs: int, outputs: int, style_dim: int, resolution: int, *, up: bool, clamp: float | None
    ) -> None:
        super().__init__(inputs, outputs, 3, style_dim, transposed=up)
        self.up = up
        self.clamp = clamp
        self.register_buffer("noise", torch.zeros(resolution, resolution))

    def forward(self, x: Tensor, modulation: Modulation, start: int) -> Tensor:
        """Output rows from ``start`` on, of input rows with one row more at either end.

        ``(n, c_in, h + 2, w)`` gives ``(n, c_out, h, w)``, or ``(n, c_out, 2 h, 2 w)`` if the grid doubles.
        """
        x = self._convolve(x * modulation.inputs, modulation.outputs)
        x.add_(self.noise[start : start + x.shape[2]].to(x.dtype))
        functional.leaky_relu_(x, ACTIVATION_SLOPE)
        return x if self.clamp is None else x.clamp_(-self.clamp, self.clamp)

    def _convolve(self, x: Tensor, gain: Tensor) -> Tensor:
        weight, bias = self.kernel(x.dtype), self.bias.to(x.dtype)
        if not self.up:
            x = functional.conv2d(x, weight, padding=(0, 1))
            return torch.addcmul(bias[:, None, None], x, gain, out=x)
        x = functional.conv_transpose2d(x, weight.transpose(0, 1), stride=2)[:, :, 1:-1]
        return blur(x.mul_(gain), bias)


class SynthesisBlock(nn.Module):
    """One resolution: doubles the grid (but for the first block), convolves, and may add to the picture."""

    shortcut: nn.Parameter | None

    def __init__(self, config: StyleGAN2Config, index: int) -> None:
        super().__init__()
        inputs, outputs = config.channels[max(index - 1, 0)], config.channels[index]
        style_dim, clamp = config.mapping_widths[-1], config.clamp
        self.resolution = FIRST_GRID << index
        self.channels = outputs
        self.half_precision = index >= max(len(config.channels) - config.half_blocks, 1)
        self.up = (
            StyledConv(inputs, outputs, style_dim, self.resolution, up=True, clamp=clamp) if index else None
        )
        self.conv = StyledConv(outputs, outputs, style_dim, self.resolution, up=False, clamp=clamp)
        self.convs = (self.conv,) if self.up is None else (self.up, self.conv)
        residual = index > 0 and config.architecture == Architecture.RESNET
        shortcut = nn.Parameter(torch.randn(outputs, inputs, 1, 1) / math.sqrt(inputs)) if residual else None
        self.register_parameter("shortcut", shortcut)
        draws = index == len(config.channels) - 1 or config.architecture == Architecture.SKIP
        self.to_rgb = ToRGB(outputs, style_dim, clamp) if draws else None

    def forward(
        self, x: Tensor, picture: Tensor | None, styles: Sequence[Tensor], *, features: bool = True
    ) -> tuple[Tensor, Tensor | None]:
        """Features and picture so far to those of this resolution.

        ``styles`` are one ``(n, style_dim)`` for each convolution and one for the picture. Where ``features``
        are not wanted only the picture is made.
        """
        x = x.to(torch.float16 if self.half_precision and x.device.type == "cuda" else torch.float32)
        modulations = [
            conv.modulation(style, x.dtype, ACTIVATION_GAIN)
            for conv, style in zip(self.convs, styles, strict=False)
        ]
        rgb = None if self.to_rgb is None else self.to_rgb.modulated(styles[-1])
        kept, drawn = [], []
        for start, stop in row_strips(x, self.resolution, len(x) * self.resolution * self.channels):
            strip = self._strip(x, modulations, start, stop)
            if self.to_rgb is not None:
                drawn.append(self.to_rgb(strip, rgb))
            if features:
                kept.append(strip)
        return torch.cat(kept, dim=2) if kept else x, _added(picture, drawn)

    def _strip(self, x: Tensor, modulations: Sequence[Modulation], start: int, stop: int) -> Tensor:
        """Rows ``start`` to ``stop``, both even, of the block's features."""
        if self.up is None:
            return cast(Tensor, self.conv(take_rows(x, start - 1, stop + 1), modulations[0], start))
        first, last = max(start - 2, 0), min(stop + 2, self.resolution)
        y = self.up(take_rows(x, first // 2 - 1, last // 2 + 1), modulations[0], first)
        y = self.conv(take_rows(y, start - 1 - first, stop + 1 - first), modulations[1], start)
        if self.shortcut is not None:
            rows = take_rows(x, start // 2 - 1, stop // 2 + 1)
            y.add_(double(functional.conv2d(rows, self.shortcut.to(x.dtype)))).mul_(math.sqrt(0.5))
        return cast(Tensor, y)


def _added(picture: Tensor | None, strips: list[Tensor]) -> Tensor | None:
    """The picture so far, doubled, and the strips of what a block adds to it."""
    if not strips:
        return picture
    drawn = torch.cat(strips, dim=2)
    return drawn if picture is None else drawn.add_(double(take_rows(picture, -1, picture.shape[2] + 1)))


class StyleGAN2Generator(nn.Module):
    """A StyleGAN2 with fixed noise.

    The styles of a picture count from coarse to fine: one for 4x4, two for every further block and one for
    the last picture; the picture of an earlier block shares the style of the next block's first convolution.
    """

    w_avg: Tensor

    def __init__(self, config: StyleGAN2Config) -> None:
        super().__init__()
        self.config = config
        self.latent_dim = config.latent_dim
        self.style_dim = config.mapping_widths[-1]
        self.num_labels = config.num_labels
        self.resolution = config.resolution
        self.num_layers = 2 * len(config.channels)
        self.preview_sizes = preview_sizes(config)
        self.register_buffer("w_avg", torch.zeros(self.style_dim))
        self.mapper = MappingNetwork(
            config.latent_dim, config.mapping_widths, config.num_labels, config.label_width
        )
        self.constant = nn.Parameter(torch.randn(config.channels[0], FIRST_GRID, FIRST_GRID))
        self.blocks = nn.ModuleList(SynthesisBlock(config, index) for index in range(len(config.channels)))

    def mapping(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Latents z ``(n, latent_dim)``, of any length, and labels ``(n, num_labels)`` to styles w."""
        return cast(Tensor, self.mapper(z, labels))

    def synthesis(self, styles: Tensor, size: int | None = None) -> Tensor:
        """Styles ``(n, num_layers, style_dim)`` to pictures ``(n, 3, size, size)``, unclipped.

        Raises:
            ValueError: ``size`` is none of the preview sizes.
        """
        size = size or self.resolution
        if size not in (*self.preview_sizes, self.resolution):
            raise ValueError(f"there is no preview of size {size}")
        x = self.constant.expand(len(styles), -1, -1, -1).contiguous(memory_format=torch.channels_last)
        picture: Tensor | None = None
        by_layer = styles.unbind(dim=1)
        for index in range(int(math.log2(size // FIRST_GRID)) + 1):
            block = cast(SynthesisBlock, self.blocks[index])
            first = max(2 * index - 1, 0)
            wanted = by_layer[first : first + len(block.convs) + 1]
            x, picture = block(x, picture, wanted, features=block.resolution < size)
        return cast(Tensor, picture)


def preview_sizes(config: StyleGAN2Config) -> tuple[int, ...]:
    """Sizes of the pictures that earlier blocks add up to, ascending; none without skip connections.

    Such a picture lacks what later blocks add: fine detail and some contrast.
    """
    if config.architecture != Architecture.SKIP:
        return ()
    smallest = max(SMALLEST_PREVIEW, config.resolution // LARGEST_REDUCTION)
    sizes = (FIRST_GRID << index for index in range(len(config.channels) - 1))
    return tuple(size for size in sizes if size >= smallest)
