"""The presets side by side, each with the time that it will take on this machine."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from tlgan_desktop.discovery.plan import Preset
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.discovery_messages import TimesEstimated
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.words import duration

NAMES = {
    Preset.QUICK: QT_TRANSLATE_NOOP("PresetChoice", "&Quick"),
    Preset.BALANCED: QT_TRANSLATE_NOOP("PresetChoice", "Bala&nced"),
    Preset.THOROUGH: QT_TRANSLATE_NOOP("PresetChoice", "&Thorough"),
}
HINTS = {
    Preset.QUICK: QT_TRANSLATE_NOOP("PresetChoice", "A first slider, to see whether it works."),
    Preset.BALANCED: QT_TRANSLATE_NOOP("PresetChoice", "Good sliders. The right choice for most."),
    Preset.THOROUGH: QT_TRANSLATE_NOOP("PresetChoice", "As sure as your pictures allow."),
}

RADIO_INDENT = 30
"""Where the text of a radio button begins, in pixels; what explains it stands below."""


class PresetChoice(QWidget):
    """Three cards, one of them chosen."""

    chosen = Signal(object)
    """A ``Preset``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {preset: QRadioButton(self.tr(name)) for preset, name in NAMES.items()}
        self.times = {preset: QLabel(self.tr("Measuring this computer…")) for preset in Preset}
        self._group = QButtonGroup(self)
        self._estimated: TimesEstimated | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for place, preset in enumerate(Preset):
            self._group.addButton(self.buttons[preset], place)
            row.addWidget(self._card(preset), 1)
        self._group.idClicked.connect(self._choose)

    def choose(self, preset: Preset) -> None:
        """Show which one is chosen."""
        self.buttons[preset].setChecked(True)

    def wait(self) -> None:
        """Say that times are being measured."""
        self._estimated = None
        for label in self.times.values():
            label.setText(self.tr("Measuring this computer…"))

    def show_times(self, estimated: TimesEstimated) -> None:
        """Say how long each takes."""
        self._estimated = estimated
        for preset, seconds in estimated.seconds.items():
            text = self.tr("About {time}").format(time=duration(sum(seconds.values())))
            self.times[preset].setText(text)
            self.buttons[preset].setAccessibleDescription(
                self.tr("{value} {text} on this computer.").format(value=self.tr(HINTS[preset]), text=text)
            )

    def detail(self, preset: Preset) -> str:
        """What a preset does; empty before it is known."""
        return "" if self._estimated is None else self._estimated.details[preset]

    def _card(self, preset: Preset) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        hint = labels.secondary(self.tr(HINTS[preset]))
        hint.setWordWrap(True)
        for label in (hint, self.times[preset]):
            label.setContentsMargins(RADIO_INDENT, 0, 0, 0)
        column.addWidget(self.buttons[preset])
        column.addWidget(hint)
        column.addStretch(1)
        column.addWidget(self.times[preset])
        return card

    @Slot(int)
    def _choose(self, place: int) -> None:
        self.chosen.emit(list(Preset)[place])
