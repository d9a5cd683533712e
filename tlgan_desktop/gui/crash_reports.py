"""The log file, the crash file, and what happens to an exception that nobody caught."""

import faulthandler
import logging
import logging.handlers
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from tlgan_desktop import paths

LOG_BYTES = 1_000_000
LOG_NAME = "log.txt"
logger = logging.getLogger(__name__)


class QuietHandler(logging.handlers.RotatingFileHandler):
    """Writes the log; where the disk is full a line is lost, and the terminal is not told of each."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Leave a line out that cannot be written."""


def start_logging(folder: Path) -> Path | None:
    """Log to a file in ``folder``, and let hard crashes leave their stacks there.

    Gives the stacks that the last run left, if it crashed. Where the folder cannot be written the
    application runs without a log.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = QuietHandler(folder / LOG_NAME, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8")
        left_behind = _set_aside(folder / "crash.txt")
        faulthandler.enable((folder / "crash.txt").open("w", encoding="utf-8"))
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("tlgan_desktop").addHandler(handler)
    logging.getLogger("tlgan_desktop").setLevel(logging.INFO)
    return left_behind


class ExceptionReporter(QObject):
    """Logs exceptions that reach the top of any thread, and shows the first in a dialog of the window."""

    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self.dialog: QMessageBox | None = None
        # The signal crosses from the thread that failed to the one that may show a dialog.
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own reports."""
        sys.excepthook = self.report
        threading.excepthook = self._report_thread

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and have it shown; Ctrl+C goes its usual way."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        self._log(text)
        self._caught.emit(text)

    def _log(self, text: str) -> None:
        logger.error("nobody caught this\n%s", text)
        if sys.stderr is not None:
            sys.stderr.write(text)

    def tell_why_it_does_not_start(self, error: Exception) -> None:
        """Log an exception that leaves no window to work in, and wait until it was read."""
        self._log("".join(traceback.format_exception(error)))
        cannot = self.tr("TL-GAN Desktop cannot start; if this stays so, install it again.")
        box = QMessageBox(QMessageBox.Icon.Critical, paths.APPLICATION, cannot)
        box.setInformativeText(self._where())
        box.setDetailedText(repr(error))
        box.exec()

    def _report_thread(self, details: threading.ExceptHookArgs) -> None:
        if details.exc_value is not None:
            self.report(details.exc_type, details.exc_value, details.exc_traceback)

    @Slot(str)
    def _show(self, text: str) -> None:
        if self.dialog is not None:
            return  # one at a time: a mistake in a paint event would open hundreds
        sorry = self.tr(
            "Something went wrong inside, and the last action may not have been done. Your picture is safe."
        )
        dialog = QMessageBox(QMessageBox.Icon.Warning, paths.APPLICATION, sorry, parent=self.window)
        dialog.setInformativeText(self._where())
        dialog.setDetailedText(text)
        dialog.finished.connect(self._forget)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.open()

    def _where(self) -> str:
        if not (paths.log_folder() / LOG_NAME).is_file():
            return ""  # the folder cannot be written
        return self.tr("The details are in the log file, in {folder}.").format(folder=paths.log_folder())

    @Slot()
    def _forget(self) -> None:
        self.dialog = None


def _set_aside(crash: Path) -> Path | None:
    """Keep the stacks of a crash under another name; None where there are none."""
    if not crash.is_file() or crash.stat().st_size == 0:
        return None
    return crash.replace(crash.with_name("crash-before.txt"))
