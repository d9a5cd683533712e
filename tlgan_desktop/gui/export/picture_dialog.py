"""The dialog for one picture: format, size and quality."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from tlgan_desktop.editing import LOSSY_ENDINGS, PictureExport, Recipe, Scene
from tlgan_desktop.editing.export import QUALITY
from tlgan_desktop.gui.export.export_dialog import ExportDialog
from tlgan_desktop.gui.export.fields import choice_field, number_field

FORMATS = (("PNG", ".png"), ("JPEG", ".jpg"), ("WebP", ".webp"), ("TIFF", ".tiff"))


class PictureDialog(ExportDialog):
    """Plans the export of one picture."""

    def __init__(self, resolution: int, parent: QWidget | None = None) -> None:
        super().__init__(resolution, parent)
        self.setWindowTitle(self.tr("Export picture"))
        self.format = choice_field(FORMATS, self.tr("Format"))
        self.quality = number_field(QUALITY, 1, 100, self.tr("Quality"))
        self.form.addRow(self.tr("&Format"), self.format)
        self.form.addRow(self.tr("&Size"), self.size_choice)
        self.form.addRow(self.tr("&Quality"), self.quality)
        self.watch(self.format, self.size_choice)

    @property
    def ending(self) -> str:
        """The ending of the format."""
        return str(self.format.currentData())

    def plan(self, path: Path, scene: Scene, recipe: Recipe) -> PictureExport:
        """The export that was chosen."""
        return PictureExport(path, scene, recipe, self.side, self.quality.value())

    def describe(self) -> str:
        """What the format keeps."""
        lossy = self.ending in LOSSY_ENDINGS
        loss = (
            self.tr("Loses a little of the picture, nothing of the recipe.")
            if lossy
            else self.tr("Loses nothing.")
        )
        recipe = self.tr("The recipe inside restores the picture when the file is dropped on the window.")
        return f"{loss} {recipe}"

    @Slot()
    def refresh(self) -> None:
        """Offer a quality only where there is one."""
        self.form.setRowVisible(self.quality, self.ending in LOSSY_ENDINGS)
        super().refresh()
