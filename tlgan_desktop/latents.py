"""Priors of latents, and seeded sampling from them.

Needs numpy alone, so that the window can open before torch is loaded.
"""

import math
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


class Prior(StrEnum):
    """The distribution that a generator's latents z come from."""

    SPHERE = "sphere"
    """Length sqrt(d): the network normalises z itself (PGGAN, StyleGAN)."""
    NORMAL = "normal"
    """Independent standard normal components."""
    UNIFORM = "uniform"
    """Independent components, uniform on [-1, 1]."""


def sample_latents(seed: int, count: int, dimension: int, prior: Prior) -> FloatArray:
    """Latents ``(count, dimension)`` of the pictures ``seed``, ``seed + 1``, ... under ``prior``.

    Each picture has a generator of random numbers of its own, so a picture does not depend on how many are
    asked for at once.
    """
    rows = [np.random.default_rng(seed + k).standard_normal(dimension) for k in range(count)]
    return bring_to_prior(np.reshape(rows, (count, dimension)), prior)


def bring_to_prior(normal: FloatArray, prior: Prior) -> FloatArray:
    """Map standard normal latents ``(n, d)`` to the prior: scaled to length sqrt(d), kept or made uniform."""
    if prior is Prior.SPHERE:
        return to_sphere(normal)
    if prior is Prior.UNIFORM:
        return np.asarray(
            np.vectorize(math.erf, otypes=[np.float64])(normal / math.sqrt(2)), dtype=np.float64
        )
    return normal


def to_sphere(latents: FloatArray) -> FloatArray:
    """Scale every row of ``(n, d)`` to length sqrt(d)."""
    lengths = np.linalg.norm(latents, axis=-1, keepdims=True)
    return np.asarray(latents * (np.sqrt(latents.shape[-1]) / np.maximum(lengths, 1e-300)), dtype=np.float64)
