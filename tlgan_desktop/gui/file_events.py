"""Files that come from outside: dropped ones, and those that macOS asks the running application to open."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


class FileEvents(QObject):
    """Watches the application for such requests."""

    files_received = Signal(object)
    """The files, a list of ``Path``."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take requests to open a file, and let everything else pass."""
        if not isinstance(event, QFileOpenEvent) or not event.file():
            return super().eventFilter(watched, event)
        self.files_received.emit([Path(event.file())])
        return True


def local_files(data: QMimeData) -> list[Path]:
    """The files of this computer in what is dropped or pasted."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
