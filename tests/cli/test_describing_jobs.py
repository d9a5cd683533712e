"""The jobs ``axes`` and ``inspect``: what a file is and holds."""

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from command_line import CommandLine
from onnx import TensorProto, helper
from safetensors.numpy import save_file

from tlgan_desktop.axes import read_axes
from tlgan_desktop.editing import Document, GeneratorReference, History, Scene, Session, write_session
from tlgan_desktop.generators import Generator
from tlgan_desktop.storage import write_container

FACTS = {
    "kind",
    "format",
    "family",
    "fingerprint",
    "resolution",
    "spaces",
    "prior",
    "parameters",
    "labels",
    "licence",
}


def test_axes_as_json(tlgan: CommandLine, axes_file: Path, generator: Generator) -> None:
    result = tlgan("axes", axes_file, "--json").done
    axis_set = read_axes(axes_file)
    features = result.pop("features")
    cosines = result.pop("cosines")
    assert result == {
        "schema": 1,
        "generator_fingerprint": generator.info.fingerprint,
        "extractor": "e" * 64,
        "space": "z",
        "dimension": 16,
    }
    np.testing.assert_array_equal(cosines, axis_set.cosines())
    np.testing.assert_array_equal([feature.pop("vector") for feature in features], axis_set.directions)
    assert features == [
        {
            "name": "Smile",
            "group": "Face",
            "kind": "binary",
            "verdict": "good",
            "auc": 0.91,
            "angle_deg": 4.5,
            "extractor_score": 0.97,
        },
        {
            "name": "Age",
            "group": "Face",
            "kind": "continuous",
            "verdict": "weak",
            "r2": 0.42,
            "angle_deg": 7.25,
            "extractor_score": 0.6,
        },
        {
            "name": "Hat",
            "group": "Face",
            "kind": "binary",
            "verdict": "unknown",
            "r2": None,
            "angle_deg": None,
            "extractor_score": None,
        },
    ]


def test_axes_as_text(tlgan: CommandLine, axes_file: Path) -> None:
    text = tlgan("axes", axes_file).out
    assert "3 features in z with 16 dimensions" in text
    assert "Smile    Face   binary      good     AUC 0.910  4.5 deg  0.970" in text
    assert "Mean |cosine| of two axes 0.20; most alike: Smile and Age (0.60)." in text
    assert "intercept" not in text


def test_report_tells_how_the_axes_were_made(tlgan: CommandLine, axes_file: Path) -> None:
    text = tlgan("axes", axes_file, "--report").out
    assert "Smile:    0.100    1.500    0.700  99%" in text
    assert "Hat: not measured  -" in text
    assert '"samples": 1000' in text
    report = tlgan("axes", axes_file, "--report", "--json").done["report"]
    assert report["calibration"]["Smile"] == {"intercept": 0.1, "slope": 1.5, "deviation": 0.7}
    assert report["provenance"] == {"samples": 1000}


def test_inspect_generator(tlgan: CommandLine, generator_file: Path, generator: Generator) -> None:
    result = tlgan("inspect", generator_file, "--json").done
    assert result.keys() >= FACTS
    assert result["kind"] == "generator"
    assert result["format"] == "tlgan"
    assert result["fingerprint"] == generator.info.fingerprint
    assert result["resolution"] == 16
    assert result["spaces"] == {"z": 16, "w": 12}
    assert result["prior"] == "sphere"
    assert result["parameters"] == sum(weight.numel() for weight in generator.network.parameters())
    assert result["labels"] == 0
    assert result["licence"] == "MIT"


def test_inspect_axes(tlgan: CommandLine, w_axes_file: Path, generator: Generator) -> None:
    result = tlgan("inspect", w_axes_file, "--json").done
    assert result.keys() >= FACTS
    assert result["kind"] == "axes"
    assert result["spaces"] == {"w": 12}
    assert result["generator_fingerprint"] == generator.info.fingerprint
    assert result["features"] == ["Smile", "Age", "Hat"]


