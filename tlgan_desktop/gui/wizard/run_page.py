"""The third page: the work as it goes on."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tlgan_desktop.discovery.plan import Start
from tlgan_desktop.discovery.stages import Learnt, LessMemory, Stage, StageProgress
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.discovery_messages import CarriedOut, Heard, JobFailed, JobStopped, Result
from tlgan_desktop.gui.discovery_worker import DiscoveryJobs
from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.accuracy_list import AccuracyList
from tlgan_desktop.gui.wizard.draft import Draft
from tlgan_desktop.gui.wizard.learning_curve import LearningCurve
from tlgan_desktop.gui.wizard.sheet_view import SheetView
from tlgan_desktop.gui.wizard.stage_list import StageList
from tlgan_desktop.gui.wizard.wizard_page import WizardPage
from tlgan_desktop.gui.wizard.words import duration

if TYPE_CHECKING:
    from tlgan_desktop.discovery.sheets import SortedSheet

TITLE = QT_TRANSLATE_NOOP("RunPage", "Run")
EXPLANATION = QT_TRANSLATE_NOOP(
    "RunPage", "You may put this aside and go on editing; nothing is lost when you close the window."
)
LEARNING = (Stage.READING, Stage.LEARNING, Stage.JUDGING)
SEARCHING = (Stage.SHEETS, Stage.SEARCHING, Stage.CHECKING, Stage.STRIPS)


class RunPage(WizardPage):
    """Starts the work when it is come to, and shows it."""

    progressed = Signal(float)
    """The share of the work that is done."""
    finished = Signal(object)
    """A ``CarriedOut``."""
    failed = Signal(str)

    def __init__(self, draft: Draft, jobs: DiscoveryJobs, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, EXPLANATION, parent)
        self._draft, self._jobs = draft, jobs
        self._sequence = 0
        self._features: Sequence[str] = ()
        self._sheets: dict[str, SortedSheet] = {}
        self._began = self._paused_at = time.monotonic()
        self.running = False
        self.result: CarriedOut | None = None
        self.stages = StageList()
        self.curve = LearningCurve()
        self.accuracies = AccuracyList()
        self.sheet = SheetView()
        self.feature = QComboBox()
        self.feature.setMinimumSize(16 * GRID, 4 * GRID)
        self.feature.setAccessibleName(self.tr("Feature that the pictures are sorted by"))
        self.feature.setToolTip(self.tr("Feature that the pictures are sorted by"))
        self.feature.activated.connect(self._show_sheet)
        policy = self.feature.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the heading beside it stays where it is
        self.feature.setSizePolicy(policy)
        self.feature.hide()
        self.pause = QPushButton(self.tr("&Pause"))
        self.pause.setCheckable(True)
        self.pause.toggled.connect(self._pause)
        self.retry = QPushButton(self.tr("&Try again"))
        self.retry.clicked.connect(self.start)
        self.left = labels.secondary()
        self.left.setAccessibleName(self.tr("Time left"))
        self.left.setToolTip(self.tr("Time left"))
        self._lay_out()
        jobs.told.connect(self._hear)

    def initializePage(self) -> None:
        """Begin the work, unless it is going on or done."""
        if not self.running and (self.result is None or self.result.plan != self._draft.plan):
            self.start()

    def isComplete(self) -> bool:
        """Go on when there is a result."""
        return self.result is not None and not self.running

    @property
    def is_paused(self) -> bool:
        """Whether the person holds the work."""
        return self.pause.isChecked()

    @Slot()
    def start(self) -> None:
        """Begin, or go on where the last time ended."""
        self._draft.update(running=True)
        plan, subject = self._draft.plan, self._draft.subject
        self.notice.dismiss()
        self.retry.hide()
        self.pause.setChecked(False)
        self.pause.setEnabled(True)
        self.curve.clear()
        self.accuracies.show_figures({})
        self.feature.clear()
        self.feature.hide()
        self._sheets = {}
        self.result = None
        stages = SEARCHING if plan.start is Start.READY else (*LEARNING, *SEARCHING)
        self.stages.begin(stages, self._draft.expected())
        self._features = self._draft.feature_names()
        self._began = time.monotonic()
        self.running = True
        self._learning: Stage | None = None
        self._sequence = self._jobs.carry_out(plan, subject.path, subject.axis_set)
        self.completeChanged.emit()

    @Slot(object)
    def _hear(self, result: Result) -> None:
        if result.sequence != self._sequence:
            return
        match result:
            case Heard():
                self._show(result)
            case CarriedOut():
                self._end()
                self.result = result
                self.stages.finish()
                self.left.setText(self.tr("Done."))
                self.finished.emit(result)
            case JobFailed():
                self._end()
                self.notice.tell(result.reason)
                self.retry.show()
                self.failed.emit(result.reason)
            case JobStopped():
                self._end()
                self.notice.tell(self.tr("Stopped. What was done is kept."))
                self.retry.show()
        self.completeChanged.emit()

    def _end(self) -> None:
        self.running = False
        self.pause.setEnabled(False)
        self.left.clear()

    def _show(self, heard: Heard) -> None:
        match heard.heard:
            case StageProgress():
                self._show_progress(heard.heard)
            case Learnt(features=features):
                self.accuracies.show_figures(
                    {each.name: each.held_out.figure if each.held_out else float("nan") for each in features}
                )
            case LessMemory(batch_size=size):
                self.notice.tell(
                    self.tr("The memory is short; going on with {size} pictures at a time.").format(size=size)
                )
            case sheet:
                self._take_sheet(sheet)

    def _show_progress(self, heard: StageProgress) -> None:
        from tlgan_desktop.extractors.learning import Learning

        progress = heard.progress
        if isinstance(progress, Learning):
            if heard.stage is not self._learning:
                self.curve.begin()
            self._learning = heard.stage
            self.curve.add(progress.done / progress.total, progress.loss)
            if heard.stage is Stage.LEARNING:
                self.accuracies.show_figures(dict(zip(self._features, progress.figures, strict=False)))
            return
        self.stages.show_progress(heard)
        if self.is_paused:  # this is the end of what was in hand
            return
        share = self.stages.share()
        if share > 0.02:
            left = max((time.monotonic() - self._began) * (1 - share) / share, progress.seconds_left or 0.0)
            self.left.setText(self.tr("About {left} left in all.").format(left=duration(left)))
        self.progressed.emit(share)

    def _take_sheet(self, sheet: "SortedSheet") -> None:
        self._sheets[sheet.feature] = sheet
        self.feature.addItem(sheet.feature)
        self.feature.show()
        if len(self._sheets) == 1:
            self._show_sheet()

    @Slot()
    def _show_sheet(self) -> None:
        sheet = self._sheets[self.feature.currentText()]
        self.sheet.show_sheet(sheet.feature, [to_qimage(picture) for picture in sheet.pictures])

    @Slot(bool)
    def _pause(self, paused: bool) -> None:
        self.pause.setText(self.tr("&Go on") if paused else self.tr("&Pause"))
        self.left.setText(self.tr("Paused.") if paused else "")
        if paused:
            self._paused_at = time.monotonic()
        else:
            self._began += time.monotonic() - self._paused_at
        self._jobs.pause(paused)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.left, 1)
        buttons.addWidget(self.retry)
        buttons.addWidget(self.pause)
        self.retry.hide()
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.stages)
        left.addLayout(buttons)
        left.addWidget(self.curve, 1)
        left.addWidget(labels.group(self.tr("How well it tells pictures held back")))
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.accuracies)
        left.addWidget(scroll, 1)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        head = QHBoxLayout()
        head.addWidget(labels.group(self.tr("What it sees in generated pictures")), 1)
        head.addWidget(self.feature)
        right.addLayout(head)
        right.addWidget(self.sheet, 1)
        row = QHBoxLayout()
        row.setSpacing(4 * GRID)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.column.addLayout(row, 1)
