"""The wizard itself: four pages, and what happens when it is closed half-way."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget, QWizard

from tlgan_desktop.discovery.plan import Start
from tlgan_desktop.gui.discovery_messages import CarriedOut
from tlgan_desktop.gui.discovery_worker import DiscoveryJobs
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.draft import Draft, Subject
from tlgan_desktop.gui.wizard.extractor_page import ExtractorPage
from tlgan_desktop.gui.wizard.pictures_page import PicturesPage
from tlgan_desktop.gui.wizard.result_page import ResultPage
from tlgan_desktop.gui.wizard.run_page import RunPage

Button = QWizard.WizardButton
PICTURES, EXTRACTOR, RUN, RESULT = range(4)
SIZE = (116 * GRID, 84 * GRID)


class DiscoveryWizard(QWizard):
    """From labelled pictures to sliders, in four pages."""

    saving = Signal(object)
    """The ``AxisSet`` to save and use."""
    put_aside = Signal()
    """The work goes on in the background."""

    def __init__(self, subject: Subject, jobs: DiscoveryJobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Discover axes"))
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setOption(QWizard.WizardOption.HaveCustomButton1)
        self._jobs = jobs
        self.draft = Draft(subject, self)
        self.pictures_page = PicturesPage(self.draft, jobs)
        self.extractor_page = ExtractorPage(self.draft, jobs)
        self.run_page = RunPage(self.draft, jobs)
        self.result_page = ResultPage(self.draft, jobs)
        self.setPage(PICTURES, self.pictures_page)
        self.setPage(EXTRACTOR, self.extractor_page)
        self.setPage(RUN, self.run_page)
        self.setPage(RESULT, self.result_page)
        self._set_up_buttons()
        self._connect()
        self.resize(*SIZE)
        self._offer_to_go_on()

    def nextId(self) -> int:
        """The pages in their order; without pictures the first may be skipped."""
        place = self.currentId()
        return -1 if place == RESULT else place + 1

    def choose_pictures(self, folders: Sequence[Path], table: Path | None) -> None:
        """Start with these pictures, as when they are dropped on the window."""
        self.restart()
        self.pictures_page.choose(folders, table)

    @property
    def is_running(self) -> bool:
        """Whether the work is going on."""
        return self.run_page.running

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing while the work goes on puts it aside."""
        if self.is_running:
            event.ignore()
            self.put_work_aside()
        else:
            super().closeEvent(event)

    def reject(self) -> None:
        """Cancel: stop the work, keep what was done and offer to go on the next time."""
        self._jobs.cancel()
        super().reject()

    def accept(self) -> None:
        """Save: hand the axes over; the window closes when they are safe."""
        self.saving.emit(self.result_page.axis_set())

    def saved(self) -> None:
        """The axes are safe: nothing is left to go on with."""
        self.draft.forget()
        super().accept()

    @Slot()
    def put_work_aside(self) -> None:
        """Go on in the background."""
        self.hide()
        self.put_aside.emit()

    @Slot()
    def _go_on(self) -> None:
        """Take up what was begun at another time, up to the run if that had begun."""
        plan = self.draft.unfinished()
        self.pictures_page.offer.hide()
        if plan is None:
            return
        self.draft.take(plan)
        self._resuming = plan.running
        if plan.start is Start.READY and not plan.folders:
            self.next()
        else:
            self.pictures_page.read_again()

    @Slot()
    def _begin_anew(self) -> None:
        self.draft.forget()
        self.pictures_page.offer.hide()

    def _offer_to_go_on(self) -> None:
        plan = self.draft.unfinished()
        self._resuming = False
        if plan is not None:
            self.pictures_page.offer.show_plan(plan)

    @Slot()
    def _resume(self) -> None:
        """Come to the run as soon as the pictures are read again."""
        if self._resuming and self.pictures_page.isComplete():
            self._resuming = False
            self.next()
            self.next()

    @Slot(object)
    def _show_result(self, result: CarriedOut) -> None:
        self.result_page.show_findings(result)
        if self.isVisible() and self.currentId() == RUN:
            self.next()

    def show_ready_result(self) -> None:
        """Go to the result of work that ended in the background."""
        if self.currentId() == RUN and self.run_page.isComplete():
            self.next()

    @Slot(int)
    def _show_buttons(self, place: int) -> None:
        self.button(Button.CustomButton1).setVisible(place == RUN)
        if place == RESULT:
            self.result_page.take_keyboard()

    @Slot()
    def _offer_background(self) -> None:
        self.button(Button.CustomButton1).setEnabled(self.is_running)

    def _set_up_buttons(self) -> None:
        self.setButtonText(Button.CustomButton1, self.tr("Run in &background"))
        self.setButtonText(Button.CancelButton, self.tr("&Cancel"))
        self.setButtonText(Button.CommitButton, self.tr("&Start"))
        self.setButtonText(Button.NextButton, self.tr("&Next"))
        self.setButtonText(Button.BackButton, self.tr("&Back"))
        inside = self.button(Button.CancelButton).parentWidget()  # QWizard's own margins move nothing
        assert inside is not None
        inside.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.extractor_page.setCommitPage(True)  # from the run there is no way back, only Cancel
        self.setButtonLayout(
            [
                Button.CancelButton,
                Button.Stretch,
                Button.BackButton,
                Button.CustomButton1,
                Button.NextButton,
                Button.CommitButton,
                Button.FinishButton,
            ]
        )
        for each in (Button.NextButton, Button.CommitButton, Button.FinishButton):
            button = self.button(each)
            button.setProperty("primary", True)
            button.style().polish(button)

    def _connect(self) -> None:
        self.currentIdChanged.connect(self._show_buttons)
        self.button(Button.CustomButton1).clicked.connect(self.put_work_aside)
        self.pictures_page.offer.go_on.clicked.connect(self._go_on)
        self.pictures_page.offer.begin_anew.clicked.connect(self._begin_anew)
        self.pictures_page.completeChanged.connect(self._resume)
        self.run_page.completeChanged.connect(self._offer_background)
        self.run_page.finished.connect(self._show_result)
        self.draft.failed.connect(self.pictures_page.notice.tell)
