from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import AxisSet, read_axes
from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui.panel.feature_panel import FeaturePanel
from tlgan_desktop.gui.panel.panel_memory import PanelMemory
from tlgan_desktop.gui.panel.side_effect import SideEffectMark

FREE = SliderState(1.25, -4.0, 4.0, -4.0, 4.0, 0.49, locked=False, enabled=True)


@pytest.fixture
def axis_set(tiny_axes_path: object) -> AxisSet:
    return read_axes(tiny_axes_path)


@pytest.fixture
def panel(qtbot: QtBot, axis_set: AxisSet, settings: QSettings) -> FeaturePanel:
    panel = FeaturePanel(PanelMemory(settings))
    qtbot.addWidget(panel)
    panel.resize(400, 700)
    panel.show()
    panel.show_axes(axis_set)
    return panel


def visible(panel: FeaturePanel) -> list[str]:
    return [name for name, row in panel.rows.items() if row.isVisible()]


def test_there_is_a_row_for_every_axis_in_the_order_of_the_groups(
    panel: FeaturePanel, axis_set: AxisSet
) -> None:
    assert tuple(panel.rows) == axis_set.names
    tops = [row.y() for row in panel.rows.values()]
    assert tops == sorted(tops)


def test_groups_stay_together_even_where_the_file_mixes_them(panel: FeaturePanel, axis_set: AxisSet) -> None:
    mixed = replace(axis_set, axes=axis_set.axes[::2] + axis_set.axes[1::2])
    panel.show_axes(mixed)
    groups = [next(axis.group for axis in mixed.axes if axis.name == name) for name in panel.rows]
    assert groups == sorted(groups)


def test_the_search_box_narrows_the_list(qtbot: QtBot, panel: FeaturePanel) -> None:
    qtbot.keyClicks(panel.search, "hA")
    assert visible(panel) == ["Hair length", "Hat"]
    panel.search.setText("style")
    assert visible(panel) == ["Head turn", "Lipstick", "Hat", "Glow"]
    panel.search.setText("nothing like it")
    assert visible(panel) == []
    panel.search.clear()
    assert len(visible(panel)) == 10


def test_few_features_need_no_search_box(panel: FeaturePanel, axis_set: AxisSet) -> None:
    assert panel.search.isVisible()
    panel.show_axes(replace(axis_set, axes=axis_set.axes[:8]))
    assert not panel.search.isVisible()


