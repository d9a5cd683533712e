"""What the wizard asks of the discovery worker, and what comes back.

Requests and results are frozen, so that they can cross threads. Every request has a sequence number; its
results carry the same one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.discovery.plan import Amount, Plan, Preset
from tlgan_desktop.discovery.stages import Learnt, LessMemory, Stage, StageProgress
from tlgan_desktop.gui.engine import Engine
from tlgan_desktop.progress import Progress

if TYPE_CHECKING:  # these import torch, which only the worker may do
    from tlgan_desktop.datasets import Dataset
    from tlgan_desktop.datasets.statistics import DatasetStatistics
    from tlgan_desktop.datasets.thumbnails import Thumbnails
    from tlgan_desktop.discovery.carrying_out import Findings
    from tlgan_desktop.discovery.sheets import SortedSheet
    from tlgan_desktop.extractors import ExtractorInfo


@dataclass(frozen=True)
class ReadPictures:
    """Read the labelled pictures of a plan, all features, and describe them."""

    sequence: int
    plan: Plan


@dataclass(frozen=True)
class DescribeExtractor:
    """Say what an extractor file tells."""

    sequence: int
    path: Path


@dataclass(frozen=True)
class EstimateTimes:
    """Measure ``engine`` with the generator at ``generator``, and say how long each preset will take."""

    sequence: int
    generator: Path
    engine: Engine
    amount: Amount


@dataclass(frozen=True, eq=False)
class CarryOut:
    """Carry out a plan with the generator at ``generator`` on ``engine``, adding axes to ``onto``.

    ``cache_bytes`` is the room on disk for generated pictures.
    """

    sequence: int
    plan: Plan
    generator: Path
    engine: Engine
    onto: AxisSet | None
    cache_bytes: int


@dataclass(frozen=True, eq=False)
class SaveReport:
    """Write what was found as a page."""

    sequence: int
    path: Path
    generator: Path
    engine: Engine
    findings: "Findings"


Request = ReadPictures | DescribeExtractor | EstimateTimes | CarryOut | SaveReport


@dataclass(frozen=True)
class PicturesLookedAt:
    """How many of the labelled pictures were looked at so far."""

    sequence: int
    progress: Progress


@dataclass(frozen=True, eq=False)
class PicturesRead:
    """What was understood of labelled pictures."""

    sequence: int
    plan: Plan
    dataset: "Dataset"
    statistics: "DatasetStatistics"
    thumbnails: "tuple[Thumbnails, ...]"


@dataclass(frozen=True)
class ExtractorDescribed:
    """What an extractor file tells, and whether one that learns from other pictures can start from it."""

    sequence: int
    path: Path
    info: "ExtractorInfo"
    is_ours: bool


@dataclass(frozen=True)
class TimesEstimated:
    """The seconds of every stage for each preset, and what the preset does, in words."""

    sequence: int
    seconds: Mapping[Preset, Mapping[Stage, float]]
    details: Mapping[Preset, str]


@dataclass(frozen=True, eq=False)
class Heard:
    """Progress or a partial result of a request."""

    sequence: int
    heard: "StageProgress | Learnt | SortedSheet | LessMemory"


@dataclass(frozen=True, eq=False)
class CarriedOut:
    """The plan is carried out."""

    sequence: int
    plan: Plan
    onto: AxisSet | None
    findings: "Findings"


@dataclass(frozen=True)
class ReportSaved:
    """The report is written."""

    sequence: int
    path: Path


@dataclass(frozen=True)
class JobStopped:
    """The request was cancelled; what it had finished is kept."""

    sequence: int
    request: Request


@dataclass(frozen=True)
class JobFailed:
    """The request could not be met, with the sentence to show."""

    sequence: int
    request: Request
    reason: str


Result = (
    PicturesLookedAt
    | PicturesRead
    | ExtractorDescribed
    | TimesEstimated
    | Heard
    | CarriedOut
    | ReportSaved
    | JobStopped
    | JobFailed
)
