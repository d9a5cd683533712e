"""What a person may set about the training of an extractor."""

from dataclasses import dataclass, field

from tlgan_desktop.extractors.network import BackboneConfig


@dataclass(frozen=True)
class TrainingSettings:
    """How to train an extractor; the defaults suit some thousand pictures."""

    seed: int = 0
    size: int = 64
    epochs: int = 20
    batch_size: int = 64
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    patience: int = 8
    """Epochs without a better validation loss after which training stops."""
    flip: bool | None = None
    """Mirror pictures: always, never, or (None) only for features that are measured not to tell left from right."""
    config: BackboneConfig = field(default_factory=BackboneConfig)
