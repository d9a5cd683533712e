"""Folding gains into weights, as the networks of ours want them.

Style-based networks are trained with weights that are multiplied by constants whenever they are used, for
equalised learning rates and after activations. Readers multiply them in, once; the constants are taken in
double precision, so that the same network has the same weights from any container.
"""

import math
from collections.abc import Iterator

import torch
from torch import Tensor

from tlgan_desktop.generators.networks.mapping import ACTIVATION_GAIN

NamedTensors = Iterator[tuple[str, Tensor]]


def folded(weight: Tensor, gain: float) -> Tensor:
    """A weight times a constant, in float32."""
    return (weight.double() * gain).float()


def equalised(weight: Tensor, gain: float = 1.0) -> Tensor:
    """A weight ``(outputs, inputs, ...)`` over the square root of its inputs, times a gain."""
    return folded(weight, gain / math.sqrt(weight[0].numel()))


def dense_layer(
    name: str, weight: Tensor, bias: Tensor, gain: float = 1.0, rate: float = 1.0
) -> NamedTensors:
    """The weights of an affine layer with a learning-rate multiplier ``rate`` and a ``gain`` behind it."""
    yield f"{name}.weight", equalised(weight, rate * gain)
    yield f"{name}.bias", folded(bias, rate * gain)


def mapping_layer(index: int, weight: Tensor, bias: Tensor, rate: float) -> NamedTensors:
    """The weights of one layer of the mapping network, whose activation has a gain of sqrt(2)."""
    yield from dense_layer(f"mapper.layers.{index}", weight, bias, ACTIVATION_GAIN, rate)


def fixed_noise(noise: Tensor, strength: Tensor) -> Tensor:
    """Noise ``(h, w)`` as it is added before the activation, with the activation's gain."""
    size = noise.shape[-1]
    return folded(noise.reshape(size, size).double() * strength.double().reshape(()), ACTIVATION_GAIN)


def no_noise(resolution: int) -> Tensor:
    """What a layer without noise adds."""
    return torch.zeros(resolution, resolution)
