"""Training an extractor on labelled pictures: all features at once, on one backbone."""

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from tlgan_desktop.datasets.dataset import Dataset, LabelArray
from tlgan_desktop.datasets.packing import Packed, pack
from tlgan_desktop.extractors.augmentation import augment
from tlgan_desktop.extractors.calibration import calibrate
from tlgan_desktop.extractors.extractor import ExtractorFeature, ExtractorInfo
from tlgan_desktop.extractors.held_out import held_out
from tlgan_desktop.extractors.losses import MultiTaskLoss
from tlgan_desktop.extractors.mirror import sides_matter
from tlgan_desktop.extractors.network import Backbone
from tlgan_desktop.extractors.network_extractor import NetworkExtractor, to_input
from tlgan_desktop.extractors.settings import TrainingSettings
from tlgan_desktop.extractors.splitting import Rows, Split, split_by_content
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress

WARM_UP = 0.15
EVALUATION_BATCH = 256


def train_extractor(
    dataset: Dataset,
    settings: TrainingSettings = TrainingSettings(),
    on_progress: ProgressListener = ignore_progress,
    checkpoint: Path | None = None,
    cache: Path | None = None,
) -> NetworkExtractor:
    """Train an extractor for the features of a data set from nothing.

    Args:
        dataset: labelled pictures.
        settings: how.
        on_progress: hears of every step.
        checkpoint: where the state is kept, so that an interrupted training goes on from there.
        cache: the folder where decoded pictures are kept.

    Raises:
        UserError: no picture can be read.
        Cancelled: the listener asks to stop.
    """
    packed = pack(dataset, settings.size, cache, on_progress)
    split = split_by_content(packed.dataset.groups, packed.dataset.labels, settings.seed)
    training = _Training(packed, split, settings)
    training.run(on_progress)
    return training.result()


class _Network(nn.Module):
    def __init__(self, settings: TrainingSettings, features: int) -> None:
        super().__init__()
        self.backbone = Backbone(settings.config)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(settings.config.embedding, features)

    def forward(self, pictures: Tensor) -> Tensor:
        return self.head(self.drop(self.backbone(pictures)))


class _Training:
    def __init__(self, packed: Packed, split: Split, settings: TrainingSettings) -> None:
        self.packed, self.split, self.settings = packed, split, settings
        labels = packed.dataset.labels
        torch.manual_seed(settings.seed)
        self.network = _Network(settings, labels.shape[1])
        self.network.to(memory_format=torch.channels_last)
        self.loss = MultiTaskLoss(packed.dataset.features, labels[split.train])
        self.sided = torch.from_numpy(sides_matter(packed.pixels, labels))
        self.labels = torch.from_numpy(labels.astype(np.float32))
        self.steps_an_epoch = max(1, len(split.train) // settings.batch_size)
        self.total = self.steps_an_epoch * settings.epochs
        parameters = [*self.network.parameters(), *self.loss.parameters()]
        self.optimizer = torch.optim.AdamW(
            parameters, settings.learning_rate, weight_decay=settings.weight_decay
        )
        self.best = math.inf
        self.best_state = {}

    def run(self, on_progress: ProgressListener) -> None:
        clock = PhaseClock("training", self.total, on_progress)
        worse = 0
        for step in range(self.total):
            self._step(step)
            clock.report(step + 1)
            if (step + 1) % self.steps_an_epoch == 0:
                loss = self.validate()
                worse = 0 if loss < self.best else worse + 1
                if loss < self.best:
                    self.best = loss
                    self.best_state = {k: v.clone() for k, v in self.network.state_dict().items()}
                if worse >= self.settings.patience:
                    break
        self.network.load_state_dict(self.best_state)

    def _step(self, step: int) -> None:
        settings = self.settings
        random = torch.Generator().manual_seed(settings.seed * 1_000_003 + step)
        epoch, batch = divmod(step, self.steps_an_epoch)
        order = np.random.default_rng((settings.seed, epoch)).permutation(self.split.train)
        rows = order[batch * settings.batch_size : (batch + 1) * settings.batch_size]
        flipped = torch.rand(len(rows), generator=random) < 0.5
        labels = self.labels[rows].masked_fill(flipped[:, None] & self.sided, math.nan)
        pictures = to_input(torch.from_numpy(self.packed.pixels[rows]))
        pictures = augment(pictures, flipped, 0.0, random)
        for group in self.optimizer.param_groups:
            group["lr"] = settings.learning_rate * one_cycle(step / self.total)
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            scores = self.network(pictures)
        loss = self.loss(scores.float(), labels)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()

    @torch.inference_mode()
    def scores(self, rows: Rows) -> Tensor:
        self.network.eval()
        return torch.cat(
            [
                self.network(to_input(torch.from_numpy(self.packed.pixels[rows[s : s + EVALUATION_BATCH]])))
                for s in range(0, len(rows), EVALUATION_BATCH)
            ]
        )

    def validate(self) -> float:
        rows = self.split.validation
        with torch.inference_mode():
            return float(self.loss(self.scores(rows), self.labels[rows]))

    def result(self) -> NetworkExtractor:
        dataset, split = self.packed.dataset, self.split
        validation = self.scores(split.validation).numpy().astype(np.float64)
        test = self.scores(split.test).numpy().astype(np.float64)
        weights = self.network.head.weight.detach().numpy().astype(np.float64)
        bias = self.network.head.bias.detach().numpy().astype(np.float64)
        features = []
        for column, feature in enumerate(dataset.features):
            a, b = calibrate(feature.kind, validation[:, column], dataset.labels[split.validation, column])
            weights[column] *= b
            bias[column] = a + b * bias[column]
            figures = held_out(feature.kind, a + b * test[:, column], dataset.labels[split.test, column])
            features.append(
                ExtractorFeature(feature.name, feature.kind, feature.group, feature.classes, figures)
            )
        info = ExtractorInfo(dataset.name, self.settings.size, tuple(features))
        return NetworkExtractor(info, self.network.backbone, weights, bias)


def one_cycle(progress: float) -> float:
    """The learning rate's share of its peak: a linear rise, then half a cosine (Smith and Topin 2019)."""
    if progress < WARM_UP:
        return progress / WARM_UP + 1e-3
    return 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP)))
