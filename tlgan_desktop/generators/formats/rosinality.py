"""Checkpoints of rosinality's stylegan2-pytorch: ``stylegan2-ffhq-config-f.pt``, ``550000.pt``.

The averaged generator lies below ``g_ema``, the average style of a converted checkpoint below ``latent_avg``.
"""

from collections.abc import Iterator, Mapping
from typing import cast

import torch
from torch import Tensor

from tlgan_desktop.generators.formats.folding import (
    NamedTensors,
    dense_layer,
    equalised,
    fixed_noise,
    folded,
    mapping_layer,
)
from tlgan_desktop.generators.formats.foreign import ForeignFormat, ForeignNetwork, filled_network
from tlgan_desktop.generators.networks.mapping import ACTIVATION_GAIN, MappingNetwork
from tlgan_desktop.generators.networks.stylegan2 import StyleGAN2Config

MAPPING_RATE = 0.01
"""The learning-rate multiplier of the mapping network, which the checkpoints don't state."""
AVERAGED_STYLES = 4096
Weights = Mapping[str, Tensor]


def recognises(content: object) -> bool:
    """Whether this is such a checkpoint with a generator."""
    return {"input.input", "to_rgb1.conv.weight", "style.1.weight"} <= _generator(content).keys()


def read(content: object) -> ForeignNetwork:
    """The averaged generator; where the file has no average style, it is measured on 4096 latents."""
    weights = _generator(content)
    config = _config(weights)
    average = content.get("latent_avg") if isinstance(content, Mapping) else None
    known = average if isinstance(average, Tensor) else torch.zeros(config.mapping_widths[-1])
    foreign = filled_network("stylegan2", config, _weights(weights, known.flatten()))
    if not isinstance(average, Tensor):
        mapper = cast(MappingNetwork, cast(torch.nn.Module, foreign.network).get_submodule("mapper"))
        foreign.network.w_avg.copy_(average_style(mapper, config.latent_dim))
    return foreign


@torch.no_grad()
def average_style(mapper: MappingNetwork, latent_dim: int) -> Tensor:
    """The mean style ``(d_w,)`` over fixed random latents, as that repository estimates it."""
    latents = torch.randn(AVERAGED_STYLES, latent_dim, generator=torch.Generator().manual_seed(0))
    return cast(Tensor, mapper(latents).mean(dim=0))


def _generator(content: object) -> Weights:
    state = content.get("g_ema", content) if isinstance(content, Mapping) else {}
    return state if isinstance(state, Mapping) else {}


def _config(weights: Weights) -> StyleGAN2Config:
    widths = tuple(len(weight) for _, weight, _ in _mapping_layers(weights))
    blocks = 1 + sum(name.startswith("to_rgbs.") and name.endswith(".conv.weight") for name in weights)
    channels = (weights[f"{conv}.activate.bias"] for conv in ("conv1", *_second_convs(blocks)))
    return StyleGAN2Config(
        channels=tuple(map(len, channels)),
        latent_dim=weights["style.1.weight"].shape[1],
        mapping_widths=widths,
    )


def _second_convs(blocks: int) -> Iterator[str]:
    return (f"convs.{2 * index - 1}" for index in range(1, blocks))


def _mapping_layers(weights: Weights) -> Iterator[tuple[int, Tensor, Tensor]]:
    count = sum(name.startswith("style.") and name.endswith(".weight") for name in weights)
    for index in range(count):
        yield index, weights[f"style.{index + 1}.weight"], weights[f"style.{index + 1}.bias"]


def _weights(weights: Weights, average: Tensor) -> NamedTensors:
    yield "w_avg", average
    for index, weight, bias in _mapping_layers(weights):
        yield from mapping_layer(index, weight, bias, MAPPING_RATE)
    yield "constant", weights["input.input"][0]
    yield from _styled_conv("blocks.0.conv", weights, "conv1", "noises.noise_0")
    yield from _to_rgb("blocks.0.to_rgb", weights, "to_rgb1")
    for index in range(1, len(_config(weights).channels)):
        first, second = 2 * index - 2, 2 * index - 1
        yield from _styled_conv(f"blocks.{index}.up", weights, f"convs.{first}", f"noises.noise_{first + 1}")
        yield from _styled_conv(
            f"blocks.{index}.conv", weights, f"convs.{second}", f"noises.noise_{second + 1}"
        )
        yield from _to_rgb(f"blocks.{index}.to_rgb", weights, f"to_rgbs.{index - 1}")


def _styled_conv(name: str, weights: Weights, theirs: str, noise: str) -> NamedTensors:
    yield from _affine(name, weights, theirs)
    yield f"{name}.weight", weights[f"{theirs}.conv.weight"][0]
    yield f"{name}.bias", folded(weights[f"{theirs}.activate.bias"], ACTIVATION_GAIN)
    yield f"{name}.noise", fixed_noise(weights[noise], weights[f"{theirs}.noise.weight"])


def _to_rgb(name: str, weights: Weights, theirs: str) -> NamedTensors:
    yield from _affine(name, weights, theirs)
    yield f"{name}.weight", equalised(weights[f"{theirs}.conv.weight"][0]).flatten(1)
    yield f"{name}.bias", weights[f"{theirs}.bias"].flatten()


def _affine(name: str, weights: Weights, theirs: str) -> NamedTensors:
    modulation = f"{theirs}.conv.modulation"
    yield from dense_layer(f"{name}.affine", weights[f"{modulation}.weight"], weights[f"{modulation}.bias"])


FORMAT = ForeignFormat(
    "rosinality StyleGAN2 checkpoint",
    recognises,
    read,
    licence_hint="Nvidia Source Code License (no commercial use) for those converted from NVIDIA's networks",
)
