"""A panel of features by itself, with the axes of the tiny generator."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import AxisSet, read_axes
from tlgan_desktop.gui.panel.feature_panel import FeaturePanel
from tlgan_desktop.gui.panel.panel_memory import PanelMemory


@pytest.fixture
def axis_set(tiny_axes_path: object) -> AxisSet:
    return read_axes(tiny_axes_path)


@pytest.fixture
def make_panel(qtbot: QtBot, axis_set: AxisSet, settings: QSettings) -> Callable[..., FeaturePanel]:
    kept = []

    def make(axes: AxisSet = axis_set) -> FeaturePanel:
        panel = FeaturePanel(PanelMemory(settings))
        kept.append(panel)
        qtbot.addWidget(panel)
        panel.resize(400, 900)
        panel.show_axes(axes)
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    return make


@pytest.fixture
def panel(make_panel: Callable[..., FeaturePanel]) -> FeaturePanel:
    return make_panel()
