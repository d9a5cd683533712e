"""What the main window knows of discoveries: opens the wizard, shows the work, takes the axes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from tlgan_desktop import paths
from tlgan_desktop.axes import AxisSet, write_axes
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.discovery_messages import CarriedOut
from tlgan_desktop.gui.discovery_worker import DiscoveryJobs
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.messages import GeneratorOpened, Result
from tlgan_desktop.gui.wizard.draft import Subject
from tlgan_desktop.gui.wizard.drop_zone import labelled_among
from tlgan_desktop.gui.wizard.manage_axes import ManageAxesDialog
from tlgan_desktop.gui.wizard.wizard import DiscoveryWizard
from tlgan_desktop.gui.wizard.work_chip import WorkChip

NOTE_MS = 8000


class DiscoveryDesk(QObject):
    """Holds the one wizard and the one thread of discoveries of a window."""

    told = Signal(str)
    """A sentence for the window's notice bar."""
    noted = Signal(str, int)
    """A sentence for the status bar, and how many milliseconds it is to stay."""
    added = Signal(object)
    """There are sliders for new axes, of these names."""
    outdated = Signal()
    """What was told last is true no more."""

    def __init__(self, editor: Editor, window: QWidget) -> None:
        super().__init__(window)
        self._editor, self._window = editor, window
        self._generator: GeneratorOpened | None = None
        self._waiting: Sequence[Path] | None = None
        self.jobs = DiscoveryJobs(self)
        self.wizard: DiscoveryWizard | None = None
        self.manager: ManageAxesDialog | None = None
        self.chip = WorkChip()
        self.chip.clicked.connect(self.open_wizard)
        editor.changed.connect(self.jobs.step_aside)

    @Slot(object)
    def note_generator(self, result: Result) -> None:
        """Remember which generator is open."""
        if isinstance(result, GeneratorOpened):
            self._generator = result
            if self._waiting is not None:
                QTimer.singleShot(0, self, self._open_waiting)  # after the window has shown its axes

    @Slot()
    def open_wizard(self) -> None:
        """Show the wizard: the one that is at work, or a new one."""
        self.chip.hide()
        if self._generator is None:
            self._waiting = self._waiting or ()
            self.noted.emit(self.tr("The wizard opens as soon as the generator is open."), NOTE_MS)
        elif self.wizard is None:
            self._make_wizard(self._generator)
        if self.wizard is not None:
            if self.wizard.run_page.isComplete():
                self.outdated.emit()
            self.wizard.show()
            self.wizard.activateWindow()
            self.wizard.show_ready_result()

    def take_pictures(self, files: Sequence[Path]) -> bool:
        """Open the wizard on dropped folders or a table; False when there are none among the files."""
        found = labelled_among(files)
        if found is None:
            return False
        self._waiting = files if self._generator is None else None
        self.open_wizard()
        if self.wizard is not None and not self.wizard.is_running:
            self.wizard.choose_pictures(*found)
        return True

    def stop(self) -> bool:
        """Stop all work and close the wizard; False when the work does not stop in time."""
        stopped = self.jobs.stop()
        if self.wizard is not None:
            self.wizard.reject()
        return stopped

    @Slot()
    def _open_waiting(self) -> None:
        files, self._waiting = self._waiting, None
        if not files or not self.take_pictures(files):
            self.open_wizard()

    def _make_wizard(self, generator: GeneratorOpened) -> None:
        subject = Subject(generator.path, generator.info, self._editor.axis_set)
        wizard = DiscoveryWizard(subject, self.jobs, self._window)
        wizard.saving.connect(self._save)
        wizard.put_aside.connect(self._put_aside)
        wizard.finished.connect(self._forget_wizard)
        wizard.run_page.progressed.connect(self.chip.show_share)
        wizard.run_page.finished.connect(self._notify)
        wizard.run_page.failed.connect(self._notify_failure)
        self.wizard = wizard

    @Slot()
    def manage_axes(self) -> None:
        """Show the axes in use in a table that changes them."""
        axis_set = self._editor.axis_set
        if self._generator is None or axis_set is None:
            self.told.emit(self.tr("There are no axes to manage yet; discover or import some."))
            return
        subject = Subject(self._generator.path, self._generator.info, axis_set)
        self.manager = ManageAxesDialog(subject, axis_set, self._window)
        self.manager.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.manager.setModal(True)
        self.manager.saving.connect(self._save_managed)
        self.manager.show()

    @Slot(object)
    def _save(self, axis_set: AxisSet) -> None:
        assert self.wizard is not None
        try:
            are_shown = self._write(axis_set, self.wizard.draft.subject)
        except UserError as error:
            self.wizard.result_page.notice.tell(str(error))
            return
        new = [axis.name for axis in axis_set.shown if axis.name not in self.wizard.draft.subject.taken]
        self.wizard.saved()
        if new and are_shown:
            self.added.emit(new)

    @Slot(object)
    def _save_managed(self, axis_set: AxisSet) -> None:
        assert self.manager is not None
        try:
            self._write(axis_set, self.manager.subject)
        except UserError as error:
            self.manager.notice.tell(str(error))
            return
        self.manager.saved()

    def _write(self, axis_set: AxisSet, subject: Subject) -> bool:
        """Write the axes of a generator, then show their sliders; False where another one is open by now."""
        fingerprint = subject.info.fingerprint
        path = paths.own_axes(fingerprint)
        axis_set = replace(axis_set, generator_fingerprint=fingerprint)
        _make_folder(path.parent)
        write_axes(path, axis_set)
        self.noted.emit(self.tr("Saved the axes as {path}").format(path=path), NOTE_MS)
        if self._editor.info is not None and self._editor.info.fingerprint == fingerprint:
            self._editor.use_axes(axis_set)
            return True
        words = self.tr("The axes are saved; they are used when {generator} is opened.")
        self.told.emit(words.format(generator=subject.info.name))
        return False

    @Slot()
    def _put_aside(self) -> None:
        if self.wizard is not None and self.wizard.run_page.is_paused:
            self.chip.show_end(self.tr("Discovery is paused – show"))
        self.chip.show()

    @Slot(object)
    def _notify(self, result: CarriedOut) -> None:
        """Tell the end of the work to whoever has put it aside."""
        if self.wizard is None or self.wizard.isVisible():
            return
        count = len(result.findings.discovery.report.axes)
        words = (
            self.tr("The axis is ready")
            if count == 1
            else self.tr("{count} axes are ready").format(count=count)
        )
        self.chip.show_end(self.tr("{words} – show").format(words=words))
        self.told.emit(self.tr("{words}: look at the result and keep what is good.").format(words=words))
        QApplication.alert(self._window)

    @Slot(str)
    def _notify_failure(self, reason: str) -> None:
        if self.wizard is not None and not self.wizard.isVisible():
            self.chip.show_end(self.tr("Discovery stopped – show"))
            self.told.emit(reason)
            QApplication.alert(self._window)

    @Slot()
    def _forget_wizard(self) -> None:
        if self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None
        self.chip.hide()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise UserError(
            QCoreApplication.translate(
                "DiscoveryDesk", "The folder {folder} cannot be made ({reason}); make room for it."
            ).format(folder=folder, reason=reason)
        ) from error
