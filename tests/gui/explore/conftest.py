"""A window whose axes have an extractor, which lies beside the file of the axes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from pytestqt.qtbot import QtBot

from tlgan_desktop import paths
from tlgan_desktop.axes import AxisSet, Calibration, Whitening, read_axes, write_axes
from tlgan_desktop.extractors import ExtractorFeature, ExtractorInfo, NetworkExtractor, save_extractor
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.network import Backbone, BackboneConfig
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators import Generator, open_generator
from tlgan_desktop.gui.main_window import MainWindow

SIZE = 16
FEATURES = (
    ExtractorFeature("Smile", FeatureKind.CONTINUOUS),
    ExtractorFeature("Beard", FeatureKind.BINARY, classes=("no", "yes")),
    ExtractorFeature("Hat", FeatureKind.ORDINAL, classes=("none", "small", "large")),
)
SAMPLES = 300


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Look for extractors nowhere but beside the axes."""
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(paths, "default_extractor", lambda: tmp_path / "none.safetensors")


@pytest.fixture(scope="session")
def tiny_generator(tiny_generator_path: Path) -> Generator:
    return open_generator(tiny_generator_path, torch.device("cpu"))


@pytest.fixture(scope="session")
def tiny_extractor(tiny_generator: Generator, tiny_axes_path: Path) -> NetworkExtractor:
    """Tells three features: the head is fitted to the positions along their axes."""
    config = BackboneConfig(widths=(8, 16), blocks=(1, 1), place_width=8)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        backbone = Backbone(config)
    blank = Head(np.zeros((len(FEATURES), config.embedding)), np.zeros(len(FEATURES)))
    info = ExtractorInfo("Tiny", SIZE, FEATURES)
    latents = tiny_generator.sample(1000, SAMPLES)
    embeddings = NetworkExtractor(info, backbone, blank).embed(tiny_generator.pictures(latents))
    axis_set = read_axes(tiny_axes_path)
    columns = [axis_set.index(feature.name) for feature in FEATURES]
    positions = axis_set.positions(latents)[:, columns]
    design = np.column_stack([embeddings, np.ones(SAMPLES)])
    weights = np.linalg.lstsq(design, positions * [10, 2, 1], rcond=1e-6)[0]
    return NetworkExtractor(info, backbone, Head(weights[:-1].T, weights[-1]))


@pytest.fixture(scope="session")
def told_axes_path(
    tiny_generator: Generator,
    tiny_axes_path: Path,
    tiny_extractor: NetworkExtractor,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The tiny axes with a calibration, and the extractor that they name beside them."""
    folder = tmp_path_factory.mktemp("told")
    save_extractor(folder / "extractor.safetensors", tiny_extractor)
    axis_set = read_axes(tiny_axes_path)
    latents = tiny_generator.sample(2000, SAMPLES)
    scores = tiny_extractor.score(tiny_generator.pictures(latents))
    axes = list(axis_set.axes)
    for column, feature in enumerate(FEATURES):
        index = axis_set.index(feature.name)
        calibration = calibrated(axis_set.positions(latents)[:, index], scores[:, column])
        axes[index] = replace(axes[index], kind=feature.kind, calibration=calibration)
    told = AxisSet(
        tuple(axes),
        axis_set.space,
        axis_set.prior,
        axis_set.generator_fingerprint,
        tiny_extractor.fingerprint,
    )
    write_axes(folder / "axes.safetensors", told)
    return folder / "axes.safetensors"


@pytest.fixture(scope="session")
def w_axes_path(tiny_generator: Generator, tiny_axes_path: Path) -> Path:
    """The directions of the tiny axes in whitened w."""
    styles = tiny_generator.mapping(tiny_generator.sample(0, 500)).double().numpy()
    whitening = Whitening.fit(styles)
    axis_set = replace(read_axes(tiny_axes_path), space="w", whitening=whitening)
    path = tiny_axes_path.with_name("w-axes.safetensors")
    write_axes(path, axis_set)
    return path


def calibrated(positions: np.ndarray, scores: np.ndarray) -> Calibration:
    slope, intercept = np.polyfit(positions, scores, 1)
    scatter = scores - intercept - slope * positions
    return Calibration(float(intercept), float(slope), float(scatter.std()))


@pytest.fixture
def told(
    qtbot: QtBot,
    make_window: Callable[..., MainWindow],
    settled: Callable[[MainWindow], None],
    tiny_generator_path: Path,
    told_axes_path: Path,
) -> MainWindow:
    """A window whose extractor has been found."""
    window = make_window(tiny_generator_path, told_axes_path)
    settled(window)
    qtbot.waitUntil(lambda: bool(window.bench.explore.scoring.features), timeout=20_000)
    return window
