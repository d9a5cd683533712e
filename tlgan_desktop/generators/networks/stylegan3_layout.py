"""The sizes, rates and bands of StyleGAN3's layers (Karras et al., "Alias-Free GANs", 2021, section 3.2)."""

from dataclasses import dataclass

import numpy as np

from tlgan_desktop.generators.networks.modulation import LARGEST_RESOLUTION, RGB_CHANNELS

LARGEST_MARGIN = 64
MOST_LAYERS = 64


@dataclass(frozen=True)
class StyleGAN3Config:
    """Shape of a `StyleGAN3Generator`; every field can be written as JSON.

    The fields from ``channel_base`` on are those of the original's `SynthesisNetwork` and `SynthesisLayer`:
    ``num_layers`` counts the convolutions between input and picture; cutoffs and stopbands are in cycles over
    the picture's width; ``half_octaves`` counts the highest sampling rates, in octaves, that compute in
    16 bits on CUDA. StyleGAN3-T has 3x3 kernels, StyleGAN3-R 1x1 kernels and radial filters.
    """

    resolution: int
    latent_dim: int = 512
    mapping_widths: tuple[int, ...] = (512,) * 2
    num_labels: int = 0
    label_width: int = 0
    channel_base: int = 32768
    channel_max: int = 512
    num_layers: int = 14
    num_critical: int = 2
    first_cutoff: float = 2.0
    first_stopband: float = 2**2.1
    last_stopband_rel: float = 2**0.3
    margin: int = 10
    output_scale: float = 0.25
    kernel_size: int = 3
    filter_size: int = 6
    radial_filters: bool = False
    clamp: float | None = 256.0
    half_octaves: int = 4

    def __post_init__(self) -> None:
        object.__setattr__(self, "mapping_widths", tuple(self.mapping_widths))
        if self.resolution > LARGEST_RESOLUTION or self.margin > LARGEST_MARGIN:
            raise ValueError("the settings ask for an absurdly large picture")
        if not 0 <= self.num_critical < self.num_layers <= MOST_LAYERS:
            raise ValueError("the settings ask for an absurd number of layers")


@dataclass(frozen=True)
class Band:
    """A layer's grid: samples with margin, sampling rate, cutoff, half the width of the transition band."""

    size: int
    rate: int
    cutoff: float
    half_width: float
    channels: int


@dataclass(frozen=True)
class LayerLayout:
    """One filtered convolution: the bands of its input and output, and what resamples between them.

    The rectifier works on a grid of ``up`` times the input's rate and ``down`` times the output's.
    """

    before: Band
    after: Band
    kernel_size: int
    up: int
    down: int
    up_taps: int
    down_taps: int
    radial: bool
    half_precision: bool

    @property
    def crop(self) -> int:
        """Samples to cut from either end of the up-sampled grid so that the output has its size."""
        convolved = self.before.size + self.kernel_size - 1
        surplus = (convolved - 1) * self.up + self.up_taps - self.fine_size(self.after.size)
        if surplus < 0 or surplus % 2:
            raise ValueError("the sizes of the layers do not fit their filters")
        return surplus // 2

    @property
    def fine_rate(self) -> int:
        """The sampling rate at which the rectifier works."""
        return self.before.rate * self.up

    def fine_size(self, size: int) -> int:
        """Samples of the rectifier's grid that ``size`` samples of the output are filtered from."""
        return (size - 1) * self.down + self.down_taps


def bands(config: StyleGAN3Config) -> list[Band]:
    """The band of the input and of every layer's output, the picture's last."""
    count = config.num_layers
    last_cutoff = config.resolution / 2
    last_stopband = last_cutoff * config.last_stopband_rel
    exponents = np.minimum(np.arange(count + 1) / (count - config.num_critical), 1)
    cutoffs = config.first_cutoff * (last_cutoff / config.first_cutoff) ** exponents
    stopbands = config.first_stopband * (last_stopband / config.first_stopband) ** exponents
    rates = np.exp2(np.ceil(np.log2(np.minimum(stopbands * 2, config.resolution))))
    half_widths = np.maximum(stopbands, rates / 2) - cutoffs
    sizes = rates + 2 * config.margin
    sizes[-2:] = config.resolution
    channels = np.rint(np.minimum(config.channel_base / 2 / cutoffs, config.channel_max))
    channels[-1] = RGB_CHANNELS
    columns = zip(sizes, rates, cutoffs, half_widths, channels, strict=True)
    return [Band(int(s), int(r), float(f), float(h), int(c)) for s, r, f, h, c in columns]


def filtered_layers(config: StyleGAN3Config) -> list[LayerLayout]:
    """The filtered convolutions from the input to the last features; the colours need no filter."""
    outputs = bands(config)[:-1]
    inputs = [outputs[0], *outputs[:-1]]
    return [_layer(config, index, *pair) for index, pair in enumerate(zip(inputs, outputs, strict=True))]


def _layer(config: StyleGAN3Config, index: int, before: Band, after: Band) -> LayerLayout:
    fine_rate = 2 * max(before.rate, after.rate)
    up, down = fine_rate // before.rate, fine_rate // after.rate
    critical = index >= config.num_layers - config.num_critical
    return LayerLayout(
        before=before,
        after=after,
        kernel_size=config.kernel_size,
        up=up,
        down=down,
        up_taps=config.filter_size * up,
        down_taps=config.filter_size * down,
        radial=config.radial_filters and not critical,
        half_precision=after.rate << config.half_octaves > config.resolution,
    )
