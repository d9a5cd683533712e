from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper
from onnx_models import RANDOM, SIDE, WEIGHT, D, linear_model, saved, signed_pictures

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import Layout, OnnxAnswers, OnnxQuestion, Pixels, open_generator
from tlgan_desktop.latents import Prior

FORMS: dict[str, dict[str, object]] = {
    "as it comes": {},
    "values 0 to 1": {"pixels": Pixels.UNIT},
    "values 0 to 255": {"pixels": Pixels.BYTES},
    "channels last": {"channels_last": True},
    "channels last, 0 to 255": {"channels_last": True, "pixels": Pixels.BYTES},
    "latents (n, d, 1, 1)": {"square_input": True},
    "a batch of one": {"batch": 1},
    "a batch of three": {"batch": 3},
    "a batch of one, declared as any": {"baked_batch": True},
    "weights in constants": {"constants": True},
    "latents of 16 bits": {"input_type": TensorProto.FLOAT16},
    "latents of 64 bits": {"input_type": TensorProto.DOUBLE},
}


@pytest.mark.parametrize("name", FORMS)
def test_every_form_draws_the_same_pictures(name: str, tmp_path: Path) -> None:
    generator = open_generator(saved(tmp_path, linear_model(**FORMS[name])))  # type: ignore[arg-type]
    latents = generator.sample(0, 5)
    tolerance = 5e-3 if "16 bits" in name else 1e-5
    for count in (1, 2, 5):
        pictures = generator.forward(latents[:count]).numpy()
        np.testing.assert_allclose(pictures, signed_pictures(latents[:count]), atol=tolerance)
    assert generator.pictures(latents).shape == (5, SIDE, SIDE, 3)
    assert generator.forward(latents[:0]).shape == (0, 3, SIDE, SIDE)


def test_what_is_told_of_a_model(tmp_path: Path) -> None:
    metadata = {"tlgan.prior": "uniform", "tlgan.licence": "CC0-1.0", "author": "someone"}
    info = open_generator(saved(tmp_path, linear_model(metadata=metadata))).info
    assert (info.name, info.format, info.family, info.licence) == ("model", "ONNX", "onnx", "CC0-1.0")
    assert (info.resolution, info.spaces, info.prior) == (SIDE, {"z": D}, Prior.UNIFORM)
    assert info.parameters >= WEIGHT.size


def test_the_fingerprint_is_that_of_the_weights(tmp_path: Path) -> None:
    def fingerprint(**options: object) -> str:
        return open_generator(saved(tmp_path, linear_model(**options))).info.fingerprint  # type: ignore[arg-type]

    same = fingerprint()
    assert fingerprint(metadata={"tlgan.prior": "uniform"}, batch=1) == same
    assert fingerprint(constants=True) == same
    assert fingerprint(weight=WEIGHT + np.float32(1e-6)) != same


def test_the_prior_is_answered_over_told_over_normal(tmp_path: Path) -> None:
    plain, told = linear_model(), linear_model(metadata={"tlgan.prior": "uniform"})
    assert open_generator(saved(tmp_path, plain)).info.prior is Prior.NORMAL
    assert (
        open_generator(saved(tmp_path, plain), answers=OnnxAnswers(Prior.UNIFORM)).info.prior is Prior.UNIFORM
    )
    path = saved(tmp_path, told)
    assert open_generator(path).info.prior is Prior.UNIFORM
    assert open_generator(path, answers=OnnxAnswers(Prior.SPHERE)).info.prior is Prior.SPHERE


def test_a_scale_in_doubt_is_asked(tmp_path: Path) -> None:
    unbounded = ("Identity", "")  # values from about -7 to 7: no scale that we know
    path = saved(tmp_path, linear_model(operator=unbounded))
    with pytest.raises(OnnxQuestion, match=r"does not tell its pixels \(-1\.\.1 or 0\.\.1 or") as question:
        open_generator(path)
    assert question.value.doubts == {"pixels": tuple(Pixels)}
    expected = (np.ones((1, D), np.float32) @ WEIGHT).reshape(1, 3, SIDE, SIDE)
    for pixels, scaled in zip(Pixels, (expected, expected * 2 - 1, expected / 127.5 - 1), strict=True):
        generator = open_generator(path, answers=OnnxAnswers(pixels=pixels))
        np.testing.assert_allclose(generator.forward(np.ones((1, D))), scaled, rtol=1e-4, atol=1e-4)
    told = open_generator(
        saved(tmp_path, linear_model(operator=unbounded, metadata={"tlgan.pixels": "0..255"}))
    )
    np.testing.assert_allclose(told.forward(np.ones((1, D))), expected / 127.5 - 1, rtol=1e-4, atol=1e-4)


