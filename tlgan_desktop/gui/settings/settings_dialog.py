"""The settings dialog: every choice takes effect at once."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.engine import Device
from tlgan_desktop.gui.notice_bar import NoticeBar
from tlgan_desktop.gui.previews import AUTOMATIC, OFF
from tlgan_desktop.gui.settings.language import SYSTEM, languages
from tlgan_desktop.gui.settings.settings import LARGEST_CACHE, USUAL, Look, Settings
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.precision import Precision

PREVIEW_SIDES = (64, 128, 256, 512)


class SettingsDialog(QDialog):
    """Shows settings and tells each change of them; it keeps nothing itself."""

    changed = Signal(object)
    """The ``Settings`` as they are from now on."""

    def __init__(self, settings: Settings, devices: Sequence[Device], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._devices = tuple(devices)
        self._rows = QGridLayout()
        self.notice = NoticeBar()
        self.look = self._choice(self.tr("Theme"), self.tr("Light or dark, or as the system is."))
        self.language = self._choice(
            self.tr("Language"), self.tr("Takes effect when the application is started again.")
        )
        self.device = self._choice(
            self.tr("Device"), self.tr("What draws the pictures. History and edits stay as they are.")
        )
        self.precision = self._choice(self.tr("Precision"), "")
        self._precision_note = self._note
        self.threads = self._number(
            self.tr("Processor threads"), self.tr("Fewer leave more of the processor to other applications.")
        )
        self.preview = self._choice(
            self.tr("While dragging"),
            self.tr("Smaller pictures follow a slider faster; the full one comes when it rests."),
        )
        self.cache = self._number(
            self.tr("Discovery keeps"),
            self.tr("Generated pictures on disk, so that discovery need not wait again."),
        )
        self._lay_out()
        self._offer_choices()
        self.show_devices(devices)
        self._connect_inputs()
        # Qt's own choice ends at two thirds of the screen, below which notes of two lines are cut.
        width = self.sizeHint().width()
        self.resize(width, self.heightForWidth(width))

    def tell(self, reason: str) -> None:
        """Say why a choice was not taken."""
        self.notice.tell(reason)
        needed = self.heightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

    def show_settings(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere."""
        moved, self._settings = settings.device != self._settings.device, settings
        if moved:
            self._offer_precisions()
        chosen = {
            self.look: settings.appearance,
            self.language: settings.language,
            self.device: settings.device,
            self.precision: settings.precision,
            self.preview: settings.preview,
        }
        for combo, value in chosen.items():
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(combo.findData(value), 0))
        for box, number in ((self.threads, settings.threads), (self.cache, settings.cache)):
            with QSignalBlocker(box):
                box.setValue(number)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer the devices that are present, and half precision where the chosen one has it.

        Until they are known what was chosen is offered, lest another choice take it away.
        """
        self._devices, chosen = tuple(devices), self._settings.device
        names = {device.name: f"{device.label} ({device.name})" for device in devices}
        if chosen and not devices:
            names = {chosen: chosen}
        best = self.tr("Automatic: {device}").format(device=devices[0].label) if devices else ""
        _fill(self.device, {"": best or self.tr("Automatic"), **names})
        self._offer_precisions()
        self.show_settings(self._settings)

    def _offer_precisions(self) -> None:
        offered = {Precision.AUTOMATIC: self.tr("Automatic"), Precision.FULL: self.tr("Full: 32 bits")}
        note = self.tr("Automatic is what a generator was trained for. This device has no 16-bit arithmetic.")
        if self._has_halves():
            offered[Precision.HALF] = self.tr("Half: 16 bits")
            note = self.tr(
                "Half is faster for large generators, and its pictures differ a little from the full ones."
            )
        _fill(self.precision, offered)
        self._precision_note.setText(note)

    def _has_halves(self) -> bool:
        if not self._devices:
            return self._settings.precision is Precision.HALF
        chosen = self._settings.device or self._devices[0].name
        return any(device.halves for device in self._devices if device.name == chosen)

    def _offer_choices(self) -> None:
        looks = {
            Look.SYSTEM: self.tr("As the system"),
            Look.LIGHT: self.tr("Light"),
            Look.DARK: self.tr("Dark"),
        }
        _fill(self.look, looks)
        _fill(self.language, {SYSTEM: self.tr("As the system"), **languages()})
        sides = {side: self.tr("{side} pixels wide").format(side=side) for side in PREVIEW_SIDES}
        offered = {
            AUTOMATIC: self.tr("Automatic: as large as is smooth"),
            OFF: self.tr("Always the full picture"),
        }
        _fill(self.preview, {**offered, **sides})
        self.threads.setRange(USUAL, max(os.cpu_count() or 1, self._settings.threads))
        self.threads.setSpecialValueText(self.tr("Automatic"))
        self.cache.setRange(1, LARGEST_CACHE)
        self.cache.setSuffix(self.tr(" GiB"))

    def _connect_inputs(self) -> None:
        for combo in (self.look, self.language, self.device, self.precision, self.preview):
            combo.currentIndexChanged.connect(self._tell)
        for box in (self.threads, self.cache):
            box.valueChanged.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        settings = replace(
            self._settings,
            appearance=Look(self.look.currentData()),  # Qt gives back a plain str
            language=self.language.currentData(),
            device=self.device.currentData(),
            precision=Precision(self.precision.currentData()),
            threads=self.threads.value(),
            preview=self.preview.currentData(),
            cache=self.cache.value(),
        )
        self._use(settings)

    @Slot()
    def _reset(self) -> None:
        self._use(Settings())

    def _use(self, settings: Settings) -> None:
        self.notice.dismiss()
        self.show_settings(settings)
        # Half precision has given way to the automatic one where the device does not offer it.
        self._settings = replace(settings, precision=Precision(self.precision.currentData()))
        self.changed.emit(self._settings)

    def _choice(self, name: str, note: str) -> QComboBox:
        combo = QComboBox()
        combo.setMinimumHeight(4 * GRID)
        self._add_row(name, combo, note)
        return combo

    def _number(self, name: str, note: str) -> QSpinBox:
        box = QSpinBox()
        box.setKeyboardTracking(False)
        box.lineEdit().setTextMargins(GRID // 2, 0, 0, 0)
        self._add_row(name, box, note)
        return box

    def _add_row(self, name: str, widget: QComboBox | QSpinBox, note: str) -> None:
        row = self._rows.rowCount()
        label = QLabel(name)
        label.setBuddy(widget)
        widget.setAccessibleName(name)
        widget.setToolTip(note or name)
        widget.setMinimumWidth(52 * GRID)
        self._note = labels.secondary(note)
        self._note.setWordWrap(True)
        self._note.setContentsMargins(0, 0, 0, GRID)
        self._rows.addWidget(label, row, 0)
        self._rows.addWidget(widget, row, 1)
        self._rows.addWidget(self._note, row + 1, 1)

    def _lay_out(self) -> None:
        self._rows.setHorizontalSpacing(3 * GRID)
        self._rows.setVerticalSpacing(GRID // 2)
        self._rows.setColumnStretch(1, 1)
        button = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(button.RestoreDefaults | button.Close)
        defaults = buttons.button(button.RestoreDefaults)
        defaults.setText(self.tr("Reset to defaults"))
        defaults.setToolTip(self.tr("Set everything here as it was at the first start"))
        defaults.clicked.connect(self._reset)
        buttons.button(button.Close).setToolTip(self.tr("Close the settings; they are kept"))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self._rows)
        column.addStretch(1)
        column.addWidget(buttons)
        column.insertWidget(0, self.notice)  # added last: the first button answers Return


def _fill(combo: QComboBox, offered: Mapping[Any, str]) -> None:
    """Offer the texts of values."""
    with QSignalBlocker(combo):
        combo.clear()
        for value, text in offered.items():
            combo.addItem(text, value)
