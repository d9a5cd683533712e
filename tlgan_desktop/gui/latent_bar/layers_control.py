"""The layers that edits in w act on: a preset, or the first and the last of them."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QWidget

from tlgan_desktop.gui.theme import GRID

Layers = tuple[int, int]
"""The first and the last of some layers, from 0."""

COARSE, MIDDLE = 4, 8
"""Where middle and fine layers begin: with two layers a resolution these are 16 and 64 pixels."""


def layer_presets(num_layers: int) -> Mapping[str, Layers]:
    """The groups of Karras et al. (2019, section 3.1) that a network of so many layers has."""
    groups = {"coarse": (0, COARSE - 1), "middle": (COARSE, MIDDLE - 1), "fine": (MIDDLE, num_layers - 1)}
    if num_layers <= COARSE:
        return {}
    last = num_layers - 1
    return {name: (first, min(end, last)) for name, (first, end) in groups.items() if first <= last}


class LayersControl(QWidget):
    """Shows and changes a range of layers; None stands for all of them."""

    chosen = Signal(object)
    """``Layers`` or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._num_layers = 0
        self.preset = QComboBox()
        self.preset.setPlaceholderText(self.tr("Chosen"))
        self.preset.setAccessibleName(self.tr("Layers that edits act on"))
        self.preset.setMinimumHeight(4 * GRID)
        self.first = self._box(self.tr("First layer"))
        self.last = self._box(self.tr("Last layer"))
        self._lay_out()
        self.preset.activated.connect(self._take_preset)
        self.first.valueChanged.connect(self._take_first)
        self.last.valueChanged.connect(self._take_last)

    def show_layers(self, layers: Layers | None, num_layers: int) -> None:
        """Show the layers of a network of ``num_layers``."""
        if num_layers != self._num_layers:
            self._make_presets(num_layers)
        last = num_layers - 1
        for box, value in zip((self.first, self.last), layers or (0, last), strict=True):
            with QSignalBlocker(box):
                box.setRange(0, last)
                box.setValue(value)
        self.preset.setCurrentIndex(self.preset.findData(layers))

    def _box(self, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setAccessibleName(name)
        box.setKeyboardTracking(False)
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.setFixedWidth(6 * GRID)
        return box

    def _make_presets(self, num_layers: int) -> None:
        self._num_layers = num_layers
        words = {"coarse": self.tr("Coarse"), "middle": self.tr("Middle"), "fine": self.tr("Fine")}
        self.preset.clear()
        self.preset.addItem(self.tr("All"), None)
        for name, layers in layer_presets(num_layers).items():
            self.preset.addItem(words[name], layers)

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Layers"))
        label.setBuddy(self.preset)
        tip = self.tr(
            "Edits act on these layers of the network alone: coarse ones change pose and shape, "
            "fine ones colours and texture."
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for widget in (label, self.preset, self.first, QLabel("–"), self.last):
            widget.setToolTip(tip)
            row.addWidget(widget)

    def _choose(self, first: int, last: int) -> None:
        whole = (first, last) == (0, self._num_layers - 1)
        self.chosen.emit(None if whole else (first, last))

    @Slot(int)
    def _take_preset(self, index: int) -> None:
        self.chosen.emit(self.preset.itemData(index))

    @Slot(int)
    def _take_first(self, first: int) -> None:
        self._choose(first, max(first, self.last.value()))

    @Slot(int)
    def _take_last(self, last: int) -> None:
        self._choose(min(self.first.value(), last), last)
