"""How many multiplications and additions the convolutions of a network ask for.

Counted for one picture, in two ways. *Published*: every convolution at the size of its output, as the papers
draw the networks. *Least*: doubling the grid and convolving in one step, which reads no inserted zero and no
pixel twice. Mapping networks, filters and everything else between the convolutions count as nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig
from tlgan_desktop.generators.networks.pggan import PgganConfig
from tlgan_desktop.generators.networks.stylegan1 import StyleGAN1Config
from tlgan_desktop.generators.networks.stylegan2 import StyleGAN2Config
from tlgan_desktop.generators.networks.stylegan3_layout import StyleGAN3Config, bands, filtered_layers

FIRST_GRID = 4
COLOURS = 3
TAPS = 9
NEAREST_TAPS = 4.0
"""Doubling with nearest neighbours: pixels that come from the same neighbour share their weights' sum."""
ZERO_TAPS = 9 / 4
"""Doubling with inserted zeros: three of four pixels are zeros."""

Config = PgganConfig | StyleGAN1Config | StyleGAN2Config | StyleGAN3Config | CompactStyleConfig


@dataclass(frozen=True)
class MultiplyAdds:
    """Multiply-adds of one picture, counted in both ways."""

    published: float
    least: float


def multiply_adds(config: Config) -> MultiplyAdds:
    """Those of a full picture of a network with these settings."""
    if isinstance(config, StyleGAN3Config):
        count = _stylegan3(config)
        return MultiplyAdds(count, count)
    if isinstance(config, CompactStyleConfig):
        count = _compact(config.channels)
        return MultiplyAdds(count, count)
    least_taps = ZERO_TAPS if isinstance(config, StyleGAN2Config) else NEAREST_TAPS
    return MultiplyAdds(_pyramid(config.channels, TAPS), _pyramid(config.channels, least_taps))


def _pyramid(channels: Sequence[int], doubling_taps: float) -> float:
    """Blocks of a doubling and a plain convolution, from 4x4 on, and the last colours."""
    total = float(channels[0] ** 2 * TAPS * FIRST_GRID**2)
    side = FIRST_GRID
    for inputs, outputs in pairwise(channels):
        side *= 2
        total += (inputs * outputs * doubling_taps + outputs**2 * TAPS) * side**2
    return total + COLOURS * channels[-1] * side**2


def _stylegan3(config: StyleGAN3Config) -> float:
    layers = filtered_layers(config)
    reach = config.kernel_size - 1
    convolved = sum(
        layer.before.channels * layer.after.channels * (layer.before.size + reach) ** 2 for layer in layers
    )
    return convolved * config.kernel_size**2 + COLOURS * bands(config)[-2].channels * config.resolution**2


def _compact(channels: Sequence[int]) -> float:
    """Blocks that reduce, double and refine, each with a picture of four sub-pixels."""
    side = FIRST_GRID
    total = channels[0] * (channels[0] + 4 * COLOURS) * TAPS * side**2
    for inputs, outputs in pairwise(channels):
        total += inputs * outputs * TAPS * side**2
        side *= 2
        total += outputs * (outputs + 4 * COLOURS) * TAPS * side**2
    return float(total)
