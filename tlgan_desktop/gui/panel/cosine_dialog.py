"""The window of the heat map: the map, its legend, what it says, and its export."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.axes.likeness import TIED, effective_rank, order_by_likeness
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.panel.cosine_chart import CosineChart
from tlgan_desktop.gui.panel.cosine_export import export_cosines
from tlgan_desktop.gui.panel.cosine_map import CosineMap
from tlgan_desktop.gui.panel.cosine_scale import CosineScale
from tlgan_desktop.gui.theme import GRID

AskForPlace = Callable[[str, str, str, QWidget | None], Path | None]


class CosineDialog(QDialog):
    """Stands beside the main window; ``ask`` asks for a place to export to (title, name, kinds, over)."""

    def __init__(self, axis_set: AxisSet, ask: AskForPlace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cosines between the axes"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._axis_set, self._ask = axis_set, ask
        self._locked: frozenset[str] = frozenset()
        self.map = CosineMap(chart_by_group(axis_set))
        self._scroll = QScrollArea(widgetResizable=True)
        self.order = QComboBox()
        self.order.addItem(self.tr("By group"), chart_by_group)
        self.order.addItem(self.tr("By likeness"), chart_by_likeness)
        self.order.setAccessibleName(self.tr("Order of the axes"))
        self.order.setToolTip(self.tr("Likeness puts axes beside each other that share most"))
        self.said = QLabel(self.map.words)
        self.summary = labels.secondary(self._summary())
        self.summary.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.export = self.buttons.addButton(self.tr("&Export…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.export.setToolTip(self.tr("As a picture, a page or a table"))
        self._lay_out()
        self.map.told.connect(self.said.setText)
        self.map.went.connect(self._scroll_to)
        for bar in (self._scroll.horizontalScrollBar(), self._scroll.verticalScrollBar()):
            bar.valueChanged.connect(self.map.update)
        self.order.currentIndexChanged.connect(self._show)
        self.export.clicked.connect(self._export)
        self.buttons.rejected.connect(self.reject)
        self.map.setFocus()

    def show_locks(self, locked: frozenset[str]) -> None:
        """Mark the axes that are locked."""
        if locked != self._locked:
            self._locked = locked
            self._show()

    @Slot()
    def _show(self) -> None:
        chart: CosineChart = self.order.currentData()(self._axis_set)
        self.map.show_chart(replace(chart, locked=self._locked))

    @Slot(QPoint)
    def _scroll_to(self, place: QPoint) -> None:
        """Bring a place of the map out from under its names."""
        room = self.map.names_room + 2 * GRID
        self._scroll.ensureVisible(place.x(), place.y(), room, room)

    @Slot()
    def _export(self) -> None:
        kinds = self.tr("Picture (*.png);;Page (*.pdf);;Table (*.csv)")
        path = self._ask(self.tr("Export cosines"), "cosines.png", kinds, self)
        if path is None:
            return
        try:
            export_cosines(self.map.chart, self.font(), path)
        except UserError as error:
            self.summary.setText(str(error))
        else:
            self.summary.setText(self.tr("Exported {name}.").format(name=path.name))

    def _summary(self) -> str:
        cosines = self.map.chart.cosines
        count = len(cosines)
        sizes = np.abs(cosines[np.triu_indices(count, 1)])
        if not len(sizes):
            return self.tr("There is only one axis.")
        text = self.tr("Moving one moves the other in {tied} of {pairs} pairs: they share {least} or more.")
        text += " " + self.tr("The {count} axes amount to {rank} independent ones.")
        tied, rank = int((sizes >= TIED).sum()), f"{effective_rank(cosines):.1f}"
        return text.format(tied=tied, pairs=len(sizes), least=TIED, count=count, rank=rank)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(QLabel(self.tr("Order")))
        head.addWidget(self.order)
        head.addStretch(1)
        head.addWidget(CosineScale())
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.map)
        self.said.setObjectName("title")
        self.said.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        for widget in (self.said, self.summary, self.buttons):
            column.addWidget(widget)
        room = self.screen().availableSize() * 0.95
        best = self.map.sizeHint()
        self.resize(min(best.width() + 5 * GRID, room.width()), min(best.height() + 24 * GRID, room.height()))


def chart_by_group(axis_set: AxisSet) -> CosineChart:
    """The axes in the order of the panel, with lines between groups."""
    groups = [axis.group for axis in axis_set.shown]
    order = sorted(range(len(groups)), key=lambda place: groups.index(groups[place]))
    chart = _chart(axis_set, order)
    neighbours = pairwise(groups[place] for place in order)
    return replace(chart, breaks=tuple(place for place, (a, b) in enumerate(neighbours, 1) if a != b))


def chart_by_likeness(axis_set: AxisSet) -> CosineChart:
    """The axes with like beside like."""
    shown = _chart(axis_set, range(len(axis_set.shown)))
    return _chart(axis_set, order_by_likeness(shown.cosines))


def _chart(axis_set: AxisSet, order: Sequence[int]) -> CosineChart:
    axes = [axis_set.shown[place] for place in order]
    directions = np.stack([axis.direction for axis in axes])
    return CosineChart(tuple(axis.name for axis in axes), directions @ directions.T)
