"""The second page: what tells the features, and how much work it is worth."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop import paths
from tlgan_desktop.discovery.plan import Preset, Start
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.discovery_messages import (
    DescribeExtractor,
    ExtractorDescribed,
    JobFailed,
    Result,
    TimesEstimated,
)
from tlgan_desktop.gui.discovery_worker import DiscoveryJobs
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.draft import Draft
from tlgan_desktop.gui.wizard.preset_choice import RADIO_INDENT, PresetChoice
from tlgan_desktop.gui.wizard.wizard_page import WizardPage
from tlgan_desktop.gui.wizard.words import abridged

TITLE = QT_TRANSLATE_NOOP("ExtractorPage", "Extractor")
EXPLANATION = QT_TRANSLATE_NOOP(
    "ExtractorPage", "An extractor learns from your pictures to tell whether any picture has the feature."
)
STARTS = {
    Start.EXTRACTOR: QT_TRANSLATE_NOOP("ExtractorPage", "Buil&d on an extractor that exists"),
    Start.NOTHING: QT_TRANSLATE_NOOP("ExtractorPage", "&Learn from these pictures alone"),
    Start.READY: QT_TRANSLATE_NOOP("ExtractorPage", "&Use an extractor as it is"),
}
HINTS = {
    Start.EXTRACTOR: QT_TRANSLATE_NOOP(
        "ExtractorPage", "Fast, and best for a few hundred pictures that look like those it knows."
    ),
    Start.NOTHING: QT_TRANSLATE_NOOP(
        "ExtractorPage", "For pictures of any kind, 120 or more. Takes the longest."
    ),
    Start.READY: QT_TRANSLATE_NOOP(
        "ExtractorPage",
        "No learning: for one that was made here or comes as ONNX. Your pictures are not used, and as no "
        "second extractor checks the axes, they count as weak at best.",
    ),
}
MOST_FEATURES = 8
"""So many are named; of the others only how many there are is told."""


class ExtractorPage(WizardPage):
    """Where the extractor comes from, and the preset."""

    def __init__(self, draft: Draft, jobs: DiscoveryJobs, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, EXPLANATION, parent)
        self._draft, self._jobs = draft, jobs
        self._described: ExtractorDescribed | None = None
        self._sequences = (0, 0)
        self.starts = {start: QRadioButton(self.tr(text)) for start, text in STARTS.items()}
        self._group = QButtonGroup(self)
        self.browse = QPushButton(self.tr("Choose &extractor…"))
        self.browse.clicked.connect(self._ask_for_extractor)
        self.file = labels.secondary()
        self.file.setWordWrap(True)
        self.presets = PresetChoice()
        self.details = QToolButton()
        self.details.setText(self.tr("Details"))
        self.details.setCheckable(True)
        self.details.setArrowType(Qt.ArrowType.RightArrow)
        self.details.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._detail = labels.secondary()
        self._detail.setWordWrap(True)
        self._detail.hide()
        self._lay_out()
        self._group.idClicked.connect(self._choose_start)
        self.presets.chosen.connect(self._choose_preset)
        self.details.toggled.connect(self._unfold)
        jobs.told.connect(self._hear)

    def initializePage(self) -> None:
        """Show the plan, and measure how long it would take."""
        plan = self._draft.plan
        can_learn = bool(plan.folders)
        for start, button in self.starts.items():
            button.setEnabled(can_learn or start is Start.READY)
        if not can_learn:
            self._draft.update(start=Start.READY)
        self.starts[self._draft.plan.start].setChecked(True)
        self.presets.choose(plan.preset)
        self._show_file()
        self._estimate()

    def isComplete(self) -> bool:
        """Go on as soon as the extractor that is needed is there and readable."""
        plan, described = self._draft.plan, self._described
        if plan.start is Start.NOTHING:
            return True
        return described is not None and described.path == plan.extractor and not self._objection(described)

    def _objection(self, described: ExtractorDescribed) -> str | None:
        """Why this extractor cannot serve as is chosen, in a sentence."""
        if self._draft.plan.start is Start.EXTRACTOR and not described.is_ours:
            words = self.tr(
                "{name} can be used as it is, but not built on: only extractors made here can learn on."
            )
            return words.format(name=described.path.name)
        return None

    @Slot(int)
    def _choose_start(self, place: int) -> None:
        start = list(STARTS)[place]
        self._draft.update(start=start)
        if start is not Start.NOTHING and self._draft.plan.extractor is None:
            default = paths.default_extractor()
            self._draft.update(extractor=default if default.is_file() else None)
        self._show_file()
        self._estimate()

    @Slot(object)
    def _choose_preset(self, preset: Preset) -> None:
        self._draft.update(preset=preset)
        self._show_detail()

    @Slot()
    def _ask_for_extractor(self) -> None:
        kinds = self.tr("Extractors (*.safetensors *.onnx);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Extractor"), str(Path.home()), kinds)
        if name:
            self.use_extractor(Path(name))

    def use_extractor(self, path: Path) -> None:
        """Take another extractor file."""
        self._draft.update(extractor=path)
        self._show_file()
        self._estimate()

    def _show_file(self) -> None:
        plan = self._draft.plan
        needed = plan.start is not Start.NOTHING
        self.browse.setVisible(needed)
        self.file.setVisible(needed)
        self.notice.dismiss()
        if needed and plan.extractor is not None:
            self.file.setText(self.tr("Reading {name}…").format(name=plan.extractor.name))
            self._sequences = (self._jobs.describe_extractor(plan.extractor), self._sequences[1])
        elif needed:
            self.file.setText(self.tr("No extractor is chosen yet."))
        self.completeChanged.emit()

    def _estimate(self) -> None:
        self.presets.wait()
        sequence = self._jobs.estimate_times(self._draft.subject.path, self._draft.amount())
        self._sequences = (self._sequences[0], sequence)

    @Slot(object)
    def _hear(self, result: Result) -> None:
        if result.sequence not in self._sequences:
            return
        match result:
            case ExtractorDescribed():
                self._described = result
                names = [feature.name for feature in result.info.features]
                self.file.setText(
                    self.tr("{name} tells {features}.").format(
                        name=result.path.name, features=abridged(names, MOST_FEATURES)
                    )
                )
                if objection := self._objection(result):
                    self.notice.tell(objection)
            case TimesEstimated():
                self._draft.times = result
                self.presets.show_times(result)
                self._show_detail()
            case JobFailed():
                if isinstance(result.request, DescribeExtractor):
                    self.file.setText("")
                self.notice.tell(result.reason)
        self.completeChanged.emit()

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        self.details.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        self._detail.setVisible(unfolded)

    def _show_detail(self) -> None:
        self._detail.setText(self.presets.detail(self._draft.plan.preset))

    def _lay_out(self) -> None:
        for place, (start, button) in enumerate(self.starts.items()):
            self._group.addButton(button, place)
            row = QVBoxLayout()
            row.setSpacing(0)
            row.addWidget(button)
            hint = QLabel(self.tr(HINTS[start]), wordWrap=True)
            hint.setObjectName("secondary")
            hint.setContentsMargins(RADIO_INDENT, 0, 0, 0)
            button.setAccessibleDescription(self.tr(HINTS[start]))
            row.addWidget(hint)
            self.column.addLayout(row)
        file = QHBoxLayout()
        file.setContentsMargins(RADIO_INDENT, GRID // 2, 0, 0)
        file.setSpacing(2 * GRID)
        file.addWidget(self.browse)
        file.addWidget(self.file, 1)
        self.column.addLayout(file)
        self.column.addSpacing(GRID)
        self.column.addWidget(labels.title(self.tr("How thoroughly?")))
        self.column.addWidget(self.presets)
        self.column.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._detail)
        self.column.addStretch(1)
