"""What the Help menu does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from tlgan_desktop import paths
from tlgan_desktop.gui.crash_reports import LOG_NAME
from tlgan_desktop.gui.help.about import AboutDialog
from tlgan_desktop.gui.help.keyboard_sheet import KeyboardSheet
from tlgan_desktop.gui.help.report import report, versions
from tlgan_desktop.gui.help.tour import Tour

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow

TOUR_OFFERED = "tour_offered"


class HelpDesk(QObject):
    """The tour, the keys, About, the report and the log of one window."""

    told = Signal(str)
    """A sentence that says what was done."""
    refused = Signal(str)
    """A sentence that says what could not be done."""

    def __init__(self, window: "MainWindow", store: QSettings) -> None:
        super().__init__(window)
        self._window, self._store = window, store
        self.tour = Tour(window)
        action = window.commands.action
        self.take_tour = action(self.tr("&Tour"), "Shift+F1", self.tr("Six steps through this window"))
        self.copy_report = action(
            self.tr("&Copy report"),
            "Ctrl+Shift+D",
            self.tr("Versions, settings and log for a report of a fault; no pictures"),
        )
        self.show_log = action(
            self.tr("Open &log folder"), "Ctrl+Shift+O", self.tr("The folder of the log file")
        )
        commands = window.commands
        commands.place("&Help", self.take_tour, commands.keyboard, None, self.copy_report, self.show_log)
        commands.place("&Help", commands.about)
        for command, slot in (
            (commands.keyboard, self._show_keys),
            (commands.about, self._show_about),
            (self.take_tour, self.tour.start),
            (self.copy_report, self._copy_report),
            (self.show_log, self._show_log),
        ):
            command.triggered.connect(slot)

    def offer_tour(self) -> None:
        """Begin the tour at the first start, and never again by itself."""
        if not self._store.value(TOUR_OFFERED, False, type=bool):
            self._store.setValue(TOUR_OFFERED, True)
            self.tour.start()

    @Slot()
    def _show_keys(self) -> None:
        KeyboardSheet(self._window.commands.keys_by_menu(), self._window).open()

    @Slot()
    def _show_about(self) -> None:
        facts = {**versions(), self.tr("Device"): self._window.status.device.text()}
        AboutDialog(facts, self._window).open()

    @Slot()
    def _copy_report(self) -> None:
        window = self._window
        log = paths.log_folder() / LOG_NAME
        text = report(window.bench.settings.settings, window.editor.info, window.status.device.text(), log)
        QGuiApplication.clipboard().setText(text)
        self.told.emit(self.tr("The report is in the clipboard; read it before you send it."))

    @Slot()
    def _show_log(self) -> None:
        folder = paths.log_folder()
        opened = folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        if opened:
            self.told.emit(self.tr("The log is in {folder}").format(folder=folder))
        else:
            self.refused.emit(
                self.tr("The log is in {folder}, which could not be shown.").format(folder=folder)
            )
