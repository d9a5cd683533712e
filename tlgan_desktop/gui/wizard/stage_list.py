"""The stages of the work, each with its progress and the time left."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QWidget

from tlgan_desktop.discovery.stages import Stage, StageProgress
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.words import duration, stage_word

PARTS = 1000


class StageList(QWidget):
    """One row a stage. A stage is done as soon as a later one has begun."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Progress of the work"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self._bars: dict[Stage, QProgressBar] = {}
        self._notes: dict[Stage, QLabel] = {}
        self._stages: list[Stage] = []
        self._expected: Mapping[Stage, float] = {}

    def begin(self, stages: Sequence[Stage], expected: Mapping[Stage, float]) -> None:
        """Show these stages, none begun; ``expected`` are the seconds that they should take."""
        for old in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._grid.removeWidget(old)
            old.deleteLater()
        self._stages, self._expected = list(stages), expected
        self._bars, self._notes = {}, {}
        for row, stage in enumerate(stages):
            self._bars[stage] = QProgressBar(maximum=PARTS, textVisible=False)
            self._bars[stage].setObjectName("work")
            self._bars[stage].setAccessibleName(stage_word(stage))
            self._notes[stage] = labels.secondary()
            self._notes[stage].setMinimumWidth(15 * GRID)
            self._grid.addWidget(QLabel(stage_word(stage)), row, 0)
            self._grid.addWidget(self._bars[stage], row, 1)
            self._grid.addWidget(self._notes[stage], row, 2)

    def show_progress(self, heard: StageProgress) -> None:
        """Show how far a stage is."""
        if heard.stage not in self._bars:
            return
        for earlier in self._stages[: self._stages.index(heard.stage)]:
            self._finish(earlier)
        progress = heard.progress
        self._bars[heard.stage].setValue(round(PARTS * progress.done / max(1, progress.total)))
        if progress.seconds_left is not None:
            self._notes[heard.stage].setText(
                self.tr("{seconds_left} left").format(seconds_left=duration(progress.seconds_left))
            )

    def finish(self) -> None:
        """All is done."""
        for stage in self._stages:
            self._finish(stage)

    def share(self) -> float:
        """How much of all the work is done, from 0 to 1, by the time that it takes."""
        weights = {stage: max(self._expected.get(stage, 1.0), 0.1) for stage in self._stages}
        done = sum(weights[stage] * self._bars[stage].value() / PARTS for stage in self._stages)
        return done / max(sum(weights.values()), 1e-9)

    def _finish(self, stage: Stage) -> None:
        self._bars[stage].setValue(PARTS)
        self._notes[stage].setText(self.tr("done"))
