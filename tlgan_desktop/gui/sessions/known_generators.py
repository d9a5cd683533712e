"""Where generators were seen last, so that what was made with them can be opened again."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from tlgan_desktop.editing import OtherGenerator
from tlgan_desktop.gui.foreign.question import Question

KEPT = 100
KEY = "generators"


class KnownGenerators:
    """Remembers in the settings which file holds the generator of which fingerprint."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def remember(self, fingerprint: str, path: Path) -> None:
        """Note where a generator is; what was seen in that file before is there no longer."""
        place = str(path.absolute())
        others = [f"{each} {name}" for each, name in self._known().items() if place != name]
        lines = [line for line in others if not line.startswith(fingerprint)]
        self._settings.setValue(KEY, [*lines, f"{fingerprint} {place}"][-KEPT:])

    def find(self, fingerprint: str) -> Path | None:
        """The file of a generator, if it was seen and is still there."""
        name = self._known().get(fingerprint)
        return Path(name) if name and Path(name).is_file() else None

    def _known(self) -> dict[str, str]:
        """The file of each fingerprint, the last one seen at the end."""
        value = self._settings.value(KEY, [])
        lines = [value] if isinstance(value, str) else cast(list[str], value or [])
        pairs = (line.partition(" ") for line in lines)
        return {fingerprint: name for fingerprint, _, name in pairs}


class GeneratorFinder(QObject):
    """Offers to open the generator of a file that was made with another one than is in use."""

    wanted = Signal(list)
    """A generator and the file that waits for it, as paths to open."""
    unknown = Signal(str)
    """Nobody knows where the generator is; a sentence that names it."""

    def __init__(self, known: KnownGenerators, window: QWidget) -> None:
        super().__init__(window)
        self.known = known
        self.question: Question | None = None
        self._window = window

    @Slot(object, object)
    def offer(self, path: Path, error: OtherGenerator) -> None:
        """Ask whether to open the generator of a file; tell its name where it is not to be found."""
        place = self.known.find(error.fingerprint)
        if place is None:
            said = f"{path.name}: {error}" if path.name not in str(error) else str(error)
            self.unknown.emit(f"{said} " + self.tr("The file then opens by itself."))
            return

        def answered(result: int) -> None:
            self.question = None
            if result == QDialog.DialogCode.Accepted:
                self.wanted.emit([place, path])

        text = self.tr("{file} was made with {name}, which was last seen at {place}.")
        self.question = Question(
            self.tr("Open the generator of this picture?"),
            text.format(file=path.name, name=error.name, place=place),
            self.tr("Open generator"),
            parent=self._window,
        )
        self.question.finished.connect(answered)
        self.question.open()
