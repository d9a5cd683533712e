"""Modulated convolutions.

Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", 2020, section 2.2. A convolution whose
weight is scaled by a style and then normalised equals: scale the input channels, convolve with the one shared
weight, scale the output channels. This form needs no weight of its own for every picture of a batch, and
measures fastest on the CPU: next to the convolution the two scalings of a cached strip are free.
"""

import math
from typing import NamedTuple, Self

import torch
from torch import Tensor, nn

from tlgan_desktop.generators.networks.mapping import dense

EPSILON = 1e-8
RGB_CHANNELS = 3
LARGEST_RESOLUTION = 4096
"""Four times that of the largest generator known; a file that claims more is damaged or means harm."""


class Modulation(NamedTuple):
    """What a style does to a convolution: factors of its input and of its output, ``(n, c, 1, 1)`` each."""

    inputs: Tensor
    outputs: Tensor


class ModulatedConv(nn.Module):
    """The weight of a modulated and demodulated convolution, and its modulation by styles.

    In evaluation mode the weight counts as final: what every picture needs of it is made once, on entering
    that mode. ``transposed`` weights are for transposed convolutions.
    """

    def __init__(
        self, inputs: int, outputs: int, kernel_size: int, style_dim: int, *, transposed: bool = False
    ) -> None:
        super().__init__()
        self.affine = dense(style_dim, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel_size, kernel_size))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self._transposed = transposed
        self.register_buffer("_energy", None, persistent=False)

    def train(self, mode: bool = True) -> Self:
        """Enter training or evaluation mode, in which the weight is laid out as the processor wants it."""
        self._energy = None if mode else self._measured_energy()
        if not mode:
            order = (1, 0, 2, 3) if self._transposed else (0, 1, 2, 3)
            weight = self.weight.data.permute(order).contiguous(memory_format=torch.channels_last)
            self.weight.data = weight.permute(order)
        return super().train(mode)

    def modulation(self, style: Tensor, dtype: torch.dtype, gain: float | Tensor) -> Modulation:
        """The modulation by styles ``(n, style_dim)``, with a gain, for features of the given type."""
        scale = self.affine(style)
        if dtype == torch.float16:
            scale = scale / scale.abs().amax(dim=1, keepdim=True)
        energy = self._measured_energy() if self._energy is None else self._energy
        demodulation = torch.rsqrt(nn.functional.linear(scale.square(), energy) + EPSILON) * gain
        if dtype == torch.float16:
            demodulation = demodulation / self._damping()
        return Modulation(_per_channel(scale, dtype), _per_channel(demodulation, dtype))

    def kernel(self, dtype: torch.dtype) -> Tensor:
        """The weight to convolve features of the given type with.

        In 16 bits sums must not overflow, so weights and styles are scaled down first, as in the original.
        The demodulation cancels any such factor.
        """
        return (
            (self.weight * self._damping()[:, None, None, None]).half()
            if dtype == torch.float16
            else self.weight
        )

    def _damping(self) -> Tensor:
        """Factors ``(c_out,)`` that bound what a convolution with 16-bit weights can give."""
        weight = self.weight.detach()
        return 1 / (weight.abs().amax(dim=(1, 2, 3)) * math.sqrt(weight[0].numel()))

    def _measured_energy(self) -> Tensor:
        """Squared lengths ``(c_out, c_in)`` of the kernels."""
        return self.weight.detach().square().sum(dim=(2, 3))


class ToRGB(nn.Module):
    """A modulated 1x1 convolution to the three colours, without demodulation."""

    def __init__(self, inputs: int, style_dim: int, clamp: float | None) -> None:
        super().__init__()
        self.clamp = clamp
        self.affine = dense(style_dim, inputs, bias=1.0)
        self.weight = nn.Parameter(torch.randn(RGB_CHANNELS, inputs) / math.sqrt(inputs))
        self.bias = nn.Parameter(torch.zeros(RGB_CHANNELS))

    def modulated(self, style: Tensor) -> Tensor:
        """The weights ``(n, c, 3)`` for styles ``(n, style_dim)``."""
        return self.affine(style)[:, :, None] * self.weight.t()  # type: ignore[no-any-return]

    def forward(self, x: Tensor, weight: Tensor) -> Tensor:
        """Features ``(n, c, h, w)`` and modulated weights to a picture ``(n, 3, h, w)`` in float32."""
        pixels = x.permute(0, 2, 3, 1).flatten(1, 2)
        colours = torch.baddbmm(self.bias.to(x.dtype), pixels, weight.to(x.dtype))
        picture = colours.float().view(len(x), *x.shape[2:], RGB_CHANNELS).permute(0, 3, 1, 2)
        return picture if self.clamp is None else picture.clamp_(-self.clamp, self.clamp)


def _per_channel(factors: Tensor, dtype: torch.dtype) -> Tensor:
    return factors.to(dtype)[:, :, None, None]
