from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.networks.pggan import PgganConfig, PgganGenerator

PARITY = Path("tests/data/parity")


@pytest.fixture
def small_pggan() -> PgganGenerator:
    """A PGGAN of 16x16 with seeded random weights, biases included."""
    torch.manual_seed(3)
    network = PgganGenerator(PgganConfig(latent_dim=8, channels=(8, 8, 4)))
    for parameter in network.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    return network


@pytest.fixture
def generator_file(tmp_path: Path, small_pggan: PgganGenerator) -> Path:
    """That PGGAN as a file of ours."""
    path = tmp_path / "small.safetensors"
    save_generator(
        path, small_pggan, name="Small", family="pggan", config=small_pggan.config, licence="CC0-1.0"
    )
    return path


@pytest.fixture(scope="session")
def expected() -> Callable[[str], dict[str, NDArray[np.float32]]]:
    """The pictures (and z, w, c) that the reference code of a format gives for a parity file, by its stem."""

    def load(stem: str) -> dict[str, NDArray[np.float32]]:
        with np.load(PARITY / f"{stem}_expected.npz") as file:
            return dict(file)

    return load
