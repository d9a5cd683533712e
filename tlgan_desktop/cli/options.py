"""What each job on the command line was asked for, as plain frozen data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tlgan_desktop.errors import UsageError
from tlgan_desktop.features import FeatureKind

Result = Mapping[str, Any]
"""What a job gives back: one JSON object."""

ClassLabels = int | tuple[float, ...] | None
"""A class index or one value a class, for generators that take labels."""


@dataclass(frozen=True, kw_only=True)
class OnnxOptions:
    """What the file of an ONNX generator leaves open, as its metadata would tell it; None is not said."""

    prior: str | None = None
    pixels: str | None = None
    layout: str | None = None


@dataclass(frozen=True)
class InspectOptions(OnnxOptions):
    """The file to describe."""

    file: Path


@dataclass(frozen=True)
class AxesOptions(OnnxOptions):
    """The axis file to describe (the shipped one when None), shortly or with everything that was measured.

    ``generator`` and ``space`` give axes from elsewhere the latent space that their file does not tell.
    """

    file: Path | None
    generator: Path | None
    space: str | None
    report: bool


@dataclass(frozen=True)
class SelfTestOptions:
    """Where the self-test computes."""

    device: str | None


@dataclass(frozen=True)
class StartOptions(OnnxOptions):
    """The picture to start from: that of ``seed``, or of the recipe inside the exported ``picture``.

    Raises:
        UsageError: neither or both are given.
    """

    picture: Path | None
    seed: int | None
    generator: Path | None
    device: str | None
    labels: ClassLabels
    space: str | None
    truncation: float | None

    def __post_init__(self) -> None:
        if (self.picture is None) == (self.seed is None):
            raise UsageError("Give the picture to start from: either --seed or an exported picture.")


@dataclass(frozen=True)
class RenderOptions(StartOptions):
    """``count`` pictures written to ``out``.

    Raises:
        UsageError: several pictures of one recipe are asked for.
    """

    count: int
    out: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.picture is not None and self.count > 1:
            raise UsageError("An exported picture gives one picture; --count goes with --seed.")


@dataclass(frozen=True)
class EditOptions(StartOptions):
    """One picture with features brought to positions (``targets``) while others stay (``locks``).

    Raises:
        UsageError: nothing is set, or a strip is asked for along several axes.
    """

    axes: Path | None
    targets: Sequence[tuple[str, float]]
    locks: Sequence[str]
    strip: bool
    straight: bool
    layers: tuple[int, int] | None
    any_generator: bool
    out: Path

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.targets:
            raise UsageError("Say what to edit with --set NAME=T, once or more.")
        if self.strip and len(self.targets) != 1:
            raise UsageError("A strip runs along one axis, so --strip wants exactly one --set.")


@dataclass(frozen=True)
class LearningOptions:
    """Labelled pictures to learn features from, and the extractor to ``start`` from, if any.

    ``kinds`` are those of columns and folders whose inferred kind is not right; ``way`` is how to start.

    Raises:
        UsageError: there is a way but nothing to start from, or a kind but nothing to learn from.
    """

    datasets: Sequence[Path]
    labels: Path | None
    kinds: Sequence[tuple[str, FeatureKind]]
    start: Path | None
    way: str | None
    seed: int
    device: str | None

    def __post_init__(self) -> None:
        if self.way is not None and self.start is None:
            raise UsageError("--way says how to learn from another extractor; name that with --start.")
        if not self.datasets and (self.labels or self.kinds or self.start):
            raise UsageError("--labels, --kind and --start go with --dataset; name the labelled pictures.")


@dataclass(frozen=True)
class TrainExtractorOptions(LearningOptions):
    """The extractor file to write.

    Raises:
        UsageError: no data set is named.
    """

    out: Path

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.datasets:
            raise UsageError("Name the labelled pictures with --dataset, once or more.")


@dataclass(frozen=True)
class DiscoverOptions(LearningOptions, OnnxOptions):
    """Where to look for axes, what tells the features, and the axis file to write.

    Raises:
        UsageError: neither labelled pictures nor extractors are given, or both.
    """

    generator: Path | None
    extractors: Sequence[Path]
    second_extractors: Sequence[Path]
    samples: int | None
    space: str
    method: str
    stop_angle: float
    truncation: float
    label: int | None
    resume: bool
    report: Path | None
    out: Path

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.datasets) == bool(self.extractors):
            raise UsageError("Say what tells the features: either --dataset or --extractor.")
        if self.second_extractors and not self.extractors:
            raise UsageError("--second-extractor goes with --extractor; --dataset trains its own.")
        if self.report is not None and self.report.absolute() == self.out.absolute():
            raise UsageError("--out and --report name the same file; give each one of its own.")
