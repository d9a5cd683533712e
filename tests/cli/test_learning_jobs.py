"""The jobs ``train-extractor`` and ``discover``: from labelled pictures to axes that steer."""

import json
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from command_line import CommandLine
from PIL import Image

from tlgan_desktop.axes import read_axes
from tlgan_desktop.discovery.carrying_out import Places
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.extractors import TrainingSettings, open_extractor
from tlgan_desktop.extractors.network import BackboneConfig
from tlgan_desktop.generators import Generator

PICTURES_A_CLASS = 40


SMALL_TRAINING = partial(
    TrainingSettings, size=16, steps=20, config=BackboneConfig(widths=(8, 16), blocks=(1, 1))
)


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    """Folders that start empty, and defaults that finish in seconds."""
    places = Places(tmp_path / "data", tmp_path / "cache")
    for module in ("learning", "discover"):
        monkeypatch.setattr(f"tlgan_desktop.cli.{module}.places", lambda: places)
    monkeypatch.setattr("tlgan_desktop.cli.learning.TrainingSettings", SMALL_TRAINING)
    monkeypatch.setattr(
        "tlgan_desktop.cli.discover.DiscoverySettings", partial(DiscoverySettings, check_latents=8)
    )
    return places


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory, generator: Generator) -> Path:
    """Pictures of the generator, sorted by whether the top is brighter than the bottom."""
    folder = tmp_path_factory.mktemp("Top light")
    pictures = generator.pictures(generator.sample(10_000, 160))
    halves = pictures.reshape(160, 2, -1).mean(axis=2)
    order = np.argsort(halves[:, 0] - halves[:, 1])
    for name, chosen in (("no", order[:PICTURES_A_CLASS]), ("yes", order[-PICTURES_A_CLASS:])):
        (folder / name).mkdir()
        for k in chosen:
            Image.fromarray(pictures[k]).save(folder / name / f"{k}.png")
    (folder / "yes" / "broken.png").write_bytes(b"\x89PNG broken")
    whole = (folder / "yes" / f"{order[-1]}.png").read_bytes()
    (folder / "yes" / "cut.png").write_bytes(whole[: len(whole) // 2])
    return folder


def test_train_extractor(tlgan: CommandLine, dataset: Path, tmp_path: Path, own_places: Places) -> None:
    out, again = tmp_path / "e.safetensors", tmp_path / "again.safetensors"
    outcome = tlgan("train-extractor", "--dataset", dataset, "--out", out, "--json")
    result = outcome.done
    assert result["out"] == str(out)
    assert result["pictures"] == 2 * PICTURES_A_CLASS
    assert [Path(refusal["file"]).name for refusal in result["refused"]] == ["broken.png", "cut.png"]
    few_of_a_class, few = result["warnings"]
    assert "has only 40 pictures of class 'no'" in few_of_a_class
    assert "--start" in few
    assert (result["way"], result["compared"], result["ties"]) == ("from nothing", {}, [])
    (feature,) = result["features"]
    assert feature["kind"] == "binary"
    assert 0 <= feature["held_out"]["auc"] <= 1
    assert open_extractor(out).fingerprint == result["fingerprint"]
    assert not list(own_places.data.rglob("*.partial"))
    assert "training" in outcome.err

    kept = tlgan("train-extractor", "--dataset", dataset, "--out", again)
    assert f"Wrote {again}, learnt from {2 * PICTURES_A_CLASS} pictures" in kept.out
    assert " (binary): auc" in kept.out
    assert "The way: from nothing." in kept.out
    assert f"Left out {dataset / 'yes' / 'cut.png'}: " in kept.out
    assert "training" not in kept.err
    assert again.read_bytes() == out.read_bytes()

    inspected = tlgan("inspect", out, "--json").done
    assert (inspected["kind"], inspected["fingerprint"]) == ("extractor", result["fingerprint"])


def test_start_from_an_extractor(tlgan: CommandLine, dataset: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.safetensors", tmp_path / "second.safetensors"
    arguments = ("train-extractor", "--dataset", dataset, "--device", "cpu", "--json")
    made = tlgan(*arguments, "--out", first).done
    outcome = tlgan(*arguments, "--start", first, "--out", second)
    assert outcome.done["fingerprint"] != made["fingerprint"]
    assert outcome.done["features"][0]["held_out"]["cross_validated"]
    assert "--start" not in " ".join(outcome.done["warnings"])


def test_the_better_way_to_start_is_told(tlgan: CommandLine, dataset: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.safetensors", tmp_path / "second.safetensors"
    assert tlgan("train-extractor", "--dataset", dataset, "--out", first).code == 0
    start = ("train-extractor", "--dataset", dataset, "--start", first, "--way", "better", "--out", second)
    result = tlgan(*start, "--json").done
    assert set(result["compared"]) == {"frozen", "fine-tuned"}
    assert result["compared"][result["way"]] == max(result["compared"].values())
    assert f"Kept what is best on held-out pictures: {result['way']} (" in tlgan(*start).out


def test_what_the_pictures_tie_together_is_told(
    tlgan: CommandLine, generator: Generator, tmp_path: Path
) -> None:
    pictures = generator.pictures(generator.sample(0, 40))
    rows = ["file,Hat,Beard,Age"]
    for k, picture in enumerate(pictures):
        Image.fromarray(picture).save(tmp_path / f"{k}.png")
        rows.append(f"{k},{k % 2},{k % 2},{k % 4}")
    (tmp_path / "labels.csv").write_text("\n".join(rows))
    arguments = (
        "train-extractor",
        "--dataset",
        tmp_path,
        "--kind",
        "Age=continuous",
        "--out",
        tmp_path / "e",
    )
    result = tlgan(*arguments, "--json").done
    assert [feature["kind"] for feature in result["features"]] == ["binary", "binary", "continuous"]
    assert result["ties"][0] == {"first": "Hat", "second": "Beard", "correlation": pytest.approx(1)}
    assert "The pictures tie 'Hat' to 'Beard' (correlation 1.00)." in tlgan(*arguments).out


def test_discover_from_labelled_pictures(
    tlgan: CommandLine, generator_file: Path, dataset: Path, tmp_path: Path
) -> None:
    out, report = tmp_path / "axes.safetensors", tmp_path / "report.json"
    arguments = ("discover", "--generator", generator_file, "--dataset", dataset, "--samples", 200)
    result = tlgan(*arguments, "--out", out, "--report", report, "--json").done
    assert set(result) == {
        "out",
        "samples",
        "rendered",
        "reused",
        "resumed",
        "stopped_early",
        "seconds",
        "features",
        "refused",
        "warnings",
    }
    assert [Path(refusal["file"]).name for refusal in result["refused"]] == ["broken.png", "cut.png"]
    assert "40 pictures" in result["warnings"][0]
    assert (result["samples"], result["rendered"], result["reused"]) == (200, 200, 0)
    assert not result["resumed"]
    axis_set = read_axes(out)
    (name,) = axis_set.names
    assert [feature["name"] for feature in result["features"]] == [name]
    np.testing.assert_array_equal(result["features"][0]["vector"], axis_set.directions[0])
    assert [axis["name"] for axis in json.loads(report.read_text())["axes"]] == [name]

    page = tmp_path / "report.html"
    again = tlgan(*arguments, "--out", tmp_path / "again.safetensors", "--resume", "--report", page)
    assert name in page.read_text()
    assert "200 pictures: 0 made, 200 from the cache." in again.out
    assert (tmp_path / "again.safetensors").read_bytes() == out.read_bytes()

    method = ("--method", "tanh", "--stop-angle", 0, "--out", out, "--report", report)
    assert not tlgan(*arguments, *method, "--json").done["stopped_early"]
    settings = json.loads(report.read_text())["settings"]
    assert (settings["method"], settings["stop_angle"]) == ("tanh", None)

    edit = ("edit", "--generator", generator_file, "--axes", out, "--seed", 1, "--set", f"{name}=2")
    edited = tlgan(*edit, "--out", tmp_path / "a.png", "--json").done
    assert edited["positions_after"][name] == pytest.approx(2)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--dataset", "none", "--out", "a"), "There is no folder none"),
        (("--dataset", ".", "--out", "a"), "holds no pictures"),
        (("--dataset", ".", "--out", "none/a"), "There is no folder none"),
        (("--dataset", ".", "--out", "."), ". is a folder"),
    ],
)
@pytest.mark.parametrize("job", ["train-extractor", "discover"])
def test_what_cannot_be_done(
    tlgan: CommandLine,
    generator_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    job: str,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    generator = ("--generator", generator_file) if job == "discover" else ()
    assert message in tlgan(job, *generator, *arguments).refused(1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("train-extractor", "--out", "e"),
        ("train-extractor", "--dataset", "d"),
        ("discover", "--out", "a"),
        ("discover", "--dataset", "d", "--extractor", "e", "--out", "a"),
        ("discover", "--dataset", "d", "--second-extractor", "e", "--out", "a"),
        ("discover", "--extractor", "e", "--samples", "0", "--out", "a"),
        ("discover", "--extractor", "e", "--stop-angle", "-1", "--out", "a"),
        ("discover", "--extractor", "e", "--method", "cubic", "--out", "a"),
        ("discover", "--extractor", "e", "--out", "a", "--report", "a"),
        ("discover", "--extractor", "e", "--labels", "t.csv", "--out", "a"),
        ("discover", "--extractor", "e", "--start", "e", "--out", "a"),
        ("train-extractor", "--dataset", "d", "--way", "better", "--out", "e"),
        ("train-extractor", "--dataset", "d", "--kind", "Age=old", "--out", "e"),
    ],
)
def test_wrong_usage(tlgan: CommandLine, arguments: tuple[str, ...]) -> None:
    tlgan(*arguments).refused(2)
