"""Pickles of NVIDIA's stylegan2-ada-pytorch, and what they share with those of its stylegan3 repository."""

from typing import Any

import torch
from torch import Tensor

from tlgan_desktop.generators.formats.folding import (
    NamedTensors,
    dense_layer,
    equalised,
    fixed_noise,
    folded,
    mapping_layer,
    no_noise,
)
from tlgan_desktop.generators.formats.foreign import (
    ForeignFormat,
    ForeignNetwork,
    UnreadableContent,
    filled_network,
)
from tlgan_desktop.generators.formats.nvidia_modules import NvidiaModule, colours, find_generator
from tlgan_desktop.generators.networks.mapping import ACTIVATION_GAIN
from tlgan_desktop.generators.networks.resampling import BLUR_TAPS
from tlgan_desktop.generators.networks.stylegan2 import FIRST_GRID, StyleGAN2Config

ACTIVATION = "lrelu"


def recognises(content: object) -> bool:
    """Whether this is a StyleGAN2 as the stylegan2-ada-pytorch repository writes it."""
    generator = find_stylegan2(content)
    return generator is not None and not from_stylegan3_repository(generator)


def read(content: object) -> ForeignNetwork:
    """The averaged generator.

    Raises:
        UnreadableContent: it was trained with settings that no published network has.
    """
    generator = find_stylegan2(content)
    if generator is None:
        raise UnreadableContent("holds no StyleGAN2 generator")
    config = _config(generator)
    return filled_network("stylegan2", config, _weights(generator))


def find_stylegan2(content: object) -> NvidiaModule | None:
    """The StyleGAN2 generator of a pickle, if it holds one."""
    return find_generator(content, synthesis_child="b4")


def from_stylegan3_repository(generator: NvidiaModule) -> bool:
    """Whether a StyleGAN2 was written by the later of the two repositories, whose layers know their width."""
    first = generator.child("synthesis.b4")
    return first.has("conv1") and first.child("conv1").knows("in_channels")


def mapping_settings(mapping: NvidiaModule) -> dict[str, Any]:
    """What a network's settings say of its mapping network."""
    layers = _mapping_layers(mapping)
    if any(layer.setting("activation", str) != ACTIVATION for layer in layers):
        raise UnreadableContent(f"has a mapping network with other activations than {ACTIVATION}")
    conditional = has_labels(mapping)
    label_width, num_labels = mapping.child("embed").tensor("weight").shape if conditional else (0, 0)
    return {
        "latent_dim": layers[0].tensor("weight").shape[1] - label_width,
        "mapping_widths": tuple(len(layer.tensor("weight")) for layer in layers),
        "num_labels": num_labels,
        "label_width": label_width,
    }


def mapping_weights(mapping: NvidiaModule) -> NamedTensors:
    """The weights of the mapping network, and the average style."""
    yield "w_avg", mapping.tensor("w_avg")
    if has_labels(mapping):
        yield from affine_layer("mapper.embedding", mapping.child("embed"))
    for index, layer in enumerate(_mapping_layers(mapping)):
        rate = layer.setting("bias_gain", float)
        yield from mapping_layer(index, layer.tensor("weight"), layer.tensor("bias"), rate)


def has_labels(mapping: NvidiaModule) -> bool:
    """Whether the network is conditional."""
    return mapping.children.get("embed") is not None


def affine_layer(name: str, layer: NvidiaModule) -> NamedTensors:
    """The weights of a fully connected layer without activation."""
    yield from dense_layer(name, layer.tensor("weight"), layer.tensor("bias"))


def _mapping_layers(mapping: NvidiaModule) -> list[NvidiaModule]:
    return [mapping.child(f"fc{index}") for index in range(mapping.setting("num_layers", int))]


def _config(generator: NvidiaModule) -> StyleGAN2Config:
    synthesis = generator.child("synthesis")
    blocks = _blocks(synthesis)
    clamp = blocks[-1].child("conv1").optional("conv_clamp", float)
    return StyleGAN2Config(
        channels=tuple(len(block.child("conv1").tensor("bias")) for block in blocks),
        architecture=blocks[-1].setting("architecture", str),
        clamp=clamp,
        half_blocks=sum(bool(block.optional("use_fp16", int)) for block in blocks),
        **mapping_settings(generator.child("mapping")),
    )


def _blocks(synthesis: NvidiaModule) -> list[NvidiaModule]:
    resolution = synthesis.setting("img_resolution", int)
    sizes = [FIRST_GRID * 2**k for k in range(resolution.bit_length()) if FIRST_GRID * 2**k <= resolution]
    return [synthesis.child(f"b{size}") for size in sizes]


def _weights(generator: NvidiaModule) -> NamedTensors:
    yield from mapping_weights(generator.child("mapping"))
    for index, block in enumerate(_blocks(generator.child("synthesis"))):
        resolution = FIRST_GRID * 2**index
        if index == 0:
            yield "constant", block.tensor("const")
        else:
            yield from _styled_conv(f"blocks.{index}.up", block.child("conv0"), resolution)
        yield from _styled_conv(f"blocks.{index}.conv", block.child("conv1"), resolution)
        if block.has("skip"):
            yield f"blocks.{index}.shortcut", equalised(block.child("skip").tensor("weight"))
        if block.has("torgb"):
            yield from to_rgb(f"blocks.{index}.to_rgb", block.child("torgb"))


def _styled_conv(name: str, layer: NvidiaModule, resolution: int) -> NamedTensors:
    _check_filter(layer.tensor("resample_filter"))
    if layer.setting("activation", str) != ACTIVATION:
        raise UnreadableContent(f"has other activations than {ACTIVATION}, which no published network has")
    yield from affine_layer(f"{name}.affine", layer.child("affine"))
    yield f"{name}.weight", layer.tensor("weight")
    yield f"{name}.bias", folded(layer.tensor("bias"), ACTIVATION_GAIN)
    if layer.has("noise_const"):
        yield f"{name}.noise", fixed_noise(layer.tensor("noise_const"), layer.tensor("noise_strength"))
    else:
        yield f"{name}.noise", no_noise(resolution)


def to_rgb(name: str, layer: NvidiaModule, gain: float = 1.0) -> NamedTensors:
    """The weights of the convolution to colours, with a gain of its input."""
    yield from affine_layer(f"{name}.affine", layer.child("affine"))
    yield f"{name}.weight", colours(equalised(layer.tensor("weight"), gain).flatten(1))
    yield f"{name}.bias", colours(layer.tensor("bias"))


def _check_filter(resample_filter: Tensor) -> None:
    taps = torch.tensor(BLUR_TAPS) / sum(BLUR_TAPS)
    if resample_filter.shape != (4, 4) or not torch.allclose(
        resample_filter.float(), torch.outer(taps, taps)
    ):
        raise UnreadableContent("resamples with another filter than the published networks")


FORMAT = ForeignFormat(
    "stylegan2-ada-pytorch pickle",
    recognises,
    read,
    licence_hint="Nvidia Source Code License (no commercial use) for the networks that NVIDIA published",
)
