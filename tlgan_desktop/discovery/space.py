"""The coordinates in which axes are sought: z itself, or whitened w."""

import numpy as np

from tlgan_desktop.axes.whitening import Whitening
from tlgan_desktop.discovery.batches import BATCH_SIZE
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.latents import FloatArray

WHITENING_LATENTS = 8192
WHITENING_SEED = 0
"""The whitening belongs to the generator: it is the same whatever is discovered, so that axes add up."""


class EditSpace:
    """Latents of seeds in a generator's latent space, and their edit coordinates."""

    def __init__(
        self, generator: Generator, space: str, label: int | None = None, whitening: Whitening | None = None
    ) -> None:
        self._generator = generator
        self.name = space
        self._label = label
        self.whitening = whitening
        if space == "w" and whitening is None:
            self.whitening = Whitening.fit(self.latents(WHITENING_SEED, WHITENING_LATENTS))

    def latents(self, seed: int, count: int) -> FloatArray:
        """Latents ``(count, d)`` of the pictures ``seed``, ``seed + 1``, ...

        Raises:
            UserError: the generator has no such space.
        """
        z = self._generator.sample(seed, count)
        return z if self.name == "z" else self._styles(z)

    def coordinates(self, seed: int, count: int) -> FloatArray:
        """Edit coordinates ``(count, d)`` of the same pictures."""
        latents = self.latents(seed, count)
        return latents if self.whitening is None else self.whitening.to_white(latents)

    def _styles(self, z: FloatArray) -> FloatArray:
        """Mapped in steps of one size, so that sums come in the same order every time."""
        parts = [z[first : first + BATCH_SIZE] for first in range(0, len(z), BATCH_SIZE)]
        mapped = [self._generator.mapping(part, self._label).double().cpu().numpy() for part in parts]
        return np.concatenate(mapped)
