"""What the command line says of an ONNX generator that leaves something open."""

import shutil
from pathlib import Path

import pytest
from command_line import CommandLine
from onnx_models import doubtful_model, saved

from tlgan_desktop import paths


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr("tlgan_desktop.cli.starting.data_folder", lambda: tmp_path / "data")


def test_the_error_names_the_options_and_their_answers_are_remembered(
    tlgan: CommandLine, tmp_path: Path
) -> None:
    model = saved(tmp_path, doubtful_model(side=3))
    render = ("render", "--generator", model, "--seed", 1, "--out", tmp_path / "picture.png")
    assert tlgan(*render).refused(1) == (
        "model.onnx does not tell its pixels and its layout; "
        "say --pixels signed or unit or bytes and --layout nchw or nhwc."
    )
    answered = tlgan(*render, "--pixels", "bytes", "--layout", "nhwc", "--prior", "uniform", "--json").done
    assert answered["width"] == 3
    moved = shutil.copy(model, tmp_path / "moved.onnx")
    assert tlgan("inspect", moved, "--json").done["prior"] == "uniform"
    assert max(map(abs, tlgan(*render, "--json").done["latents"][0])) < 1


def test_a_word_that_is_no_scale_is_wrong_usage(tlgan: CommandLine, tmp_path: Path) -> None:
    told = tlgan("inspect", saved(tmp_path, doubtful_model()), "--pixels", "0..7").refused(2)
    assert "'0..7' is none of signed, unit, bytes" in told


def test_options_for_a_generator_of_another_format_are_wrong_usage(
    tlgan: CommandLine, generator_file: Path
) -> None:
    told = tlgan("inspect", generator_file, "--layout", "nhwc").refused(2)
    assert told == "toy is no ONNX generator; leave out --layout."
