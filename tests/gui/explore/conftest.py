"""A window whose axes have an extractor, which lies beside the file of the axes."""

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from pytestqt.qtbot import QtBot
from told_axes import fitted_extractor, save_told_axes, save_w_axes

from tlgan_desktop import paths
from tlgan_desktop.extractors import NetworkExtractor
from tlgan_desktop.generators import Generator, open_generator
from tlgan_desktop.gui.main_window import MainWindow


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
    return fitted_extractor(tiny_generator, tiny_axes_path)


@pytest.fixture(scope="session")
def told_axes_path(
    tiny_generator: Generator,
    tiny_axes_path: Path,
    tiny_extractor: NetworkExtractor,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The tiny axes with a calibration, and the extractor that they name beside them."""
    return save_told_axes(tmp_path_factory.mktemp("told"), tiny_generator, tiny_axes_path, tiny_extractor)


@pytest.fixture(scope="session")
def w_axes_path(tiny_generator: Generator, tiny_axes_path: Path) -> Path:
    """The directions of the tiny axes in whitened w."""
    return save_w_axes(tiny_axes_path.with_name("w-axes.safetensors"), tiny_generator, tiny_axes_path)


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
