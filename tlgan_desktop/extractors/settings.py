"""What a person may set about the training of an extractor."""

from dataclasses import dataclass, field
from enum import StrEnum

from tlgan_desktop.extractors.network import BackboneConfig


class Way(StrEnum):
    """How an extractor comes about."""

    AUTO = "auto"
    """From nothing; with an extractor to start from, frozen for few pictures, else the better of two ways."""
    FROM_NOTHING = "from nothing"
    """All weights are learnt from these pictures."""
    FROZEN = "frozen"
    """The backbone of another extractor, as it is, with a new linear head; the way for few pictures."""
    FINE_TUNED = "fine-tuned"
    """The backbone of another extractor, learning on."""
    BETTER = "better"
    """Frozen or fine-tuned, whichever does better on held-out pictures."""


@dataclass(frozen=True)
class TrainingSettings:
    """How to train an extractor; the defaults suit some hundred to some ten thousand pictures."""

    seed: int = 0
    way: Way = Way.AUTO
    size: int = 64
    """The side of the pictures; an extractor to start from brings its own."""
    steps: int | None = None
    """Batches learnt from; None gives 20 rounds of all pictures, within bounds."""
    batch_size: int = 64
    learning_rate: float = 4e-3
    weight_decay: float = 0.02
    patience: int = 6
    """Training stops after this many of its twenty validations without a better one."""
    flip: bool | None = None
    """Mirror pictures; None does so only for features that are measured not to tell left from right."""
    colour: float | None = None
    """The largest random change of a colour channel; None allows it only where no label is continuous."""
    config: BackboneConfig = field(default_factory=BackboneConfig)