def test_inspect_exported_picture(
    tlgan: CommandLine, generator_file: Path, generator: Generator, tmp_path: Path
) -> None:
    tlgan("render", "--generator", generator_file, "--seed", 1, "--out", tmp_path / "a.png")
    result = tlgan("inspect", tmp_path / "a.png", "--json").done
    assert result["kind"] == "picture"
    assert result["generator_fingerprint"] == generator.info.fingerprint
    assert result["edits"] == []


def test_inspect_a_described_onnx_classifier(tlgan: CommandLine, tmp_path: Path) -> None:
    nodes = [
        helper.make_node("GlobalAveragePool", ["picture"], ["means"]),
        helper.make_node("Flatten", ["means"], ["scores"]),
    ]
    takes = helper.make_tensor_value_info("picture", TensorProto.FLOAT, ["n", 3, 8, 8])
    gives = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", 3])
    graph = helper.make_graph(nodes, "colours", [takes], [gives])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, tmp_path / "colours.onnx")
    assert "a latent (n, d)" in tlgan("inspect", tmp_path / "colours.onnx").refused(1)

    features = [{"name": name} for name in ("Red", "Green", "Blue")]
    (tmp_path / "colours.json").write_text(json.dumps({"features": features}))
    facts = tlgan("inspect", tmp_path / "colours.onnx", "--json").done
    assert (facts["kind"], facts["format"], facts["resolution"]) == ("extractor", "onnx", 8)
    assert facts["features"] == ["Red", "Green", "Blue"]


def test_inspect_session(tlgan: CommandLine, generator: Generator, tmp_path: Path) -> None:
    latent = generator.sample(1)[0]
    history = History.start(Scene(Document(latent, latent)))
    reference = GeneratorReference(generator.info.fingerprint, "toy")
    write_session(tmp_path / "a.tlgan", Session(reference, "z", history))
    result = tlgan("inspect", tmp_path / "a.tlgan", "--json").done
    assert result["kind"] == "session"
    assert result["generator_fingerprint"] == generator.info.fingerprint
    assert result["pictures"] == 1


def test_axes_from_elsewhere(tlgan: CommandLine, generator_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "smile.npy"
    np.save(path, np.arange(12.0))
    inspected = tlgan("inspect", path, "--json").done
    assert (inspected["kind"], list(inspected["spaces"].values())) == ("axes", [12])
    result = tlgan("axes", path, "--generator", generator_file, "--space", "w", "--json").done
    assert (result["space"], result["dimension"], result["generator_fingerprint"]) == ("w", 12, None)
    assert [feature["verdict"] for feature in result["features"]] == ["unknown"]
    assert "dimensions" in tlgan("axes", path, "--generator", generator_file, "--space", "z").refused(1)


def test_inspect_as_text(tlgan: CommandLine, generator_file: Path) -> None:
    lines = dict(line.split(maxsplit=1) for line in tlgan("inspect", generator_file).out.splitlines())
    assert lines["kind"] == "generator"
    assert lines["spaces"] == "z: 16, w: 12"
    assert lines["resolution"] == "16"


@pytest.mark.parametrize("job", ["inspect", "axes"])
def test_bad_files_are_refused_in_one_sentence(
    tlgan: CommandLine, job: str, generator_file: Path, axes_file: Path, tmp_path: Path
) -> None:
    whole = (generator_file if job == "inspect" else axes_file).read_bytes()
    truncated, text, foreign = (
        tmp_path / name for name in ("cut.safetensors", "text", "foreign.safetensors")
    )
    truncated.write_bytes(whole[: len(whole) // 2])
    text.write_text("not a file of ours")
    save_file({"t": np.zeros(3)}, foreign)
    for path in (truncated, text, foreign, tmp_path / "missing", tmp_path):
        message = tlgan(job, path).refused(1)
        assert path.name in message
        assert tlgan(job, path, "--json").json == {"error": message}


def test_axes_wants_axes(tlgan: CommandLine, generator_file: Path) -> None:
    assert "kind 'generator', but 'axes' is needed" in tlgan("axes", generator_file).refused(1)


def test_inspect_unknown_kind(tlgan: CommandLine, tmp_path: Path) -> None:
    write_container(tmp_path / "new.tlgan", "hologram", {}, {})
    assert "hologram" in tlgan("inspect", tmp_path / "new.tlgan").refused(1)
