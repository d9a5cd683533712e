"""The dialog for a batch: the edits of the picture on screen on many seeds."""

from PySide6.QtWidgets import QCheckBox, QWidget

from tlgan_desktop.editing import RecipeEdit
from tlgan_desktop.gui.export.export_dialog import ExportDialog, number_field
from tlgan_desktop.gui.prompts import GREATEST_SEED

MOST = 10_000


class BatchDialog(ExportDialog):
    """Asks for the seeds, and whether the features of the pictures are to be told anew."""

    def __init__(
        self, edits: tuple[RecipeEdit, ...], resolution: int, scorable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__("Export batch", resolution, parent)
        self._edits = edits
        self.first = number_field(1, 0, GREATEST_SEED, "First seed")
        self.count = number_field(16, 1, MOST, "Number of seeds")
        self.scored = QCheckBox("Let the extractor tell the features of each picture")
        self.scored.setEnabled(scorable)
        self.scored.setChecked(scorable)
        if not scorable:
            self.scored.setToolTip("There is no extractor for this; the table holds the positions alone.")
        self.form.addRow("&First seed", self.first)
        self.form.addRow("&Number", self.count)
        self.form.addRow("", self.scored)
        self.size_choice.hide()
        self.watch(self.first, self.count, self.scored)

    @property
    def seeds(self) -> range:
        """The seeds."""
        return range(self.first.value(), self.first.value() + self.count.value())

    def describe(self) -> str:
        """What is done to each seed, and what the folder will hold."""
        moves = ", ".join(
            f"{name} to {place:+.1f}" for edit in self._edits for name, place in edit.targets.items()
        )
        return (
            f"{self.count.value()} pictures, a contact sheet and a table of their features. "
            f"Edits: {moves or 'none, for the picture on screen has none'}."
        )
