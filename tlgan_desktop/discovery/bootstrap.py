"""How sure an axis is: the angle by which it turns when the samples are drawn anew."""

import numpy as np

from tlgan_desktop.discovery.ridge import LinearFit
from tlgan_desktop.latents import FloatArray

REPLICATES = 100


def bootstrap_angles(fit: LinearFit, seed: int) -> FloatArray:
    """The median angle ``(k,)`` in degrees between each axis and its bootstrap replicates.

    A score bootstrap (Kline and Santos 2012): blocks of samples get Poisson weights, and one Newton step from
    the fit gives the slopes under these weights: b + sum (weight - 1) influence. Every feature and replicate
    follows from one matrix product.
    """
    blocks = len(fit.influences)
    weights = np.random.default_rng(seed).poisson(1.0, (REPLICATES, blocks)) - 1.0
    steps = (weights @ fit.influences.reshape(blocks, -1)).reshape(REPLICATES, *fit.slopes.shape)
    return np.asarray(np.median(_angles(fit.slopes + steps, fit.slopes), axis=0), dtype=np.float64)


def _angles(rows: FloatArray, references: FloatArray) -> FloatArray:
    """Angles ``(r, k)`` in degrees between ``(r, k, d)`` and ``(k, d)``; 90 where a row is zero."""
    products = np.einsum("rkd,kd->rk", rows, references)
    lengths = np.linalg.norm(rows, axis=-1) * np.linalg.norm(references, axis=-1)
    cosines = np.divide(products, lengths, out=np.zeros_like(products), where=lengths > 0)
    return np.asarray(np.degrees(np.arccos(np.clip(cosines, -1.0, 1.0))), dtype=np.float64)
