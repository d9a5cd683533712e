"""A bar that tells how far an export is, and where its file lies when it is done."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from tlgan_desktop.gui.export.exporter import Exporter
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.progress import Progress


class ExportBar(QFrame):
    """Follows an exporter; out of sight while there is nothing to tell."""

    failed = Signal(str)
    """An export came to nothing, and why."""

    def __init__(self, exporter: Exporter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self._saved: Path | None = None
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setObjectName("work")
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress.setToolTip(self.tr("Progress of the export"))
        self.cancel = _quiet_button(self.tr("Cancel"), exporter.cancel)
        self.show_folder = _quiet_button(self.tr("Show folder"), self._open_folder)
        self.dismiss = _quiet_button(self.tr("Dismiss"), self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self.text)
        row.addWidget(self.progress, 1)
        row.addStretch()
        for button in (self.cancel, self.show_folder, self.dismiss):
            row.addWidget(button)
        self.hide()
        exporter.started.connect(self._start)
        exporter.progressed.connect(self._show_progress)
        exporter.saved.connect(self._tell_saved)
        exporter.stopped.connect(self._tell_stopped)

    @Slot(str)
    def _start(self, title: str) -> None:
        self.text.setText(self._words(title).format(progress="…"))
        self.progress.setRange(0, 0)
        self._show_buttons(working=True)
        self.show()

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, progress.total)
        self.progress.setValue(progress.done)
        said = self.tr(": picture {done} of {total}").format(done=progress.done, total=progress.total)
        left = progress.seconds_left
        if left is not None and left >= 1:
            said += self.tr(", {time} left").format(time=self._duration(left))
        self.text.setText(self._words(progress.phase).format(progress=said))

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self._saved = path
        self.text.setText(self.tr("Saved {name}").format(name=path.name))
        self.text.setToolTip(str(path))
        self._show_buttons(working=False)

    @Slot(str)
    def _tell_stopped(self, reason: str) -> None:
        self.hide()
        if reason:
            self.failed.emit(reason)

    @Slot()
    def _open_folder(self) -> None:
        if self._saved is not None:
            folder = self._saved if self._saved.is_dir() else self._saved.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _words(self, title: str) -> str:
        """What is told of an export of this ``title``, with a field for the progress."""
        words = {
            "picture": self.tr("Exporting picture{progress}"),
            "sheet": self.tr("Exporting sheet{progress}"),
            "animation": self.tr("Exporting animation{progress}"),
            "batch": self.tr("Exporting batch{progress}"),
        }
        return words[title]

    def _duration(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("{seconds} s").format(seconds=round(seconds))
        return self.tr("{minutes} min").format(minutes=round(seconds / 60))

    def _show_buttons(self, working: bool) -> None:
        self.progress.setVisible(working)
        self.cancel.setVisible(working)
        self.show_folder.setVisible(not working)
        self.dismiss.setVisible(not working)


def _quiet_button(text: str, slot: object) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("quiet", True)
    button.clicked.connect(slot)
    return button
