"""Fixtures that the whole suite shares: a tiny real generator, and axes of known directions for it.

Qt and torch are imported only where they are needed: the packages below the window are tested without.
"""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from tlgan_desktop.axes import AxisSet, FeatureAxis, Quality, Verdict, write_axes
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior
from tlgan_desktop.storage import read_container

# Properties are checked without a clock: a busy machine is no failure.
settings.register_profile("without a clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("without a clock")

TINY_LATENT = 32
FACE = ("Smile", "Age", "Glasses", "Hair length", "Beard", "Brightness")
STYLE = ("Head turn", "Lipstick", "Hat", "Glow")


def pytest_configure(config: pytest.Config) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(scope="session")
def tiny_generator_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compact style-based generator of 16 x 16 pixels with seeded random weights; z on the sphere."""
    return save_tiny_generator(tmp_path_factory.mktemp("tiny") / "tiny-generator.safetensors", seed=0)


@pytest.fixture(scope="session")
def other_generator_path(tiny_generator_path: Path) -> Path:
    """A generator of the same shape with other weights."""
    return save_tiny_generator(tiny_generator_path.with_name("other-generator.safetensors"), seed=1)


@pytest.fixture(scope="session")
def tiny_axes_path(tiny_generator_path: Path) -> Path:
    """Ten axes of the tiny generator in z."""
    path = tiny_generator_path.with_name("tiny-axes.safetensors")
    write_axes(path, tiny_axis_set(tiny_generator_path))
    return path


def save_tiny_generator(path: Path, seed: int) -> Path:
    import torch

    from tlgan_desktop.generators.native import save_generator
    from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator

    config = CompactStyleConfig(latent_dim=TINY_LATENT, style_dim=TINY_LATENT, channels=(16, 16))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = CompactStyleGenerator(config)
    save_generator(path, network, name=f"Tiny {seed}", family="compact-style", config=config, licence="MIT")
    return path


def tiny_axis_set(generator_path: Path) -> AxisSet:
    """Axes along the first components of z; Age leans on Smile, and Glow lies between Smile and Hat."""
    names = FACE + STYLE
    directions = np.eye(TINY_LATENT)[: len(names)].copy()
    directions[names.index("Age")] = 0.6 * np.eye(TINY_LATENT)[0] + 0.8 * np.eye(TINY_LATENT)[1]
    directions[names.index("Glow")] = 0.6 * np.eye(TINY_LATENT)[0] + 0.8 * np.eye(TINY_LATENT)[8]
    good = Quality(Verdict.GOOD, r2=0.61, angle_deg=4.0, extractor_score=0.93, monotone=0.97)
    weak = Quality(Verdict.WEAK, auc=0.71, angle_deg=14.0)
    axes = tuple(
        FeatureAxis(
            name=name,
            group="Face" if name in FACE else "Style",
            kind=FeatureKind.BINARY if name == "Beard" else FeatureKind.CONTINUOUS,
            direction=direction,
            quality=weak if name == "Beard" else good,
        )
        for name, direction in zip(names, directions, strict=True)
    )
    fingerprint = read_container(generator_path).header["fingerprint"]
    return AxisSet(axes, "z", Prior.SPHERE, generator_fingerprint=fingerprint)
