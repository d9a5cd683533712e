"""Write full-size generators of random weights in foreign formats, as large as the files that people have.

A PGGAN of 1024x1024 as NVIDIA's TensorFlow pickle of 2018 (generator, discriminator and average), and a
StyleGAN2 of 1024x1024 as a pickle of stylegan2-ada-pytorch.

    python -m benchmarks.write_foreign [FOLDER]
"""

import argparse
import math
import pickle
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from benchmarks.generators import narrowing

FOLDER = Path("build/foreign")
SIZE = 1024
WIDTH = 512
MAPPING_LAYERS = 8
MAPPING_RATE = 0.01


class Network:
    """What NVIDIA's 2018 code pickles: a class ``tfutil.Network`` with this state."""

    def __init__(self, state: Mapping[str, Any]) -> None:
        self._state = state

    def __getstate__(self) -> Mapping[str, Any]:
        return self._state


class Module:
    """What NVIDIA's ``torch_utils.persistence`` pickles of a module."""

    def __init__(self, class_name: str, **state: Any) -> None:
        self._meta = {
            "type": "class",
            "version": 6,
            "module_src": "",
            "class_name": class_name,
            "state": state,
        }

    def __reduce__(self) -> tuple[Any, ...]:
        return _reconstruct_persistent_obj, (self._meta,)


def _reconstruct_persistent_obj(meta: Any) -> None:
    raise NotImplementedError("the files are written here, not read")


@contextmanager
def names_of_others() -> Iterator[None]:
    """Let pickles name the classes of NVIDIA's code, which is not here."""
    places: Mapping[Any, str] = {Network: "tfutil", _reconstruct_persistent_obj: "torch_utils.persistence"}
    modules = {name: ModuleType(name) for name in ("tfutil", "torch_utils", "torch_utils.persistence")}
    own = {thing: thing.__module__ for thing in places}
    for thing, name in places.items():
        thing.__module__ = name
        setattr(modules[name], thing.__name__, thing)
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in modules:
            del sys.modules[name]
        for thing, name in own.items():
            thing.__module__ = name


def write_pggan(path: Path) -> None:
    """A tuple (G, D, Gs), the discriminator being one array of the usual size."""
    variables = dict(_pggan_variables(np.random.default_rng(0)))
    size = sum(array.size for array in variables.values())
    networks = [
        Network({"name": name, "static_kwargs": {}, "variables": list(entries.items())})
        for name, entries in (
            ("G", {name: np.zeros_like(array) for name, array in variables.items()}),
            ("D", {"weights": np.zeros(size, dtype=np.float32)}),
            ("Gs", variables),
        )
    ]
    with names_of_others(), path.open("wb") as file:
        pickle.dump(tuple(networks), file, protocol=3)


def _pggan_variables(random: np.random.Generator) -> Iterator[tuple[str, NDArray[np.float32]]]:
    def weights(*shape: int) -> NDArray[np.float32]:
        return random.standard_normal(shape, dtype=np.float32)

    channels = narrowing(SIZE, 16384)
    yield "lod", np.zeros((), dtype=np.float32)
    yield "4x4/Dense/weight", weights(WIDTH, 16 * WIDTH)
    yield "4x4/Dense/bias", weights(WIDTH)
    for index, outputs in enumerate(channels):
        inputs, side = channels[max(index - 1, 0)], 4 << index
        if index:
            yield f"{side}x{side}/Conv0_up/weight", weights(3, 3, outputs, inputs)
            yield f"{side}x{side}/Conv0_up/bias", weights(outputs)
        name = f"{side}x{side}/Conv{'1' if index else ''}"
        yield f"{name}/weight", weights(3, 3, outputs, outputs)
        yield f"{name}/bias", weights(outputs)
    for lod, inputs in enumerate(reversed(channels)):
        yield f"ToRGB_lod{lod}/weight", weights(1, 1, inputs, 3)
        yield f"ToRGB_lod{lod}/bias", weights(3)


def write_stylegan2(path: Path) -> None:
    """A dictionary with the averaged generator below ``G_ema``."""
    torch.manual_seed(0)
    blocks = {f"b{4 << index}": _block(index) for index in range(len(narrowing(SIZE, 32768)))}
    synthesis = _module("SynthesisNetwork", {}, {}, blocks, img_resolution=SIZE)
    layers: dict[str, Module] = {f"fc{index}": _dense(WIDTH, "lrelu") for index in range(MAPPING_LAYERS)}
    average = {"w_avg": torch.zeros(WIDTH)}
    mapping = _module("MappingNetwork", {}, average, layers, num_layers=MAPPING_LAYERS)
    generator = _module("Generator", {}, {}, {"synthesis": synthesis, "mapping": mapping})
    with names_of_others(), path.open("wb") as file:
        pickle.dump({"G": None, "D": None, "G_ema": generator}, file, protocol=4)


def _block(index: int) -> Module:
    channels = narrowing(SIZE, 32768)
    inputs, outputs, side = channels[max(index - 1, 0)], channels[index], 4 << index
    modules = {"conv1": _conv(outputs, outputs, side), "torgb": _to_rgb(outputs)}
    if index:
        modules["conv0"] = _conv(inputs, outputs, side)
    parameters = {} if index else {"const": torch.randn(outputs, 4, 4)}
    return _module("SynthesisBlock", parameters, {}, modules, architecture="skip", use_fp16=side >= SIZE // 8)


def _conv(inputs: int, outputs: int, side: int) -> Module:
    parameters = {
        "weight": torch.randn(outputs, inputs, 3, 3),
        "noise_strength": torch.tensor(0.1),
        "bias": torch.zeros(outputs),
    }
    line = torch.tensor([1.0, 3.0, 3.0, 1.0]) / 8
    buffers = {"resample_filter": torch.outer(line, line), "noise_const": torch.randn(side, side)}
    affine = {"affine": _dense(inputs)}
    return _module("SynthesisLayer", parameters, buffers, affine, activation="lrelu", conv_clamp=256)


def _to_rgb(inputs: int) -> Module:
    parameters = {"weight": torch.randn(3, inputs, 1, 1), "bias": torch.zeros(3)}
    return _module("ToRGBLayer", parameters, {}, {"affine": _dense(inputs)})


def _dense(outputs: int, activation: str = "linear") -> Module:
    rate = 1.0 if activation == "linear" else MAPPING_RATE
    bias = torch.ones(outputs) if activation == "linear" else torch.zeros(outputs)
    parameters = {"weight": torch.randn(outputs, WIDTH) / rate, "bias": bias}
    settings = {"activation": activation, "bias_gain": rate, "weight_gain": rate / math.sqrt(WIDTH)}
    return _module("FullyConnectedLayer", parameters, {}, {}, **settings)


def _module(
    name: str,
    parameters: Mapping[str, Tensor],
    buffers: Mapping[str, Tensor],
    modules: Mapping[str, Module],
    **settings: Any,
) -> Module:
    state = {"_parameters": dict(parameters), "_buffers": dict(buffers), "_modules": dict(modules)}
    return Module(name, **state, **settings)


WRITERS = {"pggan-1024.pkl": write_pggan, "stylegan2-1024.pkl": write_stylegan2}


def main() -> None:
    """Write the files and tell their sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in WRITERS.items():
        write(folder / name)
        print(f"{folder / name}: {(folder / name).stat().st_size / 2**20:.0f} MiB")


if __name__ == "__main__":
    main()
