"""What ships with the application, used through the command line as it is."""

from pathlib import Path

import numpy as np
import pytest
from command_line import CommandLine
from PIL import Image

from tlgan_desktop.paths import default_axes, default_extractor, default_generator


def test_self_test_passes(tlgan: CommandLine) -> None:
    result = tlgan("self-test", "--json").done
    assert len(result["checks"]) == 7
    assert result["set"] != result["locked"]


def test_axes_belong_to_the_generator_and_were_measured(tlgan: CommandLine) -> None:
    axes = tlgan("axes", "--json").done
    generator = tlgan("inspect", default_generator(), "--json").done
    extractor = tlgan("inspect", default_extractor(), "--json").done
    assert axes["generator_fingerprint"] == generator["fingerprint"]
    assert extractor["fingerprint"] in axes["extractor"]
    assert axes["dimension"] == generator["spaces"][axes["space"]]
    assert len(axes["features"]) >= 8
    for feature in axes["features"]:
        assert (feature["r2"] if "r2" in feature else feature["auc"]) is not None
        assert feature["angle_deg"] is not None
        assert feature["extractor_score"] is not None
        assert np.linalg.norm(feature["vector"]) == pytest.approx(1)
    np.testing.assert_allclose(np.diag(axes["cosines"]), 1)


def test_seeds_give_different_faces(tlgan: CommandLine, tmp_path: Path) -> None:
    result = tlgan("render", "--seed", 1, "--count", 16, "--out", tmp_path / "sheet.png", "--json").done
    side = result["width"] // 4
    with Image.open(tmp_path / "sheet.png") as sheet:
        pixels = np.asarray(sheet).astype(float)
    faces = pixels.reshape(4, side, 4, side, 3).swapaxes(1, 2).reshape(16, -1)
    apart = np.abs(faces[:, None] - faces[None]).mean(axis=2)[np.triu_indices(16, k=1)]
    # Levels of 255: copies of one face differ by none, unrelated pictures by some forty.
    assert apart.min() > 5


def test_strip_changes_the_picture_step_by_step(tlgan: CommandLine, tmp_path: Path) -> None:
    moved, locked = (feature["name"] for feature in tlgan("axes", "--json").done["features"][:2])
    arguments = ("--seed", 1, "--set", f"{moved}=2", "--lock", locked, "--out", tmp_path / "strip.png")
    result = tlgan("edit", *arguments, "--strip", "--json").done
    assert result["positions_after"][moved] == pytest.approx(2)
    assert result["positions_after"][locked] == pytest.approx(result["positions_before"][locked])
    with Image.open(tmp_path / "strip.png") as strip:
        pictures = np.split(np.asarray(strip).astype(float), 7, axis=1)
    steps = [np.abs(pictures[0] - picture).mean() for picture in pictures]
    assert all(np.diff(steps) > 0)


@pytest.mark.parametrize("path", [default_generator(), default_extractor(), default_axes()])
def test_shipped_files_carry_no_absolute_path(path: Path) -> None:
    header = path.read_bytes()[:100_000]
    assert b"/root/" not in header
    assert b"/home/" not in header
