"""What a person wants to find: pictures, choices and how far it is, in a file that outlives the program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.storage import atomic_path


class Preset(StrEnum):
    """How much work a discovery is worth."""

    QUICK = "quick"
    """A first slider in minutes."""
    BALANCED = "balanced"
    """Good axes for some hundred to some ten thousand pictures."""
    THOROUGH = "thorough"
    """As sure as the pictures allow."""


class Start(StrEnum):
    """What tells the features."""

    NOTHING = "nothing"
    """An extractor that learns from the labelled pictures alone."""
    EXTRACTOR = "extractor"
    """An extractor that learns from the labelled pictures, starting from one that exists."""
    READY = "ready"
    """An extractor that exists, as it is; no labelled pictures are needed."""


@dataclass(frozen=True)
class Plan:
    """The choices of one discovery.

    ``folders`` and ``table`` are those of :func:`tlgan_desktop.datasets.read_dataset`, as are ``kinds``.
    ``names`` gives features other names than their labels have, and ``left_out`` features are not learnt.
    ``generator`` is the fingerprint of the one whose axes are wanted. ``running`` says that the choices are
    made and the work has begun.
    """

    folders: tuple[Path, ...] = ()
    table: Path | None = None
    kinds: Mapping[str, FeatureKind] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    start: Start = Start.NOTHING
    extractor: Path | None = None
    preset: Preset = Preset.QUICK
    generator: str = ""
    running: bool = False

    def name_of(self, feature: str) -> str:
        """The name that a feature of the labels is to have."""
        return self.names.get(feature, feature)


@dataclass(frozen=True)
class Amount:
    """How much there is to do: labelled pictures, features to learn, and what to start from."""

    pictures: int
    features: int
    start: Start


def write_plan(path: Path, plan: Plan) -> None:
    """Keep a plan.

    Raises:
        UserError: the file cannot be written.
    """
    with atomic_path(path) as temporary:
        temporary.write_bytes(TypeAdapter(Plan).dump_json(plan, indent=2))


def read_plan(path: Path) -> Plan | None:
    """A plan that was kept, or None where there is none that this version can read."""
    try:
        return TypeAdapter(Plan).validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def check_plan(plan: Plan) -> None:
    """Check that there is something to learn from.

    Raises:
        UserError: pictures or the extractor are not named, or two features have the same name.
    """
    if plan.start is Start.READY and plan.extractor is None:
        raise UserError("Choose the extractor file that tells the features.")
    if plan.start is not Start.READY and not plan.folders:
        raise UserError("Choose the folder of your labelled pictures first.")