@pytest.mark.parametrize(
    ("text", "signal"), [("Import axes…", "import_wanted"), ("Discover axes…", "discover_wanted")]
)
def test_without_axes_it_offers_to_import_or_find_some(
    qtbot: QtBot, panel: FeaturePanel, text: str, signal: str
) -> None:
    panel.show_axes(None)
    button = next(each for each in panel.findChildren(QPushButton) if each.text() == text)
    with qtbot.waitSignal(getattr(panel, signal)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_before_there_is_a_generator_it_says_nothing(panel: FeaturePanel) -> None:
    panel.show_waiting()
    assert not any(button.isVisible() for button in panel.findChildren(QPushButton))
    assert not panel.rows


def test_the_effect_is_shown_once_anything_is_locked(panel: FeaturePanel) -> None:
    states = dict.fromkeys(panel.rows, FREE)
    panel.show_states(states)
    assert not panel.rows["Age"].effect.isVisible()
    panel.show_states(states | {"Smile": replace(FREE, locked=True, enabled=False)})
    assert panel.rows["Age"].effect.isVisible()
    assert panel.rows["Age"].effect.value() == 49
    assert not panel.rows["Smile"].effect.isVisible()


def test_a_feature_that_locks_determine_is_disabled_and_says_which(panel: FeaturePanel) -> None:
    held = replace(FREE, effect_kept=0.01, enabled=False, determined_by=("Smile", "Hat"))
    panel.show_states(dict.fromkeys(panel.rows, FREE) | {"Glow": held})
    row = panel.rows["Glow"]
    assert not row.slider.isEnabled()
    assert not row.number.isEnabled()
    assert row.lock.isEnabled()
    assert row.note.text() == "Held by Smile and Hat"
    assert row.slider.accessibleDescription() == "Held by Smile and Hat"


def test_the_tool_tip_tells_verdict_and_figures(panel: FeaturePanel) -> None:
    assert panel.rows["Smile"].slider.toolTip().splitlines()[:2] == ["Smile: good", "R²: 0.61"]
    assert "AUC: 0.710" in panel.rows["Beard"].slider.toolTip()


def test_showing_a_state_asks_for_nothing(qtbot: QtBot, panel: FeaturePanel) -> None:
    with qtbot.assertNotEmitted(panel.targeted), qtbot.assertNotEmitted(panel.lock_toggled):
        panel.show_states(dict.fromkeys(panel.rows, replace(FREE, locked=True, enabled=False)))


@pytest.mark.parametrize(("typed", "position"), [("-2.5", -2.5), ("−0,75", -0.75), ("3", 3.0), ("40", 40.0)])
def test_a_typed_number_is_asked_for(qtbot: QtBot, panel: FeaturePanel, typed: str, position: float) -> None:
    panel.show_states(dict.fromkeys(panel.rows, FREE))
    number = panel.rows["Smile"].number
    number.selectAll()
    with qtbot.waitSignal(panel.targeted) as asked:
        number.lineEdit().insert(typed)  # QTest cannot type a true minus
        qtbot.keyClick(number, Qt.Key.Key_Return)
    assert asked.args == ["Smile", position]


def test_negative_positions_have_a_true_minus_and_zero_has_none(panel: FeaturePanel) -> None:
    number = panel.rows["Smile"].number
    number.show_position(-1.5)
    assert number.text() == "−1.50"
    number.show_position(-0.001)
    assert number.text() == "0.00"


def test_leaving_a_number_box_unchanged_moves_nothing(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.show_states(dict.fromkeys(panel.rows, replace(FREE, position=1.23456)))
    number = panel.rows["Smile"].number
    with qtbot.assertNotEmitted(panel.targeted):
        number.setFocus()
        qtbot.keyClick(number, Qt.Key.Key_Return)
        panel.rows["Age"].number.setFocus()


def test_the_padlock_locks(qtbot: QtBot, panel: FeaturePanel) -> None:
    with qtbot.waitSignal(panel.lock_toggled) as toggled:
        qtbot.mouseClick(panel.rows["Hat"].lock, Qt.MouseButton.LeftButton)
    assert toggled.args == ["Hat", True]


def test_features_that_moved_unasked_are_marked_and_can_be_held(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.show_side_effects({"Age": 0.84, "Hat": -1.26})
    marks = {name: mark for name, row in panel.rows.items() for mark in row.findChildren(SideEffectMark)}
    assert {name: mark.findChild(QLabel).text() for name, mark in marks.items()} == {
        "Age": "+0.8",
        "Hat": "−1.3",
    }
    with qtbot.waitSignal(panel.lock_toggled) as toggled:
        qtbot.mouseClick(marks["Hat"].findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert toggled.args == ["Hat", True]
    panel.show_side_effects({"Age": 0.5})
    assert marks["Age"].isVisible()
    assert not marks["Hat"].isVisible()
    panel.show_side_effects({})
    assert not marks["Age"].isVisible()


def test_a_locked_feature_shows_its_side_effect_without_an_offer_to_hold_it(panel: FeaturePanel) -> None:
    panel.show_side_effects({"Hat": -1.26})
    mark = panel.rows["Hat"].findChild(SideEffectMark)
    assert mark.findChild(QToolButton).isVisible()
    for locked in (True, False):
        panel.show_states(dict.fromkeys(panel.rows, FREE) | {"Hat": replace(FREE, locked=locked)})
        assert mark.findChild(QToolButton).isVisible() is not locked
        assert mark.findChild(QLabel).isVisible()


def test_a_narrow_panel_cuts_nothing_off(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.show_states(dict.fromkeys(panel.rows, FREE) | {"Hat": replace(FREE, locked=True, enabled=False)})
    panel.show_side_effects(dict.fromkeys(panel.rows, -12.3))
    panel.resize(panel.minimumWidth(), 700)
    row = panel.rows["Age"]
    qtbot.waitUntil(lambda: row.width() <= panel.width())
    assert not row.effect.isVisible()
    assert row.lock.mapTo(panel, row.lock.rect().topRight()).x() < panel.width()
    needed = row.fontMetrics().horizontalAdvance("Age")
    qtbot.waitUntil(lambda: row._label.width() >= needed)
    panel.resize(600, 700)
    qtbot.waitUntil(row.effect.isVisible)


def test_a_name_is_whole_while_its_marks_give_way(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.show_states(dict.fromkeys(panel.rows, FREE) | {"Hat": replace(FREE, locked=True, enabled=False)})
    panel.show_side_effects(dict.fromkeys(panel.rows, -12.3))
    for width in range(panel.minimumWidth() + 40, 640, 40):
        panel.resize(width, 700)
        for name, row in panel.rows.items():
            needed = row._label.fontMetrics().horizontalAdvance(name)
            qtbot.waitUntil(lambda row=row, needed=needed: row._label.width() >= needed)


def test_what_holds_a_feature_is_cut_short_before_its_name(qtbot: QtBot, panel: FeaturePanel) -> None:
    held = replace(FREE, enabled=False, determined_by=("A feature of a long name", "One of a long name"))
    panel.show_states(dict.fromkeys(panel.rows, held))
    panel.resize(400, 700)
    row = panel.rows["Glasses"]
    needed = row._label.fontMetrics().horizontalAdvance("Glasses")
    qtbot.waitUntil(lambda: row.note.width() < row.note.sizeHint().width())
    assert row._label.width() >= needed
    assert "One of a long name" in row.note.toolTip()


def test_a_click_on_the_name_chooses_the_feature(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    qtbot.mouseClick(panel.rows["Glasses"]._label, Qt.MouseButton.LeftButton)
    assert panel.current == "Glasses"
