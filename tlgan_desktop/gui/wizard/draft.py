"""The plan as it takes shape on the pages of the wizard, kept on disk from choice to choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from tlgan_desktop import paths
from tlgan_desktop.axes import AxisSet
from tlgan_desktop.discovery.plan import Amount, Plan, Start, read_plan, write_plan
from tlgan_desktop.discovery.stages import Stage
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.discovery_messages import PicturesRead, TimesEstimated

if TYPE_CHECKING:  # generators import torch, which only a worker may do
    from tlgan_desktop.generators import GeneratorInfo

PLAN_FILE = "unfinished-discovery.json"


@dataclass(frozen=True, eq=False)
class Subject:
    """The generator whose axes are wanted: its file, what it is, and the axes that it has already."""

    path: Path
    info: "GeneratorInfo"
    axis_set: AxisSet | None

    @property
    def taken(self) -> frozenset[str]:
        """Names that no new axis can have."""
        return frozenset(self.axis_set.names if self.axis_set else ())


class Draft(QObject):
    """Holds the plan; every change is written down, so that nothing is lost when the window is closed."""

    changed = Signal()
    failed = Signal(str)
    """The plan could not be written down, and why."""

    def __init__(self, subject: Subject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.subject = subject
        self.plan = self._blank()
        self.read: PicturesRead | None = None
        self.times: TimesEstimated | None = None

    def feature_names(self) -> Sequence[str]:
        """The names of the features that are learnt, in the order of the labels."""
        if self.read is None:
            return ()
        names = (feature.name for feature in self.read.dataset.features)
        return [self.plan.name_of(name) for name in names if name not in self.plan.left_out]

    def amount(self) -> Amount:
        """How much there is to do."""
        pictures = 0 if self.read is None else self.read.statistics.pictures
        return Amount(pictures, max(1, len(self.feature_names())), self.plan.start)

    def expected(self) -> Mapping[Stage, float]:
        """The seconds that each stage should take; empty before they have been measured."""
        return {} if self.times is None else self.times.seconds[self.plan.preset]

    def unfinished(self) -> Plan | None:
        """The plan of an earlier time that was not finished, if it is about the same generator."""
        plan = read_plan(_file())
        if plan is None or plan.generator != self.subject.info.fingerprint:
            return None
        return plan if plan.folders or plan.start is Start.READY else None

    def update(self, **changes: Any) -> None:
        """Change some of the plan."""
        self.take(replace(self.plan, **changes))

    def take(self, plan: Plan) -> None:
        """Change the whole plan."""
        if plan == self.plan:
            return
        self.plan = plan
        self._keep()
        self.changed.emit()

    def forget(self) -> None:
        """The work is done or not wanted: begin anew, and offer nothing the next time."""
        self.plan = self._blank()
        _file().unlink(missing_ok=True)
        self.changed.emit()

    def _blank(self) -> Plan:
        default = paths.default_extractor()
        start = Start.EXTRACTOR if default.is_file() else Start.NOTHING
        extractor = default if default.is_file() else None
        return Plan(generator=self.subject.info.fingerprint, start=start, extractor=extractor)

    def _keep(self) -> None:
        try:
            paths.data_folder().mkdir(parents=True, exist_ok=True)
            write_plan(_file(), self.plan)
        except OSError as error:
            self.failed.emit(
                self.tr("{folder} cannot be made ({reason}); free some space.").format(
                    folder=paths.data_folder(), reason=error.strerror or error
                )
            )
        except UserError as error:
            self.failed.emit(str(error))


def _file() -> Path:
    return paths.data_folder() / PLAN_FILE
