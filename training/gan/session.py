"""A run of a training within a time budget: when to report, to save and to judge."""

import math
import time
from pathlib import Path

import numpy as np
import torch

from training.gan.checkpoint import save_checkpoint
from training.gan.pictures import to_float
from training.gan.progress import LossLog, sample_sheet
from training.gan.quality import FeatureFunction, Moments, RandomConvFeatures, frechet_distance
from training.gan.trainer import Trainer

CHECKPOINT = "latest.pt"
JUDGED_PICTURES = 2048
JUDGED_BATCH = 128


class Every:
    """True once in a number of seconds."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.last = time.monotonic()

    def due(self) -> bool:
        """Whether the time has come; starts the next wait."""
        now = time.monotonic()
        if now - self.last < self.seconds:
            return False
        self.last = now
        return True


class Session:
    """Trains for a number of minutes; leaves a checkpoint, sheets of samples and two tables in a folder.

    `features` is the space in which the Frechet distance is taken: pictures `(n, 3, h, w)` to `(n, f)`.
    """

    def __init__(
        self, trainer: Trainer, out: Path, minutes: float, features: FeatureFunction | None = None
    ) -> None:
        self.trainer = trainer
        self.out = out
        self.start = time.monotonic()
        self.end = self.start + 60.0 * minutes
        self.losses = LossLog(out / "losses.csv", trainer.seen)
        self.features = features or RandomConvFeatures()
        self.judged = min(JUDGED_PICTURES, len(trainer.sampler.pictures))
        self.real = self._real_moments()

    def run(self, report_s: float = 30.0, save_s: float = 150.0, judge_s: float = 300.0) -> None:
        """Train until the time is over, but one step at least, so that every run gets on.

        The last things written are a checkpoint, a sheet and a figure.
        """
        report, save, judge = Every(report_s), Every(save_s), Every(judge_s)
        self.losses.add(self.trainer.step())
        while time.monotonic() < self.end:
            self.losses.add(self.trainer.step())
            if report.due():
                self.report()
            if save.due():
                self.save()
            if judge.due():
                self.judge()
        self.save()
        self.judge()

    def stop(self) -> None:
        """End the run after the current step, as if its time were over."""
        self.end = time.monotonic()

    def report(self) -> None:
        """Put one line on the screen and one in the table of losses."""
        now = time.monotonic()
        row = self.losses.flush(self.trainer.seen, now - self.start)
        values = "  ".join(f"{name} {value:.4g}" for name, value in row.items())
        print(f"{values}  minutes left {(self.end - now) / 60.0:.0f}", flush=True)

    def save(self) -> None:
        """Write the checkpoint."""
        save_checkpoint(self.out / CHECKPOINT, self.trainer.state())

    def judge(self) -> None:
        """Write a sheet of samples and the Frechet distance."""
        seen = self.trainer.seen
        sample_sheet(self.trainer.networks.average).save(self.out / f"sheet-{seen // 1000:05d}.png")
        distance = self.distance()
        with (self.out / "quality.csv").open("a") as file:
            file.write(f"{seen},{distance:.5f}\n")
        print(f"seen {seen}  distance {distance:.4f}", flush=True)

    def distance(self) -> float:
        """Frechet distance of the averaged generator to the real pictures, always on the same latents."""
        generator, device = self.trainer.networks.average, self.trainer.device
        random = torch.Generator().manual_seed(1)
        latents = torch.randn(self.judged, generator.latent_dim, generator=random)
        with torch.inference_mode():
            fake = (generator(z.to(device)).clamp(-1.0, 1.0) for z in torch.split(latents, JUDGED_BATCH))
            return frechet_distance(self.real, Moments.of(fake, self.features))

    def _real_moments(self) -> Moments:
        pictures = self.trainer.sampler.pictures
        chosen = pictures[:: len(pictures) // self.judged][: self.judged]
        batches = np.array_split(chosen, math.ceil(self.judged / JUDGED_BATCH))
        return Moments.of(map(to_float, batches), self.features)