def test_a_layout_in_doubt_is_asked(tmp_path: Path) -> None:
    weight = RANDOM.standard_normal((D, 27)).astype(np.float32)
    path = saved(tmp_path, linear_model(weight=weight, side=(3, 3)))
    with pytest.raises(OnnxQuestion, match="does not tell its layout") as question:
        open_generator(path)
    assert question.value.doubts == {"layout": tuple(Layout)}
    drawn = {
        layout: open_generator(path, answers=OnnxAnswers(layout=layout)).forward(np.ones((1, D)))
        for layout in Layout
    }
    as_first = drawn[Layout.CHANNELS_LAST].permute(0, 2, 3, 1)
    np.testing.assert_array_equal(as_first, drawn[Layout.CHANNELS_FIRST])


def test_grey_pictures_are_shown_as_colour(tmp_path: Path) -> None:
    weight = WEIGHT[:, : SIDE * SIDE]
    generator = open_generator(saved(tmp_path, linear_model(weight=weight)))
    pictures = generator.forward(np.ones((2, D))).numpy()
    assert pictures.shape == (2, 3, SIDE, SIDE)
    np.testing.assert_array_equal(pictures[:, 0], pictures[:, 2])


def external(folder: Path) -> Path:
    path = folder / "model.onnx"
    onnx.save(linear_model(), path, save_as_external_data=True, location="model.data", size_threshold=0)
    return path


def two_inputs(folder: Path) -> Path:
    model = linear_model()
    model.graph.input.append(helper.make_tensor_value_info("labels", TensorProto.FLOAT, [1]))
    return saved(folder, model)


def vague_latent(folder: Path) -> Path:
    model = linear_model()
    model.graph.input[0].type.tensor_type.shape.dim[1].dim_param = "d"
    return saved(folder, model)


def flat_output(folder: Path) -> Path:
    model = linear_model()
    del model.graph.node[-3:]
    model.graph.node[-1].output[0] = "picture"
    del model.graph.output[0].type.tensor_type.shape.dim[2:]
    return saved(folder, model)


def truncated(folder: Path) -> Path:
    path = saved(folder, linear_model())
    path.write_bytes(path.read_bytes()[:700])
    return path


def crowded(folder: Path) -> Path:
    """A protocol buffer of nothing but small fields."""
    path = folder / "model.onnx"
    path.write_bytes(b"\x08\x08\x12\x00" + b"\x18\x01" * 400_000)
    return path


def absurd_shape(folder: Path) -> Path:
    """A tensor whose packed list of dimensions goes on for ever."""
    tensor = b"\x0a\x80\x40" + b"\x01" * 8192
    graph = b"\x2a" + b"\x83\x40" + tensor
    path = folder / "model.onnx"
    path.write_bytes(b"\x08\x08\x12\x00\x3a" + b"\x86\x40" + graph)
    return path


REFUSALS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "weights in other files": (external, "keeps its weights in other files; save it as a single ONNX file"),
    "a custom operator": (
        lambda folder: saved(folder, linear_model(operator=("Warp", "my.ops"))),
        "custom operator 'my.ops:Warp'",
    ),
    "an unknown operator": (
        lambda folder: saved(folder, linear_model(operator=("Warp", ""))),
        "no model that ONNX Runtime can run",
    ),
    "two inputs": (two_inputs, r"takes 2 inputs \(z, labels\); export it with the latent alone"),
    "a latent of any size": (vague_latent, "a latent \\(n, d\\) with a fixed d is needed"),
    "latents of whole numbers": (
        lambda folder: saved(folder, linear_model(input_type=TensorProto.INT64)),
        "latents of type float",
    ),
    "no pictures": (flat_output, "puts out no pictures"),
    "five channels": (
        lambda folder: saved(folder, linear_model(weight=RANDOM.standard_normal((D, 80)).astype(np.float32))),
        "no picture in colour or grey",
    ),
    "oblong pictures": (
        lambda folder: saved(folder, linear_model(side=(8, 2))),
        "draws pictures of 2x8, where square ones are needed",
    ),
    "values that are no numbers": (
        lambda folder: saved(folder, linear_model(operator=("Log", ""))),
        "values that are not numbers",
    ),
    "a prior that we don't know": (
        lambda folder: saved(folder, linear_model(metadata={"tlgan.prior": "cauchy"})),
        "other than sphere, normal, uniform in its metadata tlgan.prior",
    ),
    "truncated": (truncated, "damaged"),
    "too many fields": (crowded, "too many small objects"),
    "an absurd shape": (absurd_shape, "damaged"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_used_is_told_in_a_sentence(name: str, tmp_path: Path) -> None:
    make, told = REFUSALS[name]
    with pytest.raises(UserError, match=told) as refusal:
        open_generator(make(tmp_path))
    message = str(refusal.value)
    assert message.startswith("model.onnx ")
    assert message.endswith(".")
    assert "\n" not in message
