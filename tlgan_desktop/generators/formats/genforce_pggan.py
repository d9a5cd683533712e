"""PGGAN checkpoints of genforce: ``pggan_celebahq.pth`` of InterFaceGAN, and those of the later GenForce zoo.

InterFaceGAN's are a state_dict with ``layerN.conv.weight`` and ``layerN.wscale.bias``; GenForce's have
``layerN.weight`` and ``layerN.bias``, below the key ``generator_smooth`` or ``generator``.
"""

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

PREFERRED = ("generator_smooth", "generator")


def recognises(content: object) -> bool:
    """Whether this is such a generator, with or without fused upsampling."""
    return bool(_generator(content))


def read(content: object) -> ForeignNetwork:
    """The generator.

    Raises:
        UnreadableContent: it is a snapshot from before the network was fully grown.
    """
    weights = _generator(content)
    check_grown(float(weights.get("lod", 0)))
    blocks = sum(name.startswith("output") and name.endswith("bias") for name in weights) - 1
    channels = tuple(len(_bias(weights, f"layer{2 * index + 1}")) for index in range(blocks + 1))
    config = PgganConfig(_kernel(weights, "layer0").shape[1], channels)
    return pggan(config, len(_bias(weights, f"output{blocks}")), _weights(weights, blocks))


def _generator(content: object) -> Mapping[str, Tensor]:
    states = content if isinstance(content, Mapping) else {}
    candidates = [states, *(states[name] for name in PREFERRED if isinstance(states.get(name), Mapping))]
    return next((state for state in candidates if {"lod", "output0.bias"} <= _short_names(state)), {})


def _short_names(state: Mapping[str, object]) -> set[str]:
    return {name.replace(".wscale", "") for name in state if isinstance(name, str)}


def _weights(weights: Mapping[str, Tensor], blocks: int) -> Iterator[tuple[str, Tensor]]:
    yield from _input(weights)
    yield from _layer("first", weights, "layer1")
    for index in range(blocks):
        yield from _layer(f"blocks.{index}.conv0", weights, f"layer{2 * index + 2}")
        yield from _layer(f"blocks.{index}.conv1", weights, f"layer{2 * index + 3}")
    yield from _layer("to_rgb", weights, f"output{blocks}", gain=1.0)


def _input(weights: Mapping[str, Tensor]) -> Iterator[tuple[str, Tensor]]:
    """A 4x4 convolution over a single pixel and its zero border: a mirrored linear layer."""
    kernel = _kernel(weights, "layer0")
    inputs_last = kernel.flip(2, 3).permute(0, 2, 3, 1)
    yield "input.weight", equalised(inputs_last.reshape(-1, kernel.shape[1]), kernel[0].numel())
    yield "input.bias", each_pixel(_bias(weights, "layer0"))


def _layer(
    name: str, weights: Mapping[str, Tensor], theirs: str, gain: float = HE_GAIN
) -> Iterator[tuple[str, Tensor]]:
    kernel = _kernel(weights, theirs)
    yield f"{name}.weight", equalised(kernel, kernel[0].numel(), gain)
    yield f"{name}.bias", _bias(weights, theirs)


def _kernel(weights: Mapping[str, Tensor], layer: str) -> Tensor:
    """The weight ``(outputs, inputs, height, width)`` of a convolution.

    InterFaceGAN's transposed convolutions are (height, width, inputs, outputs): mirrored, they are
    convolutions after upsampling.
    """
    if (weight := weights.get(f"{layer}.conv.weight")) is not None:
        return weight
    weight = weights[f"{layer}.weight"]
    return weight.permute(3, 2, 0, 1).flip(2, 3) if weight.shape[:2] == (3, 3) else weight


def _bias(weights: Mapping[str, Tensor], layer: str) -> Tensor:
    bias = weights.get(f"{layer}.wscale.bias")
    return weights[f"{layer}.bias"] if bias is None else bias


FORMAT = ForeignFormat(
    "genforce PGGAN checkpoint",
    recognises,
    read,
    licence_hint="CC BY-NC 4.0 for those converted from the networks that NVIDIA published",
)
