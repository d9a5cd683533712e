"""The stages of carrying out a plan, and what is heard of them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from tlgan_desktop.progress import Progress

if TYPE_CHECKING:  # these import torch, and whoever shows stages need not
    from tlgan_desktop.discovery.sheets import SortedSheet
    from tlgan_desktop.extractors.extractor import ExtractorFeature


class Stage(StrEnum):
    """A part of the work, in words to be shown."""

    READING = "Read the pictures"
    LEARNING = "Learn to tell the features"
    JUDGING = "Learn again, for a second opinion"
    SHEETS = "Try it on generated pictures"
    SEARCHING = "Look for the axes"
    CHECKING = "Check the axes"
    STRIPS = "Draw the film strips"


@dataclass(frozen=True)
class StageProgress:
    """How far a stage is."""

    stage: Stage
    progress: Progress


@dataclass(frozen=True)
class Learnt:
    """The features of the extractor that has been learnt, with their held-out figures."""

    features: tuple["ExtractorFeature", ...]


@dataclass(frozen=True)
class LessMemory:
    """The memory did not hold a batch, and the work goes on with batches of ``batch_size``."""

    batch_size: int


class Listener(Protocol):
    """Hears of everything while a plan is carried out; raises ``errors.Cancelled`` to stop."""

    def __call__(self, heard: "StageProgress | Learnt | SortedSheet | LessMemory") -> None:
        """Hear of progress or a partial result."""
