"""The application with a window: starts Qt, shows the main window, ends cleanly."""

import logging
import os
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from tlgan_desktop import __version__, paths
from tlgan_desktop.gui.collector import Collector
from tlgan_desktop.gui.crash_reports import ExceptionReporter, start_logging
from tlgan_desktop.gui.file_events import FileEvents
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.settings.language import install_language
from tlgan_desktop.gui.settings.settings import read_settings
from tlgan_desktop.gui.single_instance import SingleInstance, meeting_place
from tlgan_desktop.gui.theme import Appearance
from tlgan_desktop.gui.user_folders import complaint

ORGANISATION = "tlgan-desktop"
FAILED = 1
logger = logging.getLogger(__name__)


def run(files: list[Path], new_window: bool = False) -> int:
    """Show the main window on the given files until it is closed; returns the exit code.

    ``files`` are generators, axes and saved pictures; without a generator the shipped one is opened. Where a
    window is open already it gets the files, unless ``new_window`` is wanted.
    """
    application = _application()
    Collector(application)
    instance = None if new_window else _instance(application)
    if instance is not None and not instance.begin() and instance.hand_over(files):
        return 0
    crash = start_logging(paths.log_folder())
    reporter = ExceptionReporter(application)
    reporter.install()
    install_language(application, read_settings(QSettings()).language)
    try:
        window = MainWindow(QSettings(), Appearance(application), files, paths.data_folder() / "sessions")
    except Exception as error:
        reporter.tell_why_it_does_not_start(error)
        return FAILED
    reporter.window = window
    _tell_first(window, crash)
    _listen(application, instance, window)
    window.show()
    QTimer.singleShot(0, partial(logger.info, "version %s shows its window", __version__))
    window.bench.help.offer_tour()
    window.bench.sessions.offer_recovery()
    code = application.exec()
    if instance is not None:
        instance.end()
    if not window.stopped_in_time:
        os._exit(code)  # a live thread that Qt destroys would abort the process
    return code


def _application() -> QApplication:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal ends the window
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(["tlgan-desktop"])
    application.setApplicationName(paths.APPLICATION)
    application.setApplicationVersion(__version__)
    application.setOrganizationName(ORGANISATION)
    application.setDesktopFileName(ORGANISATION)
    application.setWindowIcon(QIcon(str(paths.resource("icons/application.svg"))))
    return application


def _instance(application: QApplication) -> SingleInstance | None:
    place = meeting_place()
    return None if place is None else SingleInstance(place, application)


def _tell_first(window: MainWindow, crash: Path | None) -> None:
    """Say what is wrong before anything is done: a folder that cannot be written, or an earlier crash."""
    folders = (paths.data_folder(), Path(QSettings().fileName()).parent, paths.log_folder())
    if problem := complaint(folders):
        logger.warning("%s", problem)
        window.notice.tell(problem)
    elif crash is not None:
        crashed = QCoreApplication.translate(
            "Start", "The application crashed last time; what it left is in {file}."
        )
        window.notice.tell(crashed.format(file=crash))


def _listen(application: QApplication, instance: SingleInstance | None, window: MainWindow) -> None:
    """Open in this window what later starts and the system ask for."""
    if sys.platform == "darwin":  # elsewhere nobody asks, and a filter would see every event for nothing
        events = FileEvents(application)
        application.installEventFilter(events)
        events.files_received.connect(partial(_open_from_outside, window))
    if instance is not None:
        instance.files_received.connect(partial(_open_from_outside, window))


def _open_from_outside(window: MainWindow, files: list[Path]) -> None:
    window.setWindowState(
        window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive
    )
    window.raise_()
    window.activateWindow()
    if files and not window.desk.take_pictures(files):
        window.open_files(files)
