"""The dialog for a batch: the edits of the picture on screen on many seeds."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from tlgan_desktop.editing import RecipeEdit
from tlgan_desktop.figures import signed
from tlgan_desktop.gui.export.export_dialog import ExportDialog
from tlgan_desktop.gui.export.fields import choice_field, number_field
from tlgan_desktop.gui.prompts import GREATEST_SEED
from tlgan_desktop.storage import container_kind

MOST = 10_000
EXTRACTOR = "extractor"
"""The kind of an extractor's file; the package that writes it imports torch, which the window must not."""


class BatchDialog(ExportDialog):
    """Asks for the seeds, and for the extractor that is to tell the features of the pictures.

    ``shipped`` is the extractor that comes with the application, ``ask`` asks for the file of another.
    """

    def __init__(
        self,
        edits: tuple[RecipeEdit, ...],
        resolution: int,
        shipped: Path | None,
        ask: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(resolution, parent)
        self.setWindowTitle(self.tr("Export batch"))
        self._edits = edits
        self.first = number_field(1, 0, GREATEST_SEED, self.tr("First seed"))
        self.count = number_field(16, 1, MOST, self.tr("Number of seeds"))
        self._ask = ask
        scorers = [(self.tr("No extractor: positions alone"), None), (self.tr("Another extractor…"), None)]
        ours = [] if shipped is None else [(self.tr("The extractor that ships"), shipped)]
        self.scorer = choice_field([*ours, *scorers], self.tr("Extractor that tells the features"))
        self._chosen = 0
        self.form.addRow(self.tr("&First seed"), self.first)
        self.form.addRow(self.tr("&Number"), self.count)
        self.form.addRow(self.tr("Fe&atures told by"), self.scorer)
        self.size_choice.hide()
        self.watch(self.first, self.count, self.scorer)
        self.scorer.activated.connect(self._choose)

    @property
    def seeds(self) -> range:
        """The seeds."""
        return range(self.first.value(), self.first.value() + self.count.value())

    @property
    def extractor(self) -> Path | None:
        """The file of the extractor that was chosen, if any."""
        path = self.scorer.currentData()
        return path if isinstance(path, Path) else None

    def describe(self) -> str:
        """What is done to each seed, and what the folder will hold."""
        move = self.tr("{name} to {position}")
        moves = ", ".join(
            move.format(name=name, position=signed(position))
            for edit in self._edits
            for name, position in edit.targets.items()
        )
        return self.tr(
            "{count} pictures, a contact sheet and a table of their features. Edits: {moves}."
        ).format(count=self.count.value(), moves=moves or self.tr("none, for the picture on screen has none"))

    @Slot(int)
    def _choose(self, index: int) -> None:
        """Ask for a file where another one is wanted; what was chosen before stays where none comes of it."""
        if index < self.scorer.count() - 1:
            self._chosen = index
            return
        path = self._ask()
        if path is not None and container_kind(path) == EXTRACTOR:
            self.scorer.insertItem(index, path.name, path)
            self._chosen = index
        self.scorer.setCurrentIndex(self._chosen)
        if path is not None and path != self.extractor:
            self.refuse(
                self.tr(
                    "{name} is not an extractor; choose a file that discovery or training has made."
                ).format(name=path.name)
            )
