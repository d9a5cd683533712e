"""The training loss of all features at once, each label counted only where it is known."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from tlgan_desktop.datasets.dataset import LabelArray, LabelledFeature
from tlgan_desktop.features import FeatureKind

HEAVIEST = 10.0
"""The most that a rare class counts over an even share; more would learn its few pictures by heart."""


FAR = 3.0
"""Deviations at which the Huber loss turns linear. Many features are mostly absent (eyes closed, a frown):
turned sooner, it would tend to their median and never learn the few pictures that show them."""


class MultiTaskLoss(nn.Module):
    """Mean over features of: cross-entropy (binary), cumulative logits (ordinal), Huber (continuous).

    An ordinal feature is one score with a threshold between neighbouring classes (proportional odds,
    McCullagh 1980; CORAL, Cao et al. 2020). Continuous labels are standardised; rare classes weigh more.
    """

    binary: Tensor
    ordinal: Tensor
    continuous: Tensor
    mean: Tensor
    deviation: Tensor
    importance: Tensor
    class_weights: Tensor
    steps: Tensor

    def __init__(self, features: Sequence[LabelledFeature], labels: LabelArray) -> None:
        super().__init__()
        kinds = [feature.kind for feature in features]
        for kind in FeatureKind:
            columns = [column for column, other in enumerate(kinds) if other is kind]
            self.register_buffer(kind.value, torch.tensor(columns, dtype=torch.long))
        known = ~np.isnan(labels)
        self.register_buffer("mean", _tensor(np.nanmean(labels, axis=0)))
        self.register_buffer("deviation", _tensor(np.maximum(np.nanstd(labels, axis=0), 1e-12)))
        # A feature labelled on few pictures has few labels in a batch: that is made up for half-way.
        self.register_buffer("importance", _tensor(known.mean(axis=0).clip(1e-3) ** -0.5 / len(kinds)))
        weights = [_class_weights(feature, labels[:, column]) for column, feature in enumerate(features)]
        self.register_buffer("class_weights", _padded(weights, 1.0))
        steps = max((len(feature.classes) - 1 for feature in features if feature.classes), default=1)
        self.thresholds = nn.Parameter(torch.linspace(-1, 1, steps).repeat(len(kinds), 1))
        counts = torch.tensor([max(len(feature.classes) - 1, 1) for feature in features])
        self.register_buffer("steps", torch.arange(steps) < counts[:, None])

    def forward(self, scores: Tensor, labels: Tensor) -> Tensor:
        """The loss of raw scores ``(n, k)`` against labels ``(n, k)``, NaN where unknown."""
        known = ~labels.isnan()
        filled = labels.nan_to_num()
        losses = torch.zeros_like(scores)
        losses[:, self.binary] = self._cross_entropy(scores, filled, self.binary)
        losses[:, self.ordinal] = self._cumulative(scores, filled, self.ordinal)
        losses[:, self.continuous] = self._huber(scores, filled, self.continuous)
        return (losses * known * self.importance).sum() / len(scores)

    def scales(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Intercepts and slopes ``(k,)`` that bring the scores of continuous features to label units."""
        intercepts, slopes = np.zeros(len(self.mean)), np.ones(len(self.mean))
        columns = self.continuous.cpu().numpy()
        intercepts[columns] = self.mean.cpu().double().numpy()[columns]
        slopes[columns] = self.deviation.cpu().double().numpy()[columns]
        return intercepts, slopes

    def _cross_entropy(self, scores: Tensor, labels: Tensor, columns: Tensor) -> Tensor:
        truth = labels[:, columns]
        losses = functional.binary_cross_entropy_with_logits(scores[:, columns], truth, reduction="none")
        return losses * self._weights(truth, columns)

    def _cumulative(self, scores: Tensor, labels: Tensor, columns: Tensor) -> Tensor:
        truth, steps = labels[:, columns], self.steps[columns]
        above = (truth[..., None] > torch.arange(steps.shape[1], device=labels.device)).to(scores)
        logits = scores[:, columns, None] - self.thresholds[columns]
        losses = functional.binary_cross_entropy_with_logits(logits, above, reduction="none") * steps
        return losses.sum(-1) / steps.sum(-1) * self._weights(truth, columns)

    def _huber(self, scores: Tensor, labels: Tensor, columns: Tensor) -> Tensor:
        truth = (labels - self.mean) / self.deviation
        return functional.huber_loss(scores[:, columns], truth[:, columns], reduction="none", delta=FAR)

    def _weights(self, truth: Tensor, columns: Tensor) -> Tensor:
        return self.class_weights[columns].gather(1, truth.long().T).T


def _class_weights(feature: LabelledFeature, labels: LabelArray) -> list[float]:
    counts = np.array([np.sum(labels == value) for value in range(len(feature.classes))], dtype=np.float64)
    if not len(counts):
        return [1.0]
    weights = (counts.sum() / len(counts) / np.maximum(counts, 1)).clip(max=HEAVIEST)
    return [float(weight) for weight in weights]


def _padded(rows: Sequence[Sequence[float]], filling: float) -> Tensor:
    width = max(len(row) for row in rows)
    return torch.tensor([[*row, *[filling] * (width - len(row))] for row in rows])


def _tensor(values: LabelArray) -> Tensor:
    return torch.from_numpy(np.asarray(values, dtype=np.float32))
