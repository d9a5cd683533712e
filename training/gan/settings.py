"""What decides a training: the shape of the networks and the constants of the two phases."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self

from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig


@dataclass(frozen=True)
class Settings:
    """Settings of one training; lengths are in pictures seen, whatever the batch."""

    network: CompactStyleConfig = field(default_factory=CompactStyleConfig)
    seed: int = 0
    batch: int = 16
    autoencode_pictures: int = 80_000
    divergence_weight: float = 25.0
    head_start_pictures: int = 6_000
    learning_rate: float = 0.002
    r1_weight: float = 0.05
    r1_interval: int = 16
    augmented_share: float = 0.0
    average_half_life: int = 10_000
    average_ramp: float = 0.05

    def to_json(self) -> dict[str, Any]:
        """Plain data that JSON can hold."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Restore the settings that `to_json` wrote."""
        return cls(**{**data, "network": CompactStyleConfig(**data["network"])})
