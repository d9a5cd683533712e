"""A hand on the mouse."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.panel.feature_slider import FeatureSlider

LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, slider: FeatureSlider, target: float, steps: int = 12) -> None:
    """Take the knob and pull it to a position, without letting go on the way."""
    start = slider.state.position
    qtbot.mousePress(slider, LEFT, pos=place(slider, start))
    for share in np.linspace(0, 1, steps):
        qtbot.mouseMove(slider, place(slider, start + share * (target - start)))
    qtbot.mouseRelease(slider, LEFT, pos=place(slider, target))


def place(slider: FeatureSlider, position: float) -> QPoint:
    return QPoint(round(slider.x_of(position)), slider.height() // 2)
