"""The training loop of a network: seeded, interruptible at any step, stopped when it gets no better."""

import hashlib
import math
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from tlgan_desktop.datasets.packing import Packed
from tlgan_desktop.errors import Cancelled
from tlgan_desktop.extractors.augmentation import augment
from tlgan_desktop.extractors.calibration import calibrate
from tlgan_desktop.extractors.checkpoints import Standing, read_checkpoint, write_checkpoint
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.held_out import held_out
from tlgan_desktop.extractors.learning import Learning
from tlgan_desktop.extractors.losses import MultiTaskLoss
from tlgan_desktop.extractors.mirror import sides_matter
from tlgan_desktop.extractors.network import Backbone
from tlgan_desktop.extractors.network_extractor import channels_last, to_input
from tlgan_desktop.extractors.precision import mixed_precision
from tlgan_desktop.extractors.settings import TrainingSettings
from tlgan_desktop.extractors.splitting import Rows, Split
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.memory import in_batches
from tlgan_desktop.progress import PhaseClock, ProgressListener
from tlgan_desktop.storage import update_with_tensors

PHASE = "training"
ROUNDS = 20
"""How often all pictures are learnt from, and how often the network is validated."""
FEWEST_STEPS, MOST_STEPS = 1500, 10_000
WARM_UP = 0.15
CHECKPOINT_SECONDS = 15.0
VALIDATION_BATCH = 256
COLOUR = 0.1


