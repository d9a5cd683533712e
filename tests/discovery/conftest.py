from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from patches import PatchNetwork, patch_generator, true_axes

from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.generators.generator import Generator


@pytest.fixture(scope="package", autouse=True)
def one_thread() -> Iterator[None]:
    """The toy networks are far too small for more threads, which would only wait for each other."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def axes() -> np.ndarray:
    """Six true axes, correlated."""
    return true_axes(6, 24)


@pytest.fixture
def generator(axes: np.ndarray) -> Generator:
    return patch_generator(PatchNetwork(axes, nuisance=0.1))


@pytest.fixture
def cache(tmp_path: Path) -> PictureCache:
    return PictureCache(tmp_path / "cache")
