"""StyleGAN3 (Karras et al., "Alias-Free Generative Adversarial Networks", 2021), configurations T and R."""

import math
from collections.abc import Iterator
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from tlgan_desktop.generators.networks.filters import lowpass_filter
from tlgan_desktop.generators.networks.mapping import ACTIVATION_GAIN, ACTIVATION_SLOPE, MappingNetwork, dense
from tlgan_desktop.generators.networks.modulation import ModulatedConv, Modulation, ToRGB
from tlgan_desktop.generators.networks.resampling import downsample, upsample
from tlgan_desktop.generators.networks.strips import row_strips, take_rows
from tlgan_desktop.generators.networks.stylegan3_layout import (
    Band,
    LayerLayout,
    StyleGAN3Config,
    bands,
    filtered_layers,
)

TRANSFORM_ENTRIES = 4


class FourierInput(nn.Module):
    """Features of fixed frequencies, turned and shifted by the style (section 3.2, "Fourier features").

    ``transform`` is a transform of the whole picture, a homogeneous matrix ``(3, 3)``; frequencies that it
    brings above the band are faded out.
    """

    transform: Tensor
    frequencies: Tensor
    phases: Tensor

    def __init__(self, band: Band, style_dim: int) -> None:
        super().__init__()
        self.band = band
        channels = band.channels
        self.affine = dense(style_dim, TRANSFORM_ENTRIES, gain=0.0)
        with torch.no_grad():
            self.affine.bias[0] = 1.0
        self.weight = nn.Parameter(torch.randn(channels, channels) / math.sqrt(channels))
        directions = torch.randn(channels, 2)
        radii = torch.linalg.vector_norm(directions, dim=1, keepdim=True)
        self.register_buffer("transform", torch.eye(3))
        self.register_buffer(
            "frequencies", directions / (radii * radii.square().exp().pow(0.25)) * band.cutoff
        )
        self.register_buffer("phases", torch.rand(channels) - 0.5)

    def forward(self, style: Tensor) -> Tensor:
        """Features ``(n, c, size, size)`` for styles ``(n, style_dim)``."""
        transform = _rotation_and_shift(self.affine(style)) @ self.transform
        phases = self.phases + (self.frequencies @ transform[:, :2, 2:]).squeeze(2)
        frequencies = self.frequencies @ transform[:, :2, :2]
        cycles = torch.einsum("hwk,nck->nhwc", self._grid(), frequencies) + phases[:, None, None]
        waves = torch.sin(cycles * (2 * math.pi)) * self._amplitudes(frequencies)[:, None, None]
        return (waves @ self.weight.t()).permute(0, 3, 1, 2)

    def _amplitudes(self, frequencies: Tensor) -> Tensor:
        above = torch.linalg.vector_norm(frequencies, dim=2) - self.band.cutoff
        return torch.clamp(1 - above / (self.band.rate / 2 - self.band.cutoff), 0, 1)

    def _grid(self) -> Tensor:
        """Sample positions ``(size, size, 2)`` as (x, y), the picture being one unit wide."""
        size = self.band.size
        line = (torch.arange(size, device=self.phases.device) - (size - 1) / 2) / self.band.rate
        return torch.stack(torch.meshgrid(line, line, indexing="xy"), dim=2)


def _rotation_and_shift(entries: Tensor) -> Tensor:
    """Matrices ``(n, 3, 3)`` that turn, then shift, of (cosine, sine, x, y), scaled to a rotation."""
    cosine, sine, x, y = (entries / torch.linalg.vector_norm(entries[:, :2], dim=1, keepdim=True)).unbind(
        dim=1
    )
    zero, one = torch.zeros_like(x), torch.ones_like(x)
    rotation = torch.stack([cosine, -sine, zero, sine, cosine, zero, zero, zero, one], dim=1)
    shift = torch.stack([one, zero, -x, zero, one, -y, zero, zero, one], dim=1)
    return rotation.view(-1, 3, 3) @ shift.view(-1, 3, 3)


