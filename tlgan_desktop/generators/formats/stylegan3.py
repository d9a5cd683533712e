"""Pickles of NVIDIA's stylegan3 repository: its StyleGAN2, StyleGAN3-T and StyleGAN3-R."""

import math
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import torch

from tlgan_desktop.generators.formats import stylegan_ada
from tlgan_desktop.generators.formats.folding import NamedTensors, equalised, folded
from tlgan_desktop.generators.formats.foreign import (
    ForeignFormat,
    ForeignNetwork,
    UnreadableContent,
    filled_network,
)
from tlgan_desktop.generators.formats.nvidia_modules import NvidiaModule, find_generator
from tlgan_desktop.generators.networks.mapping import ACTIVATION_GAIN
from tlgan_desktop.generators.networks.stylegan3_layout import StyleGAN3Config, bands

FOURIER_INPUT = "input"
"""The module that a StyleGAN3 begins with."""
PUBLISHED_UPSAMPLING = 2
"""How much finer than the grids of its layers a rectifier works."""

ARGUMENTS: Mapping[str, tuple[str, type]] = {
    "channel_base": ("channel_base", int),
    "channel_max": ("channel_max", int),
    "num_layers": ("num_layers", int),
    "num_critical": ("num_critical", int),
    "first_cutoff": ("first_cutoff", float),
    "first_stopband": ("first_stopband", float),
    "last_stopband_rel": ("last_stopband_rel", float),
    "margin": ("margin_size", int),
    "output_scale": ("output_scale", float),
    "half_octaves": ("num_fp16_res", int),
    "kernel_size": ("conv_kernel", int),
    "filter_size": ("filter_size", int),
    "radial_filters": ("use_radial_filters", bool),
    "clamp": ("conv_clamp", float),
}
"""Our settings, and name and type of the original's."""


def recognises(content: object) -> bool:
    """Whether this is a StyleGAN3, or a StyleGAN2 as that repository writes it."""
    stylegan2 = stylegan_ada.find_stylegan2(content)
    if stylegan2 is not None:
        return stylegan_ada.from_stylegan3_repository(stylegan2)
    return find_generator(content, FOURIER_INPUT) is not None


def read(content: object) -> ForeignNetwork:
    """The averaged generator.

    Raises:
        UnreadableContent: it was trained with settings that no published network has.
    """
    generator = find_generator(content, FOURIER_INPUT)
    if generator is None:
        return stylegan_ada.read(content)
    config = _config(generator)
    return filled_network("stylegan3", config, _weights(generator, config))


def _config(generator: NvidiaModule) -> StyleGAN3Config:
    """The settings. Those that a training run left alone are the defaults, in the original as in ours."""
    synthesis = generator.child("synthesis")
    if synthesis.argument("lrelu_upsampling", int, PUBLISHED_UPSAMPLING) != PUBLISHED_UPSAMPLING:
        raise UnreadableContent("has rectifiers on another grid than the published networks")
    ours = {field.name: field.default for field in fields(StyleGAN3Config)}
    given: dict[str, Any] = {
        name: synthesis.argument(theirs, kind, ours[name]) for name, (theirs, kind) in ARGUMENTS.items()
    }
    return StyleGAN3Config(
        resolution=synthesis.setting("img_resolution", int),
        **given,
        **stylegan_ada.mapping_settings(generator.child("mapping")),
    )


def _weights(generator: NvidiaModule, config: StyleGAN3Config) -> NamedTensors:
    yield from stylegan_ada.mapping_weights(generator.child("mapping"))
    synthesis = generator.child("synthesis")
    yield from _input(synthesis.child("input"))
    *layers, colours = layer_names(config)
    for index, name in enumerate(layers):
        yield from _filtered_conv(f"layers.{index}", synthesis.child(name))
    to_rgb = synthesis.child(colours)
    yield from stylegan_ada.to_rgb("to_rgb", to_rgb, _input_gain(to_rgb))


def layer_names(config: StyleGAN3Config) -> list[str]:
    """The original's names of the layers after the input, the colours' last."""
    return [f"L{index}_{band.size}_{band.channels}" for index, band in enumerate(bands(config))]


def _input(layer: NvidiaModule) -> NamedTensors:
    yield from stylegan_ada.affine_layer("input.affine", layer.child("affine"))
    yield "input.weight", equalised(layer.tensor("weight"))
    yield "input.transform", layer.tensor("transform")
    yield "input.frequencies", layer.tensor("freqs")
    yield "input.phases", layer.tensor("phases")


def _filtered_conv(name: str, layer: NvidiaModule) -> NamedTensors:
    yield from stylegan_ada.affine_layer(f"{name}.affine", layer.child("affine"))
    yield f"{name}.weight", layer.tensor("weight")
    yield f"{name}.bias", folded(layer.tensor("bias"), ACTIVATION_GAIN)
    yield f"{name}.gain", torch.tensor(_input_gain(layer) * ACTIVATION_GAIN)
    yield f"{name}.up_filter", layer.tensor("up_filter")
    yield f"{name}.down_filter", layer.tensor("down_filter")


def _input_gain(layer: NvidiaModule) -> float:
    """The reciprocal of the magnitude that a layer's input had in training."""
    return 1 / math.sqrt(layer.tensor("magnitude_ema").item())


FORMAT = ForeignFormat(
    "stylegan3 repository pickle",
    recognises,
    read,
    licence_hint="Nvidia Source Code License (no commercial use) for the networks that NVIDIA published",
)
