"""Axis sets to steer along: entangled ones in z and in whitened w, and one with planted dependence."""

import numpy as np
import pytest

from tlgan_desktop.axes import AxisSet, FeatureAxis, Whitening
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior

NAMES = ("Smile", "Age", "Beard", "Hair length", "Glasses")


def make_axes(rows: np.ndarray, names: tuple[str, ...], space: str = "z", **rest: object) -> AxisSet:
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    axes = tuple(
        FeatureAxis(name, "face", FeatureKind.BINARY, row) for name, row in zip(names, rows, strict=True)
    )
    return AxisSet(axes, space, **{"prior": Prior.SPHERE, **rest})  # type: ignore[arg-type]


def entangled_rows() -> np.ndarray:
    rng = np.random.default_rng(0)
    return 0.9 * rng.standard_normal(64) + rng.standard_normal((5, 64))


@pytest.fixture(scope="session")
def z_axes() -> AxisSet:
    return make_axes(entangled_rows(), NAMES, generator_fingerprint="ab" * 32)


@pytest.fixture(scope="session")
def normal_axes() -> AxisSet:
    return make_axes(entangled_rows(), NAMES, prior=Prior.NORMAL)


@pytest.fixture(scope="session")
def w_axes() -> AxisSet:
    rng = np.random.default_rng(1)
    styles = 0.5 + rng.standard_normal((500, 64)) @ rng.standard_normal((64, 64))
    return make_axes(entangled_rows(), NAMES, space="w", whitening=Whitening.fit(styles))


@pytest.fixture(scope="session")
def dependent_axes() -> AxisSet:
    """Of five axes, the third is the first two's sum, and the fourth is the first again."""
    rows = np.eye(32)[[0, 1, 0, 0, 5]].copy()
    rows[2, 1] = 1
    return make_axes(rows, NAMES)
