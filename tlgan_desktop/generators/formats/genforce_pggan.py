"""PGGAN checkpoints of genforce and InterFaceGAN (``pggan_celebahq.pth``): a state_dict of the generator."""

from collections.abc import Iterator, Mapping

from torch import Tensor

from tlgan_desktop.generators.formats.foreign import ForeignFormat, ForeignNetwork
from tlgan_desktop.generators.formats.pggan_weights import (
    HE_GAIN,
    check_grown,
    each_pixel,
    equalised,
    pggan,
)
from tlgan_desktop.generators.networks.pggan import PgganConfig

INPUT = "layer0.conv.weight"


def recognises(content: object) -> bool:
    """Whether this is such a state_dict, with or without fused upsampling."""
    return bool(_generator(content))


def read(content: object) -> ForeignNetwork:
    """The generator.

    Raises:
        UnreadableContent: it is a snapshot from before the network was fully grown.
    """
    weights = _generator(content)
    check_grown(float(weights.get("lod", 0)))
    blocks = sum(name.startswith("output") and name.endswith(".wscale.bias") for name in weights) - 1
    channels = tuple(len(weights[f"layer{2 * index + 1}.wscale.bias"]) for index in range(blocks + 1))
    config = PgganConfig(weights[INPUT].shape[1], channels)
    return pggan(config, len(weights[f"output{blocks}.wscale.bias"]), _weights(weights, blocks))


def _generator(content: object) -> Mapping[str, Tensor]:
    states = content if isinstance(content, Mapping) else {}
    candidates = (states, states.get("generator_smooth"), states.get("generator"))
    return next((state for state in candidates if isinstance(state, Mapping) and INPUT in state), {})


def _weights(weights: Mapping[str, Tensor], blocks: int) -> Iterator[tuple[str, Tensor]]:
    yield from _input(weights)
    yield from _layer("first", weights, "layer1")
    for index in range(blocks):
        yield from _layer(f"blocks.{index}.conv0", weights, f"layer{2 * index + 2}")
        yield from _layer(f"blocks.{index}.conv1", weights, f"layer{2 * index + 3}")
    yield from _layer("to_rgb", weights, f"output{blocks}", gain=1.0)


def _input(weights: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """A 4x4 convolution over a single pixel and its zero border: a mirrored linear layer."""
    kernel = weights[INPUT]
    outputs_last = kernel.flip(2, 3).permute(0, 2, 3, 1)
    yield "input.weight", equalised(outputs_last.reshape(-1, kernel.shape[1]), kernel[0].numel())
    yield "input.bias", each_pixel(weights["layer0.wscale.bias"])


def _layer(
    name: str, weights: Mapping[str, Tensor], theirs: str, gain: float = HE_GAIN
) -> Iterator[tuple[str, Tensor]]:
    if (fused := weights.get(f"{theirs}.weight")) is not None:
        # A transposed convolution (height, width, inputs, outputs): mirrored, it is one after upsampling.
        weight = fused.permute(3, 2, 0, 1).flip(2, 3)
    else:
        weight = weights[f"{theirs}.conv.weight"]
    yield f"{name}.weight", equalised(weight, weight[0].numel(), gain)
    yield f"{name}.bias", weights[f"{theirs}.wscale.bias"]


FORMAT = ForeignFormat("genforce PGGAN checkpoint", recognises, read)
