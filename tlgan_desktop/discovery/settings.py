"""What a discovery is asked to do."""

from dataclasses import dataclass

from tlgan_desktop.discovery.batches import Look
from tlgan_desktop.discovery.regression import Method
from tlgan_desktop.errors import UserError

FEWEST_SAMPLES = 100


@dataclass(frozen=True)
class DiscoverySettings:
    """How to look for axes.

    The same settings, generator and extractors give the same axes to the last bit, on one machine.

    Raises:
        UserError: a setting is out of its range.
    """

    samples: int = 20_000
    """The most pictures to sample; fewer where every axis is sure before."""
    seed: int = 0
    """Picture k has the latent of seed + k."""
    space: str = "z"
    """The latent space of the axes, z or w."""
    features: tuple[str, ...] | None = None
    """Names of the features to look for; all that the extractors tell when None."""
    method: Method = Method.LINEAR
    stop_angle: float | None = 5.0
    """Sampling stops when every bootstrap angle is below this many degrees; never early when None."""
    check_latents: int = 32
    """Latents along which each axis is checked; 0 leaves the checks out, and no verdict is then good."""
    truncation: float = 1.0
    label: int | None = None
    """The class of a conditional generator."""

    def __post_init__(self) -> None:
        if self.samples < FEWEST_SAMPLES:
            raise UserError(f"Discovery needs at least {FEWEST_SAMPLES} samples, not {self.samples}.")
        if self.check_latents < 0 or self.seed < 0:
            raise UserError("The seed and the number of latents to check must not be negative.")
        if self.space not in ("z", "w"):
            raise UserError(f"There is no latent space '{self.space}'; use z or w.")

    @property
    def look(self) -> Look:
        """How samples are pictured."""
        return Look(self.truncation, self.label)
