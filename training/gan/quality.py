"""A quality figure as a training goes: the Frechet distance of real and generated pictures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

FeatureFunction = Callable[[Tensor], Tensor]
"""Pictures `(n, 3, h, w)` of -1..1 to features `(n, f)`."""


class RandomConvFeatures:
    """Channel means and deviations of a fixed random convolutional network: 2 x (32 + 64 + 96) features.

    Random features see colours, edges and textures, and need no training. The figure compares moments of one
    training; a trained extractor gives the figure to publish.
    """

    def __init__(self, seed: int = 0, widths: tuple[int, ...] = (32, 64, 96)) -> None:
        random = torch.Generator().manual_seed(seed)
        self.weights = []
        for inputs, outputs in pairwise((3, *widths)):
            weight = torch.randn(outputs, inputs, 3, 3, generator=random)
            self.weights.append(weight / (inputs * 9 / 2) ** 0.5)

    def __call__(self, pictures: Tensor) -> Tensor:
        """Features `(n, f)` of pictures `(n, 3, h, w)`."""
        x, features = pictures.float().cpu(), []
        for weight in self.weights:
            x = functional.avg_pool2d(functional.relu(functional.conv2d(x, weight, padding=1)), 2)
            features += [x.mean(dim=(2, 3)), x.std(dim=(2, 3))]
        return torch.cat(features, dim=1)


@dataclass(frozen=True)
class Moments:
    """Mean `(f,)` and covariance `(f, f)` of a set of features."""

    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]

    @classmethod
    def of(cls, batches: Iterable[Tensor], features: FeatureFunction) -> Self:
        """Moments over batches of pictures `(n, 3, h, w)`."""
        with torch.inference_mode():
            return cls.of_features(np.concatenate([features(batch).double().numpy() for batch in batches]))

    @classmethod
    def of_features(cls, rows: NDArray[np.floating]) -> Self:
        """Moments of features `(n, f)`."""
        return cls(rows.mean(axis=0, dtype=np.float64), np.cov(rows.astype(np.float64), rowvar=False))


def frechet_distance(a: Moments, b: Moments) -> float:
    """|m_a - m_b|^2 + tr(A + B - 2 (A B)^(1/2)) (Dowson and Landau, 1982; Heusel et al., 2017)."""
    root = symmetric_root(a.covariance)
    cross = np.linalg.eigvalsh(root @ b.covariance @ root)
    trace = np.trace(a.covariance) + np.trace(b.covariance) - 2.0 * np.sqrt(np.clip(cross, 0.0, None)).sum()
    return float(np.square(a.mean - b.mean).sum() + trace)


def symmetric_root(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """Square root `(f, f)` of a symmetric positive semi-definite matrix."""
    values, vectors = np.linalg.eigh(matrix)
    root: NDArray[np.float64] = (vectors * np.sqrt(np.clip(values, 0.0, None))) @ vectors.T
    return root
