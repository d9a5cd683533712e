"""Questions that the window asks: which file, where to, which seed, whether to save."""

from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from tlgan_desktop import paths
from tlgan_desktop.editing import picture_endings
from tlgan_desktop.editing.session import ENDING
from tlgan_desktop.gui.save_dialog import SaveDialog

GREATEST_SEED = 2**31 - 1
AXES_ENDINGS = (".safetensors", ".npy", ".npz", ".pkl", ".pt", ".pth")


class Answer(Enum):
    """What to do with unsaved work."""

    SAVE = auto()
    DISCARD = auto()
    STAY = auto()


class Prompts(QObject):
    """Asks, remembers the folder of the last answer, and passes answers on as signals."""

    file_chosen = Signal(object)
    """A ``Path`` to open."""
    axes_chosen = Signal(object)
    """A ``Path`` to open as axes."""
    seed_chosen = Signal(object)
    """The seed of a picture, an ``int``."""

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._window = parent

    @Slot()
    def ask_for_any(self) -> None:
        """Ask for a session, a picture that was exported, a generator or axes."""
        kinds = (self.tr("All files (*)"), self._sessions(), picture_filter())
        path = self._file(self.tr("Open"), ";;".join(kinds))
        if path is not None:
            self.file_chosen.emit(path)

    @Slot()
    def ask_for_axes(self) -> None:
        """Ask for a file of axes."""
        endings = " ".join(f"*{ending}" for ending in AXES_ENDINGS)
        kinds = (self.tr("Axes ({endings})").format(endings=endings), self.tr("All files (*)"))
        path = self._file(self.tr("Import axes"), ";;".join(kinds))
        if path is not None:
            self.axes_chosen.emit(path)

    def extractor(self) -> Path | None:
        """Ask for the file of an extractor."""
        kinds = (self.tr("Extractors (*.safetensors)"), self.tr("All files (*)"))
        return self._file(self.tr("Choose an extractor"), ";;".join(kinds))

    def session_place(self, name: str) -> Path | None:
        """Ask where to save a session, proposing a ``name``."""
        return self.place(self.tr("Save session"), name, self._sessions())

    def place(self, title: str, name: str, kinds: str, over: QWidget | None = None) -> Path | None:
        """Ask where to save a file, proposing a ``name``; the answer ends as the kind that was chosen.

        ``over`` is the window that asks, where that is not the main one: the keyboard returns to it.
        """
        answer = SaveDialog.ask(over or self._window, title, Path(self._folder()) / name, kinds)
        if answer is not None:
            self._settings.setValue("folder", str(answer.parent))
        return answer

    def folder(self, title: str) -> Path | None:
        """Ask for a folder to fill."""
        answer = QFileDialog.getExistingDirectory(self._window, title, self._folder())
        if not answer:
            return None
        self._settings.setValue("folder", answer)
        return Path(answer)

    def ask_to_save(self, name: str, why: str = "") -> Answer:
        """Ask whether to save the session ``name`` before it goes; ``why`` where that surprises."""
        button = QMessageBox.StandardButton
        box = QMessageBox(QMessageBox.Icon.Question, paths.APPLICATION, "", parent=self._window)
        box.setText(
            self.tr("Save the session {name}?").format(name=name) if name else self.tr("Save the session?")
        )
        kept = self.tr("It holds every picture that you made since it was last saved.")
        box.setInformativeText(f"{why} {kept}".strip())
        box.setStandardButtons(button.Save | button.Discard | button.Cancel)
        box.setDefaultButton(button.Save)
        answers = {button.Save: Answer.SAVE, button.Discard: Answer.DISCARD}
        return answers.get(button(box.exec()), Answer.STAY)

    def ask_for_seed(self, present: int) -> None:
        """Ask for the seed of a picture, proposing the ``present`` one."""
        seed, wanted = QInputDialog.getInt(
            self._window, self.tr("Go to seed"), self.tr("Seed of the picture:"), present, 0, GREATEST_SEED
        )
        if wanted:
            self.seed_chosen.emit(seed)

    def _file(self, title: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._window, title, self._folder(), kinds)
        if not name:
            return None
        self._settings.setValue("folder", str(Path(name).parent))
        return Path(name)

    def _sessions(self) -> str:
        return self.tr("Sessions (*{ending})").format(ending=ENDING)

    def _folder(self) -> str:
        return str(self._settings.value("folder", str(Path.home()), type=str))


def picture_filter() -> str:
    """The pictures of a file dialog."""
    endings = " ".join(f"*{ending}" for ending in picture_endings())
    return QCoreApplication.translate("Prompts", "Pictures ({endings})").format(endings=endings)
