import json

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors import OnnxDescription, OnnxFeature, open_extractor
from tlgan_desktop.features import FeatureKind

SIZE = 8
PICTURES = np.random.default_rng(0).integers(0, 255, (70, SIZE, SIZE, 3), dtype=np.uint8)
TWO = (OnnxFeature(name="Red"), OnnxFeature(name="Green"))
LEVELS = PICTURES.mean(axis=(1, 2)) / 255


def write_model(path, layout="NCHW", batch="n", size=SIZE, activation=None, metadata=None, outputs=None):
    """A model that gives the mean red and green of a picture, as they came in, and all mean colours."""
    dimensions = [batch, 3, size, size] if layout == "NCHW" else [batch, size, size, 3]
    axes = numpy_helper.from_array(np.array([2, 3] if layout == "NCHW" else [1, 2], np.int64), "axes")
    weights = numpy_helper.from_array(np.array([[1, 0], [0, 1], [0, 0]], np.float32), "weights")
    nodes = [
        helper.make_node("ReduceMean", ["picture", "axes"], ["colours"], keepdims=0),
        helper.make_node("MatMul", ["colours", "weights"], ["logits"]),
        helper.make_node(activation or "Identity", ["logits"], ["scores"]),
    ]
    values = {
        "scores": helper.make_tensor_value_info("scores", TensorProto.FLOAT, [batch, 2]),
        "colours": helper.make_tensor_value_info("colours", TensorProto.FLOAT, [batch, 3]),
    }
    graph = helper.make_graph(
        nodes,
        "toy",
        [helper.make_tensor_value_info("picture", TensorProto.FLOAT, dimensions)],
        [values[name] for name in outputs or ["scores"]],
        [axes, weights],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    if metadata is not None:
        helper.set_model_props(model, {"tlgan": json.dumps(metadata)})
    onnx.save(model, path)
    return path


@pytest.mark.parametrize("layout", ["NCHW", "NHWC"])
@pytest.mark.parametrize("batch", ["n", 1, 16])
def test_scores_are_those_of_the_model_in_either_layout(tmp_path, layout, batch):
    path = write_model(tmp_path / "m.onnx", layout, batch)
    opened = open_extractor(path, description=OnnxDescription(features=TWO))
    assert opened.size == SIZE
    assert [feature.name for feature in opened.features] == ["Red", "Green"]
    assert opened.score(PICTURES) == pytest.approx(LEVELS[:, :2] * 2 - 1, abs=1e-5)
    assert opened.score(PICTURES[:0]).shape == (0, 2)


def test_colours_are_normalised_as_stated(tmp_path):
    mean, deviation = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
    path = write_model(tmp_path / "m.onnx")
    opened = open_extractor(path, description=OnnxDescription(features=TWO, mean=mean, deviation=deviation))
    assert opened.score(PICTURES) == pytest.approx(((LEVELS - mean) / deviation)[:, :2], abs=1e-5)


@pytest.mark.parametrize("activation", ["Sigmoid", "Softmax"])
def test_probabilities_become_logits(tmp_path, activation):
    path = write_model(tmp_path / "m.onnx", activation=activation)
    description = OnnxDescription(features=TWO, activation=activation.lower())
    scores = open_extractor(path, description=description).score(PICTURES)
    logits = LEVELS[:, :2] * 2 - 1
    expected = logits if activation == "Sigmoid" else logits - logits[:, ::-1]
    assert scores == pytest.approx(expected, abs=1e-4)


def test_numbers_of_a_regressor_stay_as_they_are(tmp_path):
    features = (OnnxFeature(name="Age", kind=FeatureKind.CONTINUOUS), OnnxFeature(name="Glasses"))
    path = write_model(tmp_path / "m.onnx", activation="Sigmoid")
    opened = open_extractor(path, description=OnnxDescription(features=features, activation="sigmoid"))
    logits = LEVELS[:, :2] * 2 - 1
    assert opened.score(PICTURES)[:, 0] == pytest.approx(1 / (1 + np.exp(-logits[:, 0])), abs=1e-5)
    assert opened.score(PICTURES)[:, 1] == pytest.approx(logits[:, 1], abs=1e-4)


def test_an_embedding_may_be_named(tmp_path):
    path = write_model(tmp_path / "m.onnx", outputs=["colours", "scores"])
    opened = open_extractor(path, description=OnnxDescription(features=TWO, embedding="colours"))
    assert opened.embed(PICTURES) == pytest.approx(LEVELS * 2 - 1, abs=1e-5)
    assert opened.score(PICTURES).shape == (70, 2)
    plain = open_extractor(path, description=OnnxDescription(features=TWO, outputs=("scores",)))
    assert plain.embed(PICTURES).shape == (70, 2)


@pytest.mark.parametrize("place", ["metadata", "beside"])
def test_a_model_may_bring_its_description(tmp_path, place):
    described = {"features": [{"name": "Red", "group": "Colour"}, {"name": "Green"}], "licence": "MIT"}
    path = write_model(tmp_path / "m.onnx", metadata=described if place == "metadata" else None)
    if place == "beside":
        (tmp_path / "m.json").write_text(json.dumps(described))
    opened = open_extractor(path)
    assert [(feature.name, feature.group) for feature in opened.features] == [
        ("Red", "Colour"),
        ("Green", ""),
    ]
    assert opened.info.licence == "MIT"
    assert opened.info.name == "m"


def test_the_fingerprint_tells_models_and_descriptions_apart(tmp_path):
    path = write_model(tmp_path / "m.onnx")
    other = write_model(tmp_path / "n.onnx", activation="Sigmoid")
    descriptions = [OnnxDescription(features=TWO), OnnxDescription(features=TWO, mean=(0, 0, 0))]
    prints = {
        open_extractor(file, description=each).fingerprint for file in (path, other) for each in descriptions
    }
    assert len(prints) == 4
    assert open_extractor(path, description=descriptions[0]).fingerprint in prints


def test_an_unknown_size_is_the_usual_or_the_stated_one(tmp_path):
    path = write_model(tmp_path / "m.onnx", size="s")
    assert open_extractor(path, description=OnnxDescription(features=TWO)).size == 64
    assert open_extractor(path, description=OnnxDescription(features=TWO, size=20)).size == 20


@pytest.mark.parametrize(
    ("description", "message"),
    [
        ({"features": TWO[:1]}, "gives 2 values a picture, but 1"),
        ({"features": TWO, "size": 9}, "input of shape"),
        ({"features": TWO, "layout": "NHWC"}, "input of shape"),
        ({"features": TWO, "outputs": ("nothing",)}, "does not run as it is described"),
        ({"features": TWO, "embedding": "nothing"}, "does not run as it is described"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(tmp_path, description, message):
    path = write_model(tmp_path / "m.onnx")
    with pytest.raises(UserError, match=message):
        open_extractor(path, description=OnnxDescription(**description))


def test_a_model_that_nothing_describes_is_refused(tmp_path):
    with pytest.raises(UserError, match=r"m\.onnx does not say .* m\.json"):
        open_extractor(write_model(tmp_path / "m.onnx"))


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"features": []}', '{"features": [{"name": "x"}], "deviation": [0, 1, 1]}', '{"x": 1}'],
)
def test_an_invalid_description_is_refused(tmp_path, text):
    path = write_model(tmp_path / "m.onnx")
    (tmp_path / "m.json").write_text(text)
    with pytest.raises(UserError, match=r"description of m\.onnx in m\.json is not valid"):
        open_extractor(path)


def test_what_is_no_model_is_refused(tmp_path):
    for content in [b"", b"PK\x03\x04 a zip", b"\x08\x09 nearly a model", b"text"]:
        (tmp_path / "m.onnx").write_bytes(content)
        with pytest.raises(UserError, match=r"m\.onnx is not an ONNX model"):
            open_extractor(tmp_path / "m.onnx")
