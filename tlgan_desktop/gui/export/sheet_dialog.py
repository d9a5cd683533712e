"""The dialog for film strips and grids."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from tlgan_desktop.editing import (
    HistoryItem,
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
from tlgan_desktop.gui.export.export_dialog import ExportDialog, position_field
from tlgan_desktop.gui.export.picture_choice import PictureChoice

STRIP, GRID_OF_TWO, BY_PICTURES = "One feature", "Two features crossed", "All features, by pictures"
STRIP_STEPS, GRID_STEPS = 7, 5


class SheetDialog(ExportDialog):
    """Plans a sheet around the picture on screen."""

    def __init__(
        self,
        sliders: Mapping[str, SliderState],
        items: Sequence[HistoryItem],
        resolution: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Export film strip or grid", resolution, parent)
        self._names = tuple(sliders)
        self.kind = QComboBox()
        self.kind.addItems([STRIP, GRID_OF_TWO, BY_PICTURES])
        self.kind.setAccessibleName(self.tr("Kind of sheet"))
        self.kind.setToolTip(self.tr("Kind of sheet"))
        self.across = AxisRange(sliders, STRIP_STEPS, "Across")
        self.down = AxisRange(sliders, GRID_STEPS, "Down")
        self.down.feature.setCurrentIndex(min(1, self.down.feature.count() - 1))
        self.position = position_field(2.0, "Position of each feature")
        self.choice = PictureChoice(items)
        self.titled = QCheckBox(self.tr("Write the positions beside the pictures"))
        self.titled.setChecked(True)
        for text, field in (
            ("&Kind", self.kind),
            ("&Across", self.across),
            ("&Down", self.down),
            ("&Position", self.position),
            ("Pict&ures", self.choice),
            ("Picture &size", self.size_choice),
            ("", self.titled),
        ):
            self.form.addRow(text, field)
        self.across.changed.connect(self.refresh)
        self.down.changed.connect(self.refresh)
        self.choice.changed.connect(self.refresh)
        self.watch(self.kind, self.size_choice)

    def sheet(self, steering: Steering, scene: Scene) -> SheetPlan:
        """The sheet that was chosen, of the picture on screen or of those chosen.

        Raises:
            UserError: a position is out of reach.
        """
        across, down = self.across, self.down
        match self.kind.currentText():
            case kind if kind == STRIP:
                return film_strip(steering, scene, across.name, across.positions)
            case kind if kind == GRID_OF_TWO:
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
        lines = "one row" if rows == 1 else f"{rows} rows"
        return f"{rows * columns} pictures in {lines}, about {columns * side} × {rows * side} pixels."

    @Slot()
    def refresh(self) -> None:
        """Show the fields that this kind of sheet needs."""
        kind = self.kind.currentText()
        self.form.setRowVisible(self.across, kind != BY_PICTURES)
        self.form.setRowVisible(self.down, kind == GRID_OF_TWO)
        self.form.setRowVisible(self.position, kind == BY_PICTURES)
        self.form.setRowVisible(self.choice, kind == BY_PICTURES)
        self.export.setEnabled(kind != BY_PICTURES or bool(self.choice.chosen))
        super().refresh()

    def _shape(self) -> tuple[int, int]:
        """Columns and rows."""
        kind = self.kind.currentText()
        if kind == BY_PICTURES:
            return len(self.choice.chosen), len(self._names) + 1
        return self.across.steps.value(), self.down.steps.value() if kind == GRID_OF_TWO else 1
