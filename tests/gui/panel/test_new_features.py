"""Features that a discovery has added come into sight."""

import pytest
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.panel.feature_panel import FeaturePanel

NEW = ["Head turn", "Lipstick", "Hat"]
MANY_NEW = ["Glasses", "Hair length", "Beard", "Brightness", *NEW]


def in_sight(panel: FeaturePanel) -> list[str]:
    """The features that are wholly within the list's view, from top to bottom."""
    rows = [row for section in panel.list.sections for row in section.rows]
    return [row.name for row in rows if row.visibleRegion().boundingRect() == row.rect()]


def test_all_new_features_that_fit_come_into_sight(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.resize(400, 400)
    panel.list.fold_all(True)
    panel.show_new(NEW[::-1])
    qtbot.waitUntil(lambda: set(NEW) <= set(in_sight(panel)))
    assert panel.current == NEW[0]


@pytest.mark.parametrize("scrolled_to", [0, 10_000])
def test_where_not_all_new_features_fit_the_first_is_near_the_top(
    qtbot: QtBot, panel: FeaturePanel, scrolled_to: int
) -> None:
    panel.resize(400, 300)
    panel.list.verticalScrollBar().setValue(scrolled_to)
    panel.show_new(MANY_NEW)
    qtbot.waitUntil(lambda: MANY_NEW[0] in in_sight(panel)[:2])
    assert panel.current == MANY_NEW[0]
