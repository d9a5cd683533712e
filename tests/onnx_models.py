"""Small generators as ONNX models, in any of the forms that exporters give."""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from tlgan_desktop.generators import Pixels

D, SIDE = 5, 4
RANDOM = np.random.default_rng(0)
WEIGHT = RANDOM.standard_normal((D, 3 * SIDE * SIDE)).astype(np.float32)
FloatArray = NDArray[np.floating]


def signed_pictures(latents: FloatArray) -> FloatArray:
    """What every model below draws, NCHW on the [-1, 1] scale."""
    return np.asarray(np.tanh(latents.astype(np.float32) @ WEIGHT).reshape(-1, 3, SIDE, SIDE))


def linear_model(
    *,
    batch: int | str = "n",
    pixels: Pixels = Pixels.SIGNED,
    channels_last: bool = False,
    square_input: bool = False,
    baked_batch: bool = False,
    constants: bool = False,
    input_type: int = TensorProto.FLOAT,
    metadata: dict[str, str] | None = None,
    operator: tuple[str, str] = ("Tanh", ""),
    weight: FloatArray = WEIGHT,
    side: tuple[int, int] = (SIDE, SIDE),
) -> onnx.ModelProto:
    """tanh(z W) as pictures, in any of the forms that exporters give."""
    scale, shift = {Pixels.SIGNED: (1, 0), Pixels.UNIT: (0.5, 0.5), Pixels.BYTES: (127.5, 127.5)}[pixels]
    tensors = {
        "weight": weight,
        "flat": np.array([-1, weight.shape[0]]),
        "shape": np.array([1 if baked_batch else -1, weight.shape[1] // (side[0] * side[1]), *side]),
        "scale": np.array(scale, np.float32),
        "shift": np.array(shift, np.float32),
    }
    held = [numpy_helper.from_array(np.asarray(tensor), name) for name, tensor in tensors.items()]
    nodes = [helper.make_node("Constant", [], [each.name], value=each) for each in held if constants]
    nodes += [
        helper.make_node("Cast", ["z"], ["z32"], to=TensorProto.FLOAT),
        helper.make_node("Reshape", ["z32", "flat"], ["row"]),
        helper.make_node("MatMul", ["row", "weight"], ["drawn"]),
        helper.make_node(operator[0], ["drawn"], ["bounded"], domain=operator[1]),
        helper.make_node("Reshape", ["bounded", "shape"], ["square"]),
        helper.make_node("Mul", ["square", "scale"], ["scaled"]),
        helper.make_node("Add", ["scaled", "shift"], ["picture"]),
    ]
    shape = [batch, weight.shape[1] // (side[0] * side[1]), *side]
    if channels_last:
        nodes[-1].output[0] = "channels_first"
        nodes.append(helper.make_node("Transpose", ["channels_first"], ["picture"], perm=[0, 2, 3, 1]))
        shape = [shape[0], *shape[2:], shape[1]]
    latent = helper.make_tensor_value_info("z", input_type, [batch, D, 1, 1] if square_input else [batch, D])
    picture = helper.make_tensor_value_info("picture", TensorProto.FLOAT, shape)
    graph = helper.make_graph(nodes, "generator", [latent], [picture], [] if constants else held)
    opsets = [helper.make_opsetid("", 17)] + ([helper.make_opsetid(operator[1], 1)] if operator[1] else [])
    model = helper.make_model(graph, opset_imports=opsets, ir_version=8)
    helper.set_model_props(model, metadata or {})
    return model


def saved(folder: Path, model: onnx.ModelProto) -> Path:
    path = folder / "model.onnx"
    onnx.save(model, path)
    return path


def doubtful_model(side: int = SIDE, **options: object) -> onnx.ModelProto:
    """A model whose values have no scale that is known; with a ``side`` of 3 its layout is in doubt too."""
    weight = np.random.default_rng(1).standard_normal((D, 3 * side * side)).astype(np.float32)
    return linear_model(weight=weight, side=(side, side), operator=("Identity", ""), **options)  # type: ignore[arg-type]
