"""Chooses what a combo box offers, by its value."""

from PySide6.QtWidgets import QComboBox


def choose(combo: QComboBox, value: object) -> None:
    combo.setCurrentIndex(combo.findData(value))
