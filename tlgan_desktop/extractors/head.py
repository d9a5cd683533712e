"""The last layer of an extractor: linear, so that every calibration folds into it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Head:
    """``weights (k, e)`` and ``bias (k,)``: scores ``(n, k)`` = embeddings . weights' + bias."""

    weights: FloatArray
    bias: FloatArray

    def __post_init__(self) -> None:
        if self.weights.ndim != 2 or self.bias.shape != self.weights.shape[:1]:
            raise ValueError(f"weights {self.weights.shape} and bias {self.bias.shape} are no linear head")

    def scores(self, embeddings: NDArray[np.floating]) -> FloatArray:
        """Scores ``(n, k)`` of embeddings ``(n, e)``."""
        return np.asarray(embeddings.astype(np.float64) @ self.weights.T + self.bias)

    def rescaled(self, intercepts: FloatArray, slopes: FloatArray) -> "Head":
        """The head whose scores are ``intercepts (k,) + slopes (k,) * scores``."""
        return Head(self.weights * slopes[:, None], intercepts + slopes * self.bias)
