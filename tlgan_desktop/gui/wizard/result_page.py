"""The last page: what was found, and what of it becomes sliders."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QWidget, QWizard

from tlgan_desktop.axes import AxisSet, Verdict
from tlgan_desktop.axes.arranging import arranged
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.discovery_messages import CarriedOut, JobFailed, ReportSaved, Result
from tlgan_desktop.gui.discovery_worker import DiscoveryJobs
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.panel.axis_words import verdict_word
from tlgan_desktop.gui.save_dialog import SaveDialog
from tlgan_desktop.gui.wizard.axis_card import AxisCard
from tlgan_desktop.gui.wizard.draft import Draft
from tlgan_desktop.gui.wizard.found_axis import FoundAxis, found_axes
from tlgan_desktop.gui.wizard.wizard_page import CardList, WizardPage

TITLE = QT_TRANSLATE_NOOP("ResultPage", "Result")
EXPLANATION = QT_TRANSLATE_NOOP(
    "ResultPage", "Each strip follows one axis from left to right. Tick what is to become a slider."
)


class ResultPage(WizardPage):
    """A card an axis."""

    def __init__(self, draft: Draft, jobs: DiscoveryJobs, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, EXPLANATION, parent)
        self._draft, self._jobs = draft, jobs
        self._carried_out: CarriedOut | None = None
        self._sequence = 0
        self._summary = labels.group("")
        self.cards = CardList()
        self.report = QPushButton(self.tr("Save &report…"))
        self.report.setToolTip(self.tr("A page with all figures and film strips, for your browser"))
        self.report.clicked.connect(self._ask_where_to_save_report)
        self.column.addWidget(self._summary)
        self.column.addWidget(self.cards, 1)
        self.column.addWidget(self.report, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFinalPage(True)
        self.setButtonText(QWizard.WizardButton.FinishButton, self.tr("&Save sliders"))
        jobs.told.connect(self._hear)

    def show_findings(self, result: CarriedOut) -> None:
        """Show what was found."""
        self._carried_out = result
        found = found_axes(result.findings)
        cards: list[QWidget] = [AxisCard(each) for each in found]
        for card in self.axis_cards(cards):
            card.changed.connect(self._check)
        self.cards.show_cards(cards)
        self._summary.setText(_summary(found))
        self._check()

    def take_keyboard(self) -> None:
        """Bring the keyboard to the first axis; the control of the run that had it may be gone."""
        self.axis_cards()[0].keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def axis_cards(self, cards: list[QWidget] | None = None) -> list[AxisCard]:
        """The cards of all axes."""
        return [card for card in (self.cards.cards if cards is None else cards) if isinstance(card, AxisCard)]

    def axis_set(self) -> AxisSet:
        """The axes as the person wants them.

        Raises:
            UserError: nothing is kept, or names are missing or the same.
        """
        assert self._carried_out is not None
        found = self._carried_out.findings.discovery.axis_set
        if not any(card.arrangement.kept for card in self.axis_cards()):
            raise UserError(self.tr("Tick at least one axis to save it as a slider."))
        return arranged(found, {card.found.name: card.arrangement for card in self.axis_cards()})

    def isComplete(self) -> bool:
        """Save as soon as the choices make a set of axes."""
        return self._carried_out is not None and self._objection() is None

    def save_report(self, path: Path) -> None:
        """Write the report."""
        assert self._carried_out is not None
        generator = self._draft.subject.path
        self._sequence = self._jobs.save_report(path, generator, self._carried_out.findings)
        self.report.setEnabled(False)

    @Slot()
    def _ask_where_to_save_report(self) -> None:
        proposal = Path.home() / "axes.html"
        path = SaveDialog.ask(self, self.tr("Save report"), proposal, self.tr("Pages (*.html)"))
        if path is not None:
            self.save_report(path)

    @Slot(object)
    def _hear(self, result: Result) -> None:
        if result.sequence != self._sequence:
            return
        self.report.setEnabled(True)
        if isinstance(result, ReportSaved):
            self.notice.tell(self.tr("The report is in {path}.").format(path=result.path))
        elif isinstance(result, JobFailed):
            self.notice.tell(result.reason)

    @Slot()
    def _check(self) -> None:
        objection = self._objection()
        if objection:
            self.notice.tell(objection)
        else:
            self.notice.dismiss()
        self.completeChanged.emit()

    def _objection(self) -> str | None:
        try:
            self.axis_set()
        except UserError as error:
            return str(error)
        return None


def _summary(found: list[FoundAxis]) -> str:
    counts = {verdict: sum(each.verdict is verdict for each in found) for verdict in Verdict}
    return ", ".join(f"{count} {verdict_word(verdict)}" for verdict, count in counts.items() if count)