class FilteredConv(ModulatedConv):
    """A modulated convolution and a rectifier that works, between two low-pass filters, on a finer grid.

    ``bias`` carries the gain of the activation, sqrt(2); ``gain`` that and the reciprocal of the input's
    magnitude as it was tracked in training.
    """

    gain: Tensor
    up_filter: Tensor
    down_filter: Tensor

    def __init__(self, layout: LayerLayout, style_dim: int, clamp: float | None) -> None:
        before, after = layout.before, layout.after
        super().__init__(before.channels, after.channels, layout.kernel_size, style_dim)
        self.layout = layout
        self.half_precision = layout.half_precision
        self.clamp = clamp
        self.crop = layout.crop
        rate = layout.fine_rate
        up = lowpass_filter(layout.up_taps, before.cutoff, before.half_width, rate)
        down = lowpass_filter(layout.down_taps, after.cutoff, after.half_width, rate, radial=layout.radial)
        self.register_buffer("gain", torch.tensor(ACTIVATION_GAIN))
        self.register_buffer("up_filter", up)
        self.register_buffer("down_filter", down)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """Features ``(n, c_in, h, h)`` and styles ``(n, style_dim)`` to features ``(n, c_out, h', h')``."""
        x = x.to(torch.float16 if self.half_precision and x.device.type == "cuda" else torch.float32)
        modulation = self.modulation(style, x.dtype, self.gain)
        return torch.cat([self._filtered(*strip) for strip in self._convolved_strips(x, modulation)], dim=2)

    def _convolved_strips(self, x: Tensor, modulation: Modulation) -> Iterator[tuple[Tensor, int, int]]:
        """Convolved rows for each strip of output rows, with the bounds of the finer rows to make of them.

        Strips share rows; those are convolved once.
        """
        layout = self.layout
        size, height = layout.after.size, x.shape[2] + layout.kernel_size - 1
        rows, first = self._convolve(x, modulation, 0, min(self._needed(0, 1)[1], height)), 0
        fine_row = len(x) * layout.after.channels * layout.fine_size(size) * layout.down
        for start, stop in row_strips(x, size, fine_row):
            low, high = self._needed(start, stop)
            done = first + rows.shape[2]
            rows, first = rows[:, :, max(low, 0) - first :], max(low, 0)
            if done < min(high, height):
                rows = torch.cat([rows, self._convolve(x, modulation, done, min(high, height))], dim=2)
            offset = start * layout.down + self.crop - low * layout.up
            yield take_rows(rows, low - first, high - first), offset, offset + layout.fine_size(stop - start)

    def _needed(self, start: int, stop: int) -> tuple[int, int]:
        """Bounds of the convolved rows that output rows ``start`` to ``stop`` are made of."""
        layout = self.layout
        low = start * layout.down + self.crop
        high = low + layout.fine_size(stop - start)
        return -((layout.up_taps - 1 - low) // layout.up), (high - 1) // layout.up + 1

    def _convolve(self, x: Tensor, modulation: Modulation, start: int, stop: int) -> Tensor:
        """Rows of the convolved features."""
        reach = self.layout.kernel_size - 1
        rows = take_rows(x, start - reach, stop) * modulation.inputs
        y = functional.conv2d(rows, self.kernel(x.dtype), padding=(0, reach))
        return torch.addcmul(self.bias.to(x.dtype)[:, None, None], y, modulation.outputs, out=y)

    def _filtered(self, x: Tensor, start: int, stop: int) -> Tensor:
        layout = self.layout
        fine = upsample(x, self.up_filter, layout.up, (start, stop), self.crop)
        functional.leaky_relu_(fine, ACTIVATION_SLOPE)
        if self.clamp is not None:
            fine.clamp_(-self.clamp, self.clamp)
        return downsample(fine, self.down_filter, layout.down)


class StyleGAN3Generator(nn.Module):
    """A StyleGAN3. Its styles are those of the input, of every convolution and of the colours, in this order.

    There are no true previews: no layer but the last gives a picture.
    """

    w_avg: Tensor

    def __init__(self, config: StyleGAN3Config) -> None:
        super().__init__()
        self.config = config
        self.latent_dim = config.latent_dim
        self.style_dim = config.mapping_widths[-1]
        self.num_labels = config.num_labels
        self.resolution = config.resolution
        self.num_layers = config.num_layers + 2
        self.preview_sizes: tuple[int, ...] = ()
        self.register_buffer("w_avg", torch.zeros(self.style_dim))
        self.mapper = MappingNetwork(
            config.latent_dim, config.mapping_widths, config.num_labels, config.label_width
        )
        outputs = bands(config)
        self.input = FourierInput(outputs[0], self.style_dim)
        self.layers = nn.ModuleList(
            FilteredConv(layout, self.style_dim, config.clamp) for layout in filtered_layers(config)
        )
        self.to_rgb = ToRGB(outputs[-2].channels, self.style_dim, config.clamp)

    def mapping(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Latents z ``(n, latent_dim)``, of any length, and labels ``(n, num_labels)`` to styles w."""
        return cast(Tensor, self.mapper(z, labels))

    def synthesis(self, styles: Tensor, size: int | None = None) -> Tensor:
        """Styles ``(n, num_layers, style_dim)`` to pictures ``(n, 3, resolution, resolution)``, unclipped.

        Raises:
            ValueError: ``size`` is not the resolution.
        """
        if size not in (None, self.resolution):
            raise ValueError(f"there is no preview of size {size}")
        first, *between, last = styles.unbind(dim=1)
        x = self.input(first)
        for layer, style in zip(self.layers, between, strict=True):
            x = layer(x, style)
        return cast(Tensor, self.to_rgb(x, self.to_rgb.modulated(last))) * self.config.output_scale
