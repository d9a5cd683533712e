"""The first page: labelled pictures, and what was understood of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from tlgan_desktop.axes.arranging import free_name
from tlgan_desktop.discovery.plan import Plan, Start
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.discovery_messages import (
    JobFailed,
    JobStopped,
    PicturesLookedAt,
    PicturesRead,
    ReadPictures,
    Result,
)
from tlgan_desktop.gui.discovery_worker import DiscoveryJobs
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.draft import Draft
from tlgan_desktop.gui.wizard.drop_zone import DropZone
from tlgan_desktop.gui.wizard.feature_card import FeatureCard
from tlgan_desktop.gui.wizard.picture_notes import notes_on
from tlgan_desktop.gui.wizard.remarks import Remarks
from tlgan_desktop.gui.wizard.wizard_page import CardList, WizardPage

TITLE = QT_TRANSLATE_NOOP("PicturesPage", "Pictures")
EXPLANATION = QT_TRANSLATE_NOOP(
    "PicturesPage", "Show what you mean: pictures that have the feature, and pictures that do not."
)


class PicturesPage(WizardPage):
    """Folders and tables in; a card a feature, and remarks, out."""

    def __init__(self, draft: Draft, jobs: DiscoveryJobs, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, EXPLANATION, parent)
        self._draft, self._jobs = draft, jobs
        self._sequence = 0
        self.offer = ResumeOffer()
        self.drop_zone = DropZone()
        self.busy = QProgressBar(textVisible=False)
        self.busy.setObjectName("work")
        self.busy.setRange(0, 0)
        self.busy.setAccessibleName(self.tr("Reading the pictures"))
        self.busy.setToolTip(self.tr("Reading the pictures"))
        self.busy.hide()
        self.cards = CardList()
        self.cards.hide()
        self.notes = Remarks()
        for widget in (self.offer, self.drop_zone, self.busy):
            self.column.addWidget(widget)
        self.column.addWidget(self.cards, 1)
        self.column.addWidget(self.notes)
        self.setAcceptDrops(True)
        self.drop_zone.chosen.connect(self.choose)
        self.drop_zone.ready_wanted.connect(self._use_extractor)
        jobs.told.connect(self._hear)

    def isComplete(self) -> bool:
        """Go on as soon as there is a feature to learn, under a name of its own, or without pictures."""
        read, plan = self._draft.read, self._draft.plan
        if not plan.folders:
            return plan.start is Start.READY
        return read is not None and read.plan.folders == plan.folders and self._objection() is None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome pictures anywhere on the page."""
        self.drop_zone.dragEnterEvent(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Calm the drop zone down."""
        self.drop_zone.dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped beside the drop zone, too."""
        self.drop_zone.dropEvent(event)

    @Slot(object, object)
    def choose(self, folders: Sequence[Path], table: Path | None) -> None:
        """Take other pictures."""
        self.offer.hide()
        self._draft.forget()
        self._draft.update(folders=tuple(folders), table=table)
        self.read_again()

    @Slot()
    def _use_extractor(self) -> None:
        """Go on without pictures."""
        self.offer.hide()
        self._draft.forget()
        self._draft.update(start=Start.READY)
        self.completeChanged.emit()
        self.wizard().next()

    @Slot()
    def read_again(self) -> None:
        """Read the pictures of the plan."""
        plan = self._draft.plan
        self.notice.dismiss()
        self.drop_zone.show_choice(plan.folders, plan.table)
        self.cards.show_cards([])
        self.cards.show()
        self.notes.show_lines([self.tr("Reading the pictures…")])
        self._draft.read = None
        self.busy.setRange(0, 0)
        self.busy.show()
        self._jobs.cancel()  # whatever was being read before
        self._sequence = self._jobs.read_pictures(plan)
        self.completeChanged.emit()

    @Slot(object)
    def _hear(self, result: Result) -> None:
        if result.sequence != self._sequence:
            return
        if isinstance(result, PicturesLookedAt):
            self.busy.setRange(0, result.progress.total)
            self.busy.setValue(result.progress.done)
            return
        self.busy.hide()
        self.notes.show_lines([])
        match result:
            case PicturesRead():
                self._show(result)
            case JobFailed(request=ReadPictures()):
                self.notice.tell(result.reason)
            case JobStopped():
                self.notice.tell(self.tr("Reading was stopped."))
        self.completeChanged.emit()

    def _show(self, read: PicturesRead) -> None:
        self._draft.read = read
        renamed = self._avoid_taken_names(read)
        self.cards.show_cards([self._card(read, place) for place in range(len(read.statistics.features))])
        self.notes.show_lines(notes_on(read, renamed))
        self._check()

    def _avoid_taken_names(self, read: PicturesRead) -> Mapping[str, str]:
        """Propose other names where the generator has such axes already, and give them."""
        taken = self._draft.subject.taken
        known = [each.name for each in read.statistics.features if each.name in taken]
        own = [each.name for each in read.statistics.features]
        names = dict(self._draft.plan.names)
        for name in known:
            names.setdefault(name, free_name(name, [*taken, *own, *names.values()]))
        self._draft.update(names=names)
        return {name: self._draft.plan.name_of(name) for name in known}

    def _card(self, read: PicturesRead, place: int) -> QWidget:
        plan, statistics = self._draft.plan, read.statistics.features[place]
        pictures = [each for each in read.thumbnails if each.feature == statistics.name]
        is_chosen = statistics.name not in plan.left_out
        card = FeatureCard(statistics, pictures, plan.name_of(statistics.name), is_chosen)
        card.chosen.connect(self._choose_feature)
        card.renamed.connect(self._rename)
        card.kind_wanted.connect(self._change_kind)
        return card

    @Slot(str, bool)
    def _choose_feature(self, name: str, is_chosen: bool) -> None:
        left_out = self._draft.plan.left_out
        self._draft.update(left_out=left_out - {name} if is_chosen else left_out | {name})
        self._check()

    @Slot(str, str)
    def _rename(self, feature: str, name: str) -> None:
        self._draft.update(names={**self._draft.plan.names, feature: name})
        self._check()

    @Slot(str, object)
    def _change_kind(self, feature: str, kind: FeatureKind) -> None:
        self._draft.update(kinds={**self._draft.plan.kinds, feature: kind})
        self.read_again()

    def _check(self) -> None:
        objection = self._objection()
        if objection:
            self.notice.tell(objection)
        else:
            self.notice.dismiss()
        self.completeChanged.emit()

    def _objection(self) -> str | None:
        """What stands in the way of these choices, in a sentence."""
        assert self._draft.read is not None
        plan = self._draft.plan
        names = [
            plan.name_of(each.name)
            for each in self._draft.read.statistics.features
            if each.name not in plan.left_out
        ]
        if not names:
            return self.tr("Tick at least one feature.")
        for name in names:
            if names.count(name) > 1:
                words = self.tr("Two features are called “{name}”; give one of them another name.")
                return words.format(name=name)
            if name in self._draft.subject.taken:
                words = self.tr("There is a slider called “{name}” already; choose another name.")
                return words.format(name=name)
        return None


class ResumeOffer(QFrame):
    """Offers to go on with what was begun at another time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._text = QLabel(wordWrap=True)
        self.go_on = QPushButton(self.tr("&Go on"))
        self.go_on.setProperty("primary", True)
        self.begin_anew = QPushButton(self.tr("Begin &anew"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(GRID)
        texts = QVBoxLayout()
        texts.addWidget(labels.title(self.tr("You were not finished")))
        texts.addWidget(self._text)
        row.addLayout(texts, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.begin_anew)
        self.hide()

    def show_plan(self, plan: Plan) -> None:
        """Say what was begun."""
        if plan.start is Start.READY and plan.extractor is not None:
            chosen = self.tr("You had chosen the extractor {name}.").format(name=plan.extractor.name)
        else:
            names = ", ".join(folder.name for folder in plan.folders)
            chosen = self.tr("You had chosen the pictures of {names}.").format(names=names)
        how_far = (
            self.tr("The work had begun; what is done already is kept.")
            if plan.running
            else self.tr("Your choices are kept.")
        )
        self._text.setText(f"{chosen} {how_far}")
        self.show()
