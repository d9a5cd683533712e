"""From assets to axes, by the commands that training/README.md names, in seconds."""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import torch
from miniature_assets import write_assets

from tlgan_desktop.axes import read_axes
from tlgan_desktop.extractors import open_extractor
from tlgan_desktop.generators import open_generator
from training import axes, extractor, portraits_features
from training.gan import __main__ as gan
from training.gan import export
from training.gan.checkpoint import save_checkpoint
from training.portraits import __main__ as portraits

PICTURES, BATCHES, STEPS, SAMPLES = 80, 400, 80, 600
FEATURES = ("Scene > Background brightness", "Face > Dark skin")


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Tiny networks only lose time to threads that wait for each other; caches stay in the test's folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def test_portraits_generator_extractor_and_axes_come_from_assets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def command(main: Callable[[], object], *arguments: object) -> None:
        monkeypatch.setattr(sys, "argv", ["command", *map(str, arguments)])
        main()

    drawn, run = tmp_path / "portraits", tmp_path / "run"
    sizes = ("--count", PICTURES, "--size", 16)
    command(portraits.main, "--assets", write_assets(tmp_path / "assets"), "--out", drawn, *sizes)

    train_generator(drawn / "images", run)
    generator = tmp_path / "generator.safetensors"
    command(export.main, "--checkpoint", run / "latest.pt", "--out", generator, "--name", "Portraits")

    features = tmp_path / "features.csv"
    command(portraits_features.main, drawn / "labels.csv", features)
    keep_columns(features, FEATURES)
    chosen = (tmp_path / "extractor.safetensors", tmp_path / "second.safetensors")
    for seed, path in enumerate(chosen):
        told = ("--dataset", drawn / "images", "--labels", features, "--out", path)
        command(extractor.main, *told, "--seed", seed, "--steps", STEPS, "--size", 16)

    found, both = tmp_path / "axes.safetensors", ("--extractor", chosen[0], "--second-extractor", chosen[1])
    few = ("--samples", SAMPLES, "--check-latents", 4)
    command(axes.main, "--generator", generator, *both, "--out", found, *few)

    made = read_axes(found)
    assert made.generator_fingerprint == open_generator(generator).info.fingerprint
    assert {told.name for told in open_extractor(chosen[0]).features} == {
        name.partition(" > ")[2] for name in FEATURES
    }
    assert "Background brightness" in made.names


def train_generator(pictures: Path, run: Path) -> None:
    """What the command does, but by a count of batches rather than by the clock."""
    quick = ("--channels", 16, 8, "--batch", 8, "--divergence-weight", 2, "--learning-rate", 0.01)
    lengths = ("--autoencode-pictures", 8 * (BATCHES - 10), "--head-start-pictures", 16)
    told = ("--pictures", pictures, "--out", run, "--minutes", 0, *quick, *lengths)
    run.mkdir()
    trainer = gan.prepared_trainer(gan.parse_arguments([str(word) for word in told]))
    for _ in range(BATCHES):
        trainer.step()
    save_checkpoint(run / "latest.pt", trainer.state())


def keep_columns(table: Path, names: Sequence[str]) -> None:
    """Leave all but the file and these features out of a table."""
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, ["file", *names], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
