"""A small generator with known axes, and the command line run in this process."""

from pathlib import Path

import numpy as np
import pytest
import torch
from command_line import CommandLine

from tlgan_desktop.axes import AxisSet, Calibration, FeatureAxis, Quality, Verdict, Whitening, write_axes
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators import Generator, open_generator
from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from tlgan_desktop.latents import Prior

LATENT_DIM, STYLE_DIM = 16, 12


@pytest.fixture
def tlgan(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def save_random_generator(path: Path, seed: int) -> Path:
    torch.manual_seed(seed)
    config = CompactStyleConfig(LATENT_DIM, STYLE_DIM, mapping_layers=2, channels=(8, 8))
    network = CompactStyleGenerator(config)
    network.w_avg.fill_(0.1)
    save_generator(path, network, name="toy", family="compact-style", config=config, licence="MIT")
    return path


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli files")


@pytest.fixture(scope="session")
def generator_file(files: Path) -> Path:
    return save_random_generator(files / "toy.safetensors", seed=1)


@pytest.fixture(scope="session")
def other_generator_file(files: Path) -> Path:
    return save_random_generator(files / "other.safetensors", seed=2)


@pytest.fixture(scope="session")
def generator(generator_file: Path) -> Generator:
    return open_generator(generator_file, torch.device("cpu"))


def entangled_axes(dimension: int) -> list[FeatureAxis]:
    """Smile and Age share a cosine of 0.6; Hat stands alone."""
    unit = np.eye(dimension)
    directions = {"Smile": unit[0], "Age": 0.6 * unit[0] + 0.8 * unit[1], "Hat": unit[2]}
    qualities = {
        "Smile": Quality(Verdict.GOOD, auc=0.91, angle_deg=4.5, extractor_score=0.97, monotone=0.99),
        "Age": Quality(Verdict.WEAK, r2=0.42, angle_deg=7.25, extractor_score=0.6, monotone=0.8),
        "Hat": Quality(),
    }
    kinds = {"Smile": FeatureKind.BINARY, "Age": FeatureKind.CONTINUOUS, "Hat": FeatureKind.BINARY}
    calibrations = {"Smile": Calibration(0.1, 1.5, 0.7)}
    return [
        FeatureAxis(name, "Face", kinds[name], direction, calibrations.get(name), qualities[name])
        for name, direction in directions.items()
    ]


@pytest.fixture(scope="session")
def axes_file(files: Path, generator: Generator) -> Path:
    axes = AxisSet(
        tuple(entangled_axes(LATENT_DIM)),
        "z",
        Prior.SPHERE,
        generator.info.fingerprint,
        extractor="e" * 64,
        provenance={"samples": 1000},
    )
    write_axes(files / "toy-axes.safetensors", axes)
    return files / "toy-axes.safetensors"


@pytest.fixture(scope="session")
def w_axes_file(files: Path, generator: Generator) -> Path:
    styles = generator.mapping(generator.sample(0, 400)).double().numpy()
    whitening = Whitening.fit(styles)
    axes = AxisSet(
        tuple(entangled_axes(STYLE_DIM)), "w", Prior.SPHERE, generator.info.fingerprint, whitening=whitening
    )
    write_axes(files / "toy-w-axes.safetensors", axes)
    return files / "toy-w-axes.safetensors"
