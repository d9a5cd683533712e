"""StyleGAN checkpoints of genforce: ``stylegan_ffhq.pth`` and ``stylegan_celebahq.pth`` of InterFaceGAN."""

from collections.abc import Iterator, Mapping

import torch
from torch import Tensor

from tlgan_desktop.generators.formats.folding import NamedTensors, dense_layer, equalised, folded
from tlgan_desktop.generators.formats.foreign import ForeignFormat, ForeignNetwork, filled_network
from tlgan_desktop.generators.formats.pggan_weights import check_grown
from tlgan_desktop.generators.networks.mapping import ACTIVATION_GAIN
from tlgan_desktop.generators.networks.stylegan1 import StyleGAN1Config

MAPPING_RATE = 0.01
"""The learning-rate multiplier of the mapping network, which the checkpoints don't state."""
Weights = Mapping[str, Tensor]


def recognises(content: object) -> bool:
    """Whether this is such a generator."""
    return (
        isinstance(content, Mapping)
        and {"truncation.w_avg", "synthesis.layer0.first_layer"} <= content.keys()
    )


def read(content: object) -> ForeignNetwork:
    """The generator.

    Raises:
        UnreadableContent: it is a snapshot from before the network was fully grown.
    """
    weights: Weights = content if isinstance(content, Mapping) else {}
    check_grown(float(weights.get("synthesis.lod", 0)))
    blocks = sum(name.startswith("synthesis.output") and name.endswith(".bias") for name in weights)
    config = StyleGAN1Config(
        channels=tuple(len(weights[f"synthesis.layer{2 * k + 1}.epilogue.bias"]) for k in range(blocks)),
        latent_dim=weights["mapping.dense0.linear.weight"].shape[1],
        mapping_widths=tuple(len(weight) for weight, _ in _mapping_layers(weights)),
    )
    return filled_network("stylegan1", config, _weights(weights, blocks))


def _mapping_layers(weights: Weights) -> Iterator[tuple[Tensor, Tensor]]:
    index = 0
    while (weight := weights.get(f"mapping.dense{index}.linear.weight")) is not None:
        yield weight, weights[f"mapping.dense{index}.wscale.bias"]
        index += 1


def _weights(weights: Weights, blocks: int) -> NamedTensors:
    yield "w_avg", weights["truncation.w_avg"]
    for index, (weight, bias) in enumerate(_mapping_layers(weights)):
        yield f"mapper.layers.{index}.weight", equalised(weight, ACTIVATION_GAIN * MAPPING_RATE)
        yield f"mapper.layers.{index}.bias", folded(bias, MAPPING_RATE)
    yield "constant", weights["synthesis.layer0.first_layer"][0]
    for index in range(2 * blocks):
        yield from _layer(f"layers.{index}", weights, f"synthesis.layer{index}")
    rgb = f"synthesis.output{blocks - 1}"
    yield "rgb_weight", equalised(weights[f"{rgb}.conv.weight"])
    yield "rgb_bias", weights[f"{rgb}.bias"]


def _layer(name: str, weights: Weights, theirs: str) -> NamedTensors:
    epilogue = f"{theirs}.epilogue"
    style = f"{epilogue}.style_mod.dense"
    bias = weights[f"{style}.wscale.bias"]
    # The originals scale by 1 + the output of the affine layer.
    scales = torch.arange(len(bias)) < len(bias) // 2
    yield from dense_layer(f"{name}.affine", weights[f"{style}.linear.weight"], bias + scales)
    yield f"{name}.bias", weights[f"{epilogue}.bias"]
    yield f"{name}.noise", weights[f"{epilogue}.apply_noise.noise"][0, 0]
    yield f"{name}.noise_strength", weights[f"{epilogue}.apply_noise.weight"]
    if (kernel := _kernel(weights, theirs)) is not None:
        yield f"{name}.weight", equalised(kernel, ACTIVATION_GAIN)


def _kernel(weights: Weights, layer: str) -> Tensor | None:
    """The weight ``(outputs, inputs, 3, 3)`` of a convolution, if the layer has one.

    From 128x128 on the first of a block is a transposed one, (height, width, inputs, outputs): mirrored, it
    is a convolution after doubling the grid.
    """
    fused = weights.get(f"{layer}.weight")
    return weights.get(f"{layer}.conv.weight") if fused is None else fused.permute(3, 2, 0, 1).flip(2, 3)


FORMAT = ForeignFormat(
    "genforce StyleGAN checkpoint",
    recognises,
    read,
    licence_hint="CC BY-NC 4.0 for those converted from the networks that NVIDIA published",
)