class Trainer:
    """Trains a backbone and a linear head on the pictures of a split."""

    def __init__(
        self,
        packed: Packed,
        split: Split,
        settings: TrainingSettings,
        start: Backbone | None = None,
        device: torch.device | None = None,
    ) -> None:
        self._packed, self._split, self._settings = packed, split, settings
        self._device = device or torch.device("cpu")
        features, labels = packed.dataset.features, packed.dataset.labels
        self._labels = torch.tensor(labels, dtype=torch.float32, device=self._device)
        self._network = channels_last(_fresh_network(settings, len(features), start)).to(self._device)
        self._loss = MultiTaskLoss(features, labels[split.train]).to(self._device)
        self._optimizer = torch.optim.AdamW(
            [*self._network.parameters(), *self._loss.parameters()], weight_decay=settings.weight_decay
        )
        self._sided = torch.tensor(_sides(packed, settings), device=self._device)
        continuous = any(feature.kind is FeatureKind.CONTINUOUS for feature in features)
        colour = 0.0 if continuous else COLOUR
        self._colour = colour if settings.colour is None else settings.colour
        self._steps_a_round = max(1, len(split.train) // settings.batch_size)
        self.steps = steps_of(settings, len(split.train))
        self._round, self._order = -1, split.train
        self._standing = Standing()
        self._best = self._copy()
        self._key = self._telling_key()

    @property
    def backbone(self) -> Backbone:
        """The backbone, of the best weights once :meth:`run` is done."""
        return self._network.get_submodule("0")  # type: ignore[return-value]

    @property
    def head(self) -> Head:
        """The head, of the best weights once :meth:`run` is done; its scores are not calibrated yet."""
        linear = self._network.get_submodule("1")
        weights, bias = (value.detach().cpu().double().numpy() for value in linear.parameters())
        return Head(weights, bias).rescaled(*self._loss.scales())

    def run(self, on_progress: ProgressListener, checkpoint: Path | None = None) -> None:
        """Train to the end, from the state kept in ``checkpoint`` if there is one, and keep it there.

        Raises:
            Cancelled: the listener asks to stop; the state is kept first.
            UserError: the checkpoint cannot be written.
        """
        self._restore(checkpoint)
        try:
            self._go_on(on_progress, checkpoint)
        # Here and at the end the state is that of a whole step; other errors leave the last one kept.
        except Cancelled:
            self._keep(checkpoint)
            raise
        self._keep(checkpoint)
        self._network.load_state_dict(self._best)

    def _go_on(self, on_progress: ProgressListener, checkpoint: Path | None) -> None:
        clock = PhaseClock(PHASE, self.steps, on_progress, self._standing.step)
        interval = max(1, self.steps // ROUNDS)
        kept_at = time.monotonic()
        while self._standing.step < self.steps and self._standing.worse < self._settings.patience:
            self._learn(self._standing.step)
            self._stand(step=self._standing.step + 1)
            if self._standing.step % interval == 0 or self._standing.step == self.steps:
                on_progress(self._validate())
            if time.monotonic() - kept_at > CHECKPOINT_SECONDS:
                self._keep(checkpoint)
                kept_at = time.monotonic()
            clock.report(self._standing.step)

    def _learn(self, step: int) -> None:
        """One step, whose random numbers come of the seed and its number: resuming changes nothing."""
        random = torch.Generator().manual_seed(self._settings.seed * 1_000_003 + step)
        rows = self._batch(step)
        flipped = (torch.rand(len(rows), generator=random) < 0.5) & (not self._sided.all())
        labels = self._labels[rows].masked_fill(flipped[:, None].to(self._device) & self._sided, math.nan)
        pictures = to_input(torch.from_numpy(self._packed.pixels[rows]))
        changed = augment(pictures, flipped, self._colour, random).to(self._device)
        self._network.train()
        with mixed_precision(self._device):
            scores = self._network(changed)
        self._optimizer.zero_grad()
        self._loss(scores.float(), labels).backward()
        rate = self._settings.learning_rate * one_cycle(step / self.steps)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        self._optimizer.step()

    def _batch(self, step: int) -> Rows:
        number, place = divmod(step, self._steps_a_round)
        if number != self._round:
            self._round = number
            self._order = np.random.default_rng((self._settings.seed, number)).permutation(self._split.train)
        return self._order[place * self._settings.batch_size :][: self._settings.batch_size]

    @torch.inference_mode()
    def _validate(self) -> Learning:
        rows = self._split.validation if len(self._split.validation) else self._split.train
        scores = in_batches(lambda start, stop: self._score(rows[start:stop]), len(rows), VALIDATION_BATCH)
        loss = float(self._loss(torch.from_numpy(scores).to(self._device), self._labels[rows]))
        if loss < self._standing.best:
            self._best = self._copy()
            self._stand(best=loss, worse=0)
        else:
            self._stand(worse=self._standing.worse + 1)
        figures = self._figures(scores.astype(np.float64), rows)
        return Learning(PHASE, self._standing.step, self.steps, None, loss, figures)

    def _score(self, rows: Rows) -> NDArray[np.float32]:
        """Raw scores ``(n, k)`` of the pictures in these rows."""
        self._network.eval()
        pictures = to_input(torch.from_numpy(self._packed.pixels[rows])).to(self._device)
        with mixed_precision(self._device):
            scores = self._network(pictures)
        return np.asarray(scores.float().cpu().numpy(), dtype=np.float32)

    def _figures(self, scores: NDArray[np.float64], rows: Rows) -> tuple[float, ...]:
        dataset = self._packed.dataset
        return tuple(
            _figure(feature.kind, scores[:, column], dataset.labels[rows, column])
            for column, feature in enumerate(dataset.features)
        )

    def _stand(self, **changes: float) -> None:
        self._standing = replace(self._standing, **changes)  # type: ignore[arg-type]

    def _copy(self) -> dict[str, Tensor]:
        return {name: value.clone() for name, value in self._network.state_dict().items()}

    def _keep(self, checkpoint: Path | None) -> None:
        if checkpoint is not None:
            write_checkpoint(checkpoint, self._key, self._standing, self._state())

    def _restore(self, checkpoint: Path | None) -> None:
        kept = read_checkpoint(checkpoint, self._key) if checkpoint is not None else None
        if kept is not None:
            self._standing, tensors = kept
            self._set_state(tensors)

    def _state(self) -> dict[str, Tensor]:
        parts: dict[str, Mapping[str, Tensor]] = {
            "network": self._network.state_dict(),
            "best": self._best,
            "loss": self._loss.state_dict(),
        }
        for index, moments in self._optimizer.state_dict()["state"].items():
            parts[f"moments.{index}"] = moments
        return {f"{part}/{name}": value for part, tensors in parts.items() for name, value in tensors.items()}

    def _set_state(self, tensors: Mapping[str, Tensor]) -> None:
        parts: dict[str, dict[str, Tensor]] = {}
        for name, value in tensors.items():
            part, _, key = name.partition("/")
            parts.setdefault(part, {})[key] = value
        self._best = parts.pop("best")
        self._network.load_state_dict(parts.pop("network"))
        self._loss.load_state_dict(parts.pop("loss"))
        optimizer = self._optimizer.state_dict()
        optimizer["state"] = {int(part.split(".")[1]): moments for part, moments in parts.items()}
        self._optimizer.load_state_dict(optimizer)

    def _telling_key(self) -> str:
        """Tells this training from any other: by its pictures, labels, settings and first weights."""
        dataset = self._packed.dataset
        digest = hashlib.sha256(repr((self._settings, self.steps, dataset.features, dataset.groups)).encode())
        weights = {name: value.cpu().numpy() for name, value in self._best.items()}
        update_with_tensors(digest, weights | {"labels": dataset.labels})
        return digest.hexdigest()


def steps_of(settings: TrainingSettings, pictures: int) -> int:
    """The most steps that a training on so many pictures takes."""
    rounds = ROUNDS * max(1, pictures // settings.batch_size)
    return settings.steps or min(max(rounds, FEWEST_STEPS), MOST_STEPS)


def one_cycle(progress: float) -> float:
    """The learning rate's share of its peak: a linear rise, then half a cosine (Smith and Topin 2019)."""
    if progress < WARM_UP:
        return progress / WARM_UP + 1e-3
    return 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP)))


def _figure(kind: FeatureKind, scores: NDArray[np.float64], labels: NDArray[np.float64]) -> float:
    """The AUC, or R2, of raw scores ``(n,)``, which are brought to scale first."""
    intercept, slope = calibrate(kind, scores, labels)
    return held_out(kind, intercept + slope * scores, labels).figure


def _fresh_network(settings: TrainingSettings, features: int, start: Backbone | None) -> nn.Sequential:
    """A backbone, with random weights or those of ``start``, and a head."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(settings.seed)
        backbone = Backbone(start.config if start else settings.config)
        head = nn.Linear(backbone.config.embedding, features)
    if start is not None:
        backbone.load_state_dict(start.state_dict())
    return nn.Sequential(backbone, head)


def _sides(packed: Packed, settings: TrainingSettings) -> NDArray[np.bool_]:
    """The features ``(k,)`` whose labels do not hold for a mirrored picture."""
    if settings.flip is not None:
        return np.full(len(packed.dataset.features), not settings.flip)
    return sides_matter(packed.pixels, packed.dataset.labels)
