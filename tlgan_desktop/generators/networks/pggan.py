"""PGGAN: the progressively grown generator (Karras et al., "Progressive Growing of GANs", 2018, table 2).

The equalised learning rate (section 4.1) is folded into the weights when a file is read, so a layer is a
plain convolution here. The RGB layers of the lower resolutions are left out: once the network has grown, they
are trained no more, so they give no true previews.
"""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

FIRST_GRID = 4
RGB_CHANNELS = 3
LEAK = 0.2
NORM_EPSILON = 1e-8


@dataclass(frozen=True)
class PgganConfig:
    """Shape of a `PgganGenerator`: the feature channels of the blocks at 4x4, 8x8, 16x16, ..."""

    latent_dim: int = 512
    channels: tuple[int, ...] = (512, 512, 512, 512, 256, 128, 64, 32, 16)

    def __post_init__(self) -> None:
        object.__setattr__(self, "channels", tuple(self.channels))
        if self.latent_dim < 1 or not self.channels or min(self.channels) < 1:
            raise ValueError("a PGGAN needs a latent dimension and at least one block")

    @property
    def resolution(self) -> int:
        """Width and height of a picture in pixels."""
        return int(FIRST_GRID * 2 ** (len(self.channels) - 1))


def normalise(x: Tensor) -> Tensor:
    """Scale ``(n, c, ...)`` over its channels to a mean square of 1 (section 4.2)."""
    return x * normalising_factor(x)


def normalising_factor(x: Tensor) -> Tensor:
    """What brings the mean square over the channels of ``(n, c, ...)`` to 1."""
    energy = torch.linalg.vector_norm(x, dim=1, keepdim=True).square_()
    return torch.rsqrt(energy / x.shape[1] + NORM_EPSILON)


def activate(x: Tensor) -> Tensor:
    """Leaky rectifier, then `normalise`, as after every layer but the last; in place, which saves a tenth."""
    functional.leaky_relu(x, LEAK, inplace=True)
    return x.mul_(normalising_factor(x))


def fused_kernel(weight: Tensor) -> Tensor:
    """The 4x4 kernel ``(inputs, outputs, 4, 4)`` of one stride-2 transposed convolution.

    It does what doubling the grid (nearest neighbour) and a 3x3 convolution with ``weight``
    ``(outputs, inputs, 3, 3)`` do, with 4 multiplications a pixel instead of 9: pixels that come from the
    same neighbour share the sum of their weights.
    """
    padded = functional.pad(weight.flip(2, 3).transpose(0, 1), (1, 1, 1, 1))
    return padded[..., 1:, 1:] + padded[..., :-1, 1:] + padded[..., 1:, :-1] + padded[..., :-1, :-1]


class UpsampledConv(nn.Module):
    """Doubles the grid and convolves, in one step. Its identity is the 3x3 weight; the kernel is derived."""

    kernel: Tensor

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.register_buffer("kernel", torch.empty(0), persistent=False)
        nn.init.kaiming_normal_(self.weight)

    def train(self, mode: bool = True) -> "UpsampledConv":
        """Derive the kernel once when the weights are done changing."""
        super().train(mode)
        self.kernel = torch.empty(0) if mode else fused_kernel(self.weight.detach())
        return self

    def forward(self, x: Tensor) -> Tensor:
        """Features ``(n, inputs, h, w)`` to ``(n, outputs, 2 h, 2 w)``."""
        kernel = fused_kernel(self.weight) if self.training else self.kernel
        return functional.conv_transpose2d(x, kernel, self.bias, stride=2, padding=1)


class PgganBlock(nn.Module):
    """One resolution: an upsampling convolution and a plain one."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv0 = UpsampledConv(inputs, outputs)
        self.conv1 = nn.Conv2d(outputs, outputs, 3, padding=1)

    def forward(self, x: Tensor) -> Tensor:
        """Features ``(n, inputs, h, w)`` to ``(n, outputs, 2 h, 2 w)``."""
        return activate(self.conv1(activate(self.conv0(x))))


class PgganGenerator(nn.Module):
    """A PGGAN generator. It normalises its latents itself, so its prior is the sphere."""

    w_avg: Tensor

    def __init__(self, config: PgganConfig) -> None:
        super().__init__()
        self.config = config
        self.latent_dim = config.latent_dim
        self.style_dim = 0
        self.num_layers = 1
        self.num_labels = 0
        self.resolution = config.resolution
        self.preview_sizes: tuple[int, ...] = ()
        first, last = config.channels[0], config.channels[-1]
        self.input = nn.Linear(config.latent_dim, first * FIRST_GRID * FIRST_GRID)
        self.first = nn.Conv2d(first, first, 3, padding=1)
        pairs = zip(config.channels, config.channels[1:], strict=False)
        self.blocks = nn.ModuleList(PgganBlock(inputs, outputs) for inputs, outputs in pairs)
        self.to_rgb = nn.Conv2d(last, RGB_CHANNELS, 1)
        self.register_buffer("w_avg", torch.empty(0), persistent=False)

    def train(self, mode: bool = True) -> "PgganGenerator":
        """Lay the weights out for inference, which is up to twice as fast on a CPU."""
        super().train(mode)
        if not mode:
            self.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        return self

    def mapping(self, z: Tensor, labels: Tensor | None = None) -> Tensor:  # noqa: ARG002
        """There is no mapping network: latents are their own styles."""
        return z

    def synthesis(self, styles: Tensor, size: int | None = None) -> Tensor:  # noqa: ARG002
        """Pictures ``(n, 3, resolution, resolution)``, about -1 to 1 and unclipped, of latents ``(n, d)``."""
        x = self.input(normalise(styles)).view(len(styles), -1, FIRST_GRID, FIRST_GRID)
        x = activate(x.contiguous(memory_format=torch.channels_last))
        x = activate(self.first(x))
        for block in self.blocks:
            x = block(x)
        return self.to_rgb(x)  # type: ignore[no-any-return]

    def forward(self, z: Tensor) -> Tensor:
        """Latents ``(n, latent_dim)`` to pictures ``(n, 3, resolution, resolution)``."""
        return self.synthesis(z)
