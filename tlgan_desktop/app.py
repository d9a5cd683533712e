"""The application with a window: starts Qt, shows the main window, ends cleanly."""

import os
import signal
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from tlgan_desktop import __version__, paths
from tlgan_desktop.gui.crash_reports import ExceptionReporter, start_logging
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.settings.language import install_language
from tlgan_desktop.gui.settings.settings import read_settings
from tlgan_desktop.gui.theme import Appearance

ORGANISATION = "tlgan-desktop"


def run(files: list[Path]) -> int:
    """Show the main window on the given files until it is closed; returns the exit code.

    ``files`` are generators, axes and saved pictures; without a generator the shipped one is opened.
    """
    application = _application()
    crash = start_logging(paths.log_folder())
    reporter = ExceptionReporter(application)
    reporter.install()
    install_language(application, read_settings(QSettings()).language)
    window = MainWindow(QSettings(), Appearance(application), files, paths.data_folder() / "sessions")
    reporter.window = window
    if crash is not None:
        window.notice.tell(f"The application crashed last time; what it left is in {crash}.")
    window.show()
    window.bench.sessions.offer_recovery()
    code = application.exec()
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
