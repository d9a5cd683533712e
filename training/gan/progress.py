"""What a training leaves for people: a sheet of samples, a table of losses and a line on the screen."""

import csv
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from tlgan_desktop.generators.networks.compact_style import CompactStyleGenerator
from tlgan_desktop.latents import Prior, sample_latents
from training.gan.pictures import to_bytes

COLUMNS = (
    "seen",
    "seconds",
    "pictures_per_s",
    "evidence",
    "misfit",
    "discriminator",
    "generator",
    "r1",
    "real_sign",
    "fake_sign",
)


def tile(pictures: NDArray[np.uint8], columns: int) -> Image.Image:
    """Pictures `(n, h, w, 3)` side by side, `columns` in a row; n must be a multiple of it."""
    count, height, width, depth = pictures.shape
    grid = pictures.reshape(count // columns, columns, height, width, depth).swapaxes(1, 2)
    return Image.fromarray(grid.reshape(count // columns * height, columns * width, depth))


def sample_sheet(generator: CompactStyleGenerator, count: int = 64, columns: int = 8) -> Image.Image:
    """Draw the pictures with the seeds 0 to count - 1, the latents as the application samples them."""
    device = next(generator.parameters()).device
    latents = sample_latents(0, count, generator.latent_dim, Prior.SPHERE)
    with torch.inference_mode():
        pictures = generator(torch.from_numpy(latents).float().to(device))
    return tile(to_bytes(pictures), columns)


class LossLog:
    """Means of the losses between two lines, appended to a CSV file."""

    def __init__(self, path: Path, seen: int) -> None:
        self.path = path
        self._last = (seen, 0.0)
        self._values: defaultdict[str, list[float]] = defaultdict(list)

    def add(self, losses: dict[str, float]) -> None:
        """Take in the losses of one step."""
        for name, value in losses.items():
            self._values[name].append(value)

    def flush(self, seen: int, seconds: float) -> dict[str, float]:
        """Write one line, with the pictures seen and the seconds of this run, and return it."""
        means = {name: sum(values) / len(values) for name, values in self._values.items()}
        row = {"seen": seen, "seconds": seconds, "pictures_per_s": self._rate(seen, seconds), **means}
        self._values.clear()
        fresh = not self.path.exists()
        with self.path.open("a", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            if fresh:
                writer.writeheader()
            writer.writerow({name: f"{value:.7g}" for name, value in row.items()})
        return row

    def _rate(self, seen: int, seconds: float) -> float:
        before, self._last = self._last, (seen, seconds)
        return (seen - before[0]) / max(seconds - before[1], 1e-9)
