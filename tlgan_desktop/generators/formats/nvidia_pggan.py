"""NVIDIA's PGGAN pickles of 2018 (``karras2018iclr-*.pkl``): a tuple (G, D, Gs) of TensorFlow networks.

The state of each is read; the source embedded in it is not. Gs, the running average, holds the weights to
use.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tlgan_desktop.generators.formats.foreign import ForeignFormat, ForeignNetwork, UnreadableContent
from tlgan_desktop.generators.formats.pggan_weights import HE_GAIN, check_grown, each_pixel, equalised, pggan
from tlgan_desktop.generators.networks.pggan import FIRST_GRID, PgganConfig
from tlgan_desktop.unpickling import Record

Variables = Mapping[str, NDArray[Any]]

CLASS = "tfutil.Network"
PREFERRED = ("Gs", "G")
FIRST_GAIN = np.sqrt(2) / FIRST_GRID
"""The gain of the input layer: NVIDIA's code overrides it "to match the original Theano implementation"."""
SUPPORTED_SETTINGS: Mapping[str, tuple[object, ...]] = {
    "label_size": (0, None),
    "normalize_latents": (True,),
    "use_leakyrelu": (True,),
    "use_pixelnorm": (True,),
    "use_wscale": (True,),
}


def recognises(content: object) -> bool:
    """Whether this is one of NVIDIA's networks of 2018, or a tuple of them."""
    return bool(_networks(content))


def read(content: object) -> ForeignNetwork:
    """The averaged generator.

    Raises:
        UnreadableContent: there is none, or it has settings that differ from the paper's.
    """
    state = _generator_state(_networks(content))
    _check_settings(state["static_kwargs"])
    # Only text is hashed: the hash of nested tuples can take exponential time.
    variables: Variables = {name: value for name, value in state["variables"] if isinstance(name, str)}
    check_grown(float(variables.get("lod", 0)))
    blocks = _resolutions(variables)
    channels = tuple(len(variables[f"{side}x{side}/Conv1/bias"]) for side in blocks)
    first = len(variables["4x4/Conv/bias"])
    latent_dim = variables["4x4/Dense/weight"].shape[0]
    config = PgganConfig(latent_dim, (first, *channels))
    return pggan(config, len(variables["ToRGB_lod0/bias"]), _weights(variables, blocks))


def _networks(content: object) -> dict[str, Mapping[str, Any]]:
    entries = content if isinstance(content, tuple | list) else (content,)
    records = [entry for entry in entries if isinstance(entry, Record) and entry.class_name == CLASS]
    states = [record.state for record in records if isinstance(record.state, Mapping)]
    return {state["name"]: state for state in states if isinstance(state.get("name"), str)}


def _generator_state(networks: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    for name in PREFERRED:
        if name in networks:
            return networks[name]
    raise UnreadableContent("holds a discriminator alone; a generator is needed to draw pictures")


def _check_settings(settings: Mapping[str, object]) -> None:
    for name, supported in SUPPORTED_SETTINGS.items():
        if name in settings and settings[name] not in supported:
            raise UnreadableContent(
                f"was trained with another {name} than the paper's, which is not supported"
            )


def _resolutions(variables: Variables) -> list[int]:
    """The sides of the blocks above 4x4, ascending."""
    sides, side = [], 2 * FIRST_GRID
    while f"{side}x{side}/Conv1/weight" in variables:
        sides.append(side)
        side *= 2
    return sides


def _weights(variables: Variables, blocks: list[int]) -> Iterator[tuple[str, Tensor]]:
    dense = _tensor(variables["4x4/Dense/weight"]).T
    yield "input.weight", equalised(dense, dense.shape[1], FIRST_GAIN)
    yield "input.bias", each_pixel(_tensor(variables["4x4/Dense/bias"]))
    yield from _layer("first", variables, "4x4/Conv")
    for index, side in enumerate(blocks):
        fused = f"{side}x{side}/Conv0_up"
        if f"{fused}/weight" in variables:
            yield from _fused_layer(f"blocks.{index}.conv0", variables, fused)
        else:
            yield from _layer(f"blocks.{index}.conv0", variables, f"{side}x{side}/Conv0")
        yield from _layer(f"blocks.{index}.conv1", variables, f"{side}x{side}/Conv1")
    yield from _layer("to_rgb", variables, "ToRGB_lod0", gain=1.0)


def _layer(
    name: str, variables: Variables, theirs: str, gain: float = HE_GAIN
) -> Iterator[tuple[str, Tensor]]:
    """A convolution; TensorFlow keeps its weight as (height, width, inputs, outputs)."""
    weight = _tensor(variables[f"{theirs}/weight"]).permute(3, 2, 0, 1)
    yield f"{name}.weight", equalised(weight, weight[0].numel(), gain)
    yield f"{name}.bias", _tensor(variables[f"{theirs}/bias"])


def _fused_layer(name: str, variables: Variables, theirs: str) -> Iterator[tuple[str, Tensor]]:
    """A transposed convolution (height, width, outputs, inputs): mirrored, it is one after upsampling."""
    weight = _tensor(variables[f"{theirs}/weight"]).permute(2, 3, 0, 1).flip(2, 3)
    yield f"{name}.weight", equalised(weight, weight[0].numel())
    yield f"{name}.bias", _tensor(variables[f"{theirs}/bias"])


def _tensor(array: NDArray[Any]) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(array, dtype=np.float32))


FORMAT = ForeignFormat(
    "NVIDIA PGGAN pickle",
    recognises,
    read,
    licence_hint="CC BY-NC 4.0 for the networks that NVIDIA published",
)
