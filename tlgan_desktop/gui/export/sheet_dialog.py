"""The dialog for film strips and grids."""

from collections.abc import Mapping
from enum import StrEnum, auto
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from tlgan_desktop.editing import (
    History,
    Scene,
    SheetExport,
    SheetPlan,
    SliderState,
    Steering,
    axes_by_pictures,
    crossed_axes,
    film_strip,
)
from tlgan_desktop.gui.export.axis_range import AxisRange
from tlgan_desktop.gui.export.export_dialog import ExportDialog
from tlgan_desktop.gui.export.fields import choice_field, position_field
from tlgan_desktop.gui.export.picture_choice import PictureChoice
from tlgan_desktop.gui.history.thumbnails import Thumbnails

STRIP_STEPS, GRID_STEPS = 7, 5


class SheetKind(StrEnum):
    """What the rows and columns of a sheet are."""

    STRIP = auto()
    GRID_OF_TWO = auto()
    BY_PICTURES = auto()


class SheetDialog(ExportDialog):
    """Plans a sheet around the picture on screen."""

    def __init__(
        self,
        sliders: Mapping[str, SliderState],
        history: History,
        thumbnails: Thumbnails,
        resolution: int,
        feature: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(resolution, parent)
        self.setWindowTitle(self.tr("Export film strip or grid"))
        self._names = tuple(sliders)
        kinds = (
            (self.tr("One feature"), SheetKind.STRIP.value),
            (self.tr("Two features crossed"), SheetKind.GRID_OF_TWO.value),
            (self.tr("All features, by pictures"), SheetKind.BY_PICTURES.value),
        )
        self.kind = choice_field(kinds, self.tr("Kind of sheet"))
        self.across = AxisRange(sliders, STRIP_STEPS, self.tr("Across"), feature)
        self.down = AxisRange(sliders, GRID_STEPS, self.tr("Down"))
        other = 0 if self.across.feature.currentIndex() > 0 else min(1, self.down.feature.count() - 1)
        self.down.feature.setCurrentIndex(other)
        self.position = position_field(2.0, self.tr("Position of each feature"))
        self.choice = PictureChoice(history, thumbnails, least=1)
        self.titled = QCheckBox(self.tr("Write the positions beside the pictures"))
        self.titled.setChecked(True)
        self._lay_out()
        self.across.changed.connect(self.refresh)
        self.down.changed.connect(self.refresh)
        self.choice.changed.connect(self.refresh)
        self.watch(self.kind, self.size_choice)

    def _lay_out(self) -> None:
        for text, field in (
            (self.tr("&Kind"), self.kind),
            (self.tr("&Across"), self.across),
            (self.tr("&Down"), self.down),
            (self.tr("&Position"), self.position),
            (self.tr("Pict&ures"), self.choice),
            (self.tr("Picture &size"), self.size_choice),
            ("", self.titled),
        ):
            self.form.addRow(text, field)

    @property
    def sheet_kind(self) -> SheetKind:
        """What the rows and columns are."""
        return SheetKind(self.kind.currentData())

    def sheet(self, steering: Steering, scene: Scene) -> SheetPlan:
        """The sheet that was chosen, of the picture on screen or of those chosen.

        Raises:
            UserError: a position is out of reach.
        """
        across, down = self.across, self.down
        match self.sheet_kind:
            case SheetKind.STRIP:
                return film_strip(steering, scene, across.name, across.positions)
            case SheetKind.GRID_OF_TWO:
                return crossed_axes(
                    steering, scene, (across.name, across.positions), (down.name, down.positions)
                )
        pictures = [(item.title, item.scene) for item in self.choice.chosen]
        return axes_by_pictures(steering, pictures, self._names, self.position.value())

    def plan(self, path: Path, steering: Steering, scene: Scene) -> SheetExport:
        """The export that was chosen.

        Raises:
            UserError: a position is out of reach.
        """
        sheet, titled = self.sheet(steering, scene), self.titled.isChecked()
        return SheetExport(path, sheet, self.side, titled)

    def describe(self) -> str:
        """How many pictures there will be."""
        columns, rows = self._shape()
        side = self.size_choice.currentData()
        words = (
            self.tr("{count} pictures in one row, about {width} × {height} pixels.")
            if rows == 1
            else self.tr("{count} pictures in {rows} rows, about {width} × {height} pixels.")
        )
        return words.format(count=rows * columns, rows=rows, width=columns * side, height=rows * side)

    @Slot()
    def refresh(self) -> None:
        """Show the fields that this kind of sheet needs."""
        by_pictures = self.sheet_kind is SheetKind.BY_PICTURES
        self.form.setRowVisible(self.across, not by_pictures)
        self.form.setRowVisible(self.down, self.sheet_kind is SheetKind.GRID_OF_TWO)
        self.form.setRowVisible(self.position, by_pictures)
        self.form.setRowVisible(self.choice, by_pictures)
        self.export.setEnabled(not by_pictures or bool(self.choice.chosen))
        super().refresh()

    def _shape(self) -> tuple[int, int]:
        """Columns and rows."""
        kind = self.sheet_kind
        if kind is SheetKind.BY_PICTURES:
            return len(self.choice.chosen), len(self._names) + 1
        return self.across.steps.value(), self.down.steps.value() if kind is SheetKind.GRID_OF_TWO else 1
