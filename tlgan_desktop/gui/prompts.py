"""Questions that the window asks: which file, where to, which seed."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from tlgan_desktop.editing import picture_endings

GREATEST_SEED = 2**31 - 1


class Prompts(QObject):
    """Asks, remembers the folder of the last answer, and passes answers on as signals."""

    file_chosen = Signal(object)
    """A ``Path`` to open."""
    place_chosen = Signal(object)
    """A ``Path`` to save the picture at."""
    seed_chosen = Signal(object)
    """The seed of a picture, an ``int``."""

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._window = parent

    @Slot()
    def ask_for_generator(self) -> None:
        """Ask for a generator file."""
        self._ask_for_file("Open generator", "All files (*)")

    @Slot()
    def ask_for_axes(self) -> None:
        """Ask for a file of axes."""
        self._ask_for_file("Import axes", "Axes (*.safetensors);;All files (*)")

    @Slot()
    def ask_for_picture(self) -> None:
        """Ask for a picture that was saved earlier."""
        self._ask_for_file("Reopen picture", _picture_filter())

    @Slot()
    def ask_where_to_save(self) -> None:
        """Ask for the name of a new picture."""
        proposal = str(Path(self._folder()) / "picture.png")
        name, _ = QFileDialog.getSaveFileName(self._window, "Save picture", proposal, _picture_filter())
        if name:
            path = Path(name)
            self._settings.setValue("folder", str(path.parent))
            self.place_chosen.emit(path if path.suffix else path.with_suffix(".png"))

    def ask_for_seed(self, present: int) -> None:
        """Ask for the seed of a picture, proposing the ``present`` one."""
        seed, wanted = QInputDialog.getInt(
            self._window, "Go to seed", "Seed of the picture:", present, 0, GREATEST_SEED
        )
        if wanted:
            self.seed_chosen.emit(seed)

    def _ask_for_file(self, title: str, kinds: str) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window, title, self._folder(), kinds)
        if name:
            self._settings.setValue("folder", str(Path(name).parent))
            self.file_chosen.emit(Path(name))

    def _folder(self) -> str:
        return str(self._settings.value("folder", str(Path.home()), type=str))


def _picture_filter() -> str:
    return f"Pictures ({' '.join(f'*{ending}' for ending in picture_endings())})"
