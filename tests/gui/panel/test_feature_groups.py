"""Groups that fold, favourites, and what is reset together."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from mouse import LEFT, drag
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.panel.feature_menu import feature_menu, section_menu
from tlgan_desktop.gui.panel.feature_panel import FeaturePanel
from tlgan_desktop.gui.panel.group_header import GroupHeader
from tlgan_desktop.gui.panel.panel_memory import PanelMemory

FREE = SliderState(0.0, -4.0, 4.0, -4.0, 4.0, 1.0, locked=False, enabled=True)
FACE = ["Smile", "Age", "Glasses", "Hair length", "Beard", "Brightness"]
STYLE = ["Head turn", "Lipstick", "Hat", "Glow"]


def visible(panel: FeaturePanel) -> list[str]:
    """The features that can be seen, from top to bottom."""
    rows = [row for row in panel.rows.values() if row.isVisible()]
    return [row.name for row in sorted(rows, key=lambda row: row.y())]


def header(panel: FeaturePanel, title: str) -> GroupHeader:
    return next(section.header for section in panel.list.sections if section.title == title)


def test_a_click_on_its_header_folds_a_group_and_another_unfolds_it(
    qtbot: QtBot, panel: FeaturePanel
) -> None:
    qtbot.mouseClick(header(panel, "Face"), LEFT)
    assert visible(panel) == STYLE
    qtbot.mouseClick(header(panel, "Face"), LEFT)
    assert visible(panel) == FACE + STYLE


def test_keys_fold_unfold_and_go_from_header_to_header(qtbot: QtBot, panel: FeaturePanel) -> None:
    face, style = header(panel, "Face"), header(panel, "Style")
    panel.activateWindow()
    face.setFocus()
    for key, folded in ((Qt.Key.Key_Left, True), (Qt.Key.Key_Right, False), (Qt.Key.Key_Space, True)):
        qtbot.keyClick(face, key)
        assert (visible(panel) == STYLE) == folded
    qtbot.keyClick(face, Qt.Key.Key_Down)
    qtbot.waitUntil(style.hasFocus)
    qtbot.keyClick(style, Qt.Key.Key_Return)
    assert visible(panel) == []


def test_folds_are_remembered_for_each_axis_set(
    make_panel: Callable[..., FeaturePanel], axis_set: AxisSet
) -> None:
    header(make_panel(), "Style").click()
    assert visible(make_panel()) == FACE
    other = replace(axis_set, axes=axis_set.axes[:-1])
    assert visible(make_panel(other)) == FACE + STYLE[:-1]


def test_a_search_opens_folded_groups_until_it_ends(panel: FeaturePanel) -> None:
    panel.list.fold_all(True)
    assert visible(panel) == []
    panel.search.setText("hat")
    assert visible(panel) == ["Hat"]
    panel.search.clear()
    assert visible(panel) == []


def test_the_header_counts_what_is_moved_and_locked(panel: FeaturePanel) -> None:
    panel.show_starts(dict.fromkeys(panel.rows, 0.0))
    states = dict.fromkeys(panel.rows, FREE)
    panel.show_states(states)
    assert header(panel, "Face").counts == "6"
    moved, locked = replace(FREE, position=1.2), replace(FREE, locked=True, enabled=False)
    panel.show_states(states | {"Smile": moved, "Age": replace(FREE, position=-0.2), "Beard": locked})
    assert header(panel, "Face").counts == "6 · 1 moved · 1 locked"
    assert header(panel, "Face").accessibleName() == "Face, 6 features, 1 moved, 1 locked, open"
    assert header(panel, "Style").counts == "4"


def test_a_favourite_comes_first_and_goes_back_into_its_group(qtbot: QtBot, panel: FeaturePanel) -> None:
    assert not header(panel, "Favourites").isVisible()
    qtbot.mouseClick(panel.rows["Hat"].star, LEFT)
    qtbot.waitUntil(lambda: visible(panel)[0] == "Hat")
    assert header(panel, "Favourites").isVisible()
    assert sorted(visible(panel)) == sorted(FACE + STYLE)
    qtbot.mouseClick(panel.rows["Hat"].star, LEFT)
    qtbot.waitUntil(lambda: visible(panel) == FACE + STYLE)


def test_favourites_are_remembered_by_generator_and_name(
    qtbot: QtBot, make_panel: Callable[..., FeaturePanel], axis_set: AxisSet
) -> None:
    panel = make_panel()
    for name in ("Hat", "Age"):
        panel.rows[name].star.click()
    fewer = replace(axis_set, axes=axis_set.axes[:4])
    assert make_panel(fewer).list.favourites == {"Age"}
    make_panel(fewer).rows["Age"].star.click()  # Hat is unknown there, and must not be forgotten
    assert make_panel().list.favourites == {"Hat"}
    assert make_panel(replace(axis_set, generator_fingerprint="another")).list.favourites == set()


def test_favourites_can_be_shown_alone(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.rows["Glow"].star.click()
    panel.favourites_only.click()
    assert visible(panel) == ["Glow"]
    panel.favourites_only.click()
    assert len(visible(panel)) == 10


def test_settings_that_were_edited_by_hand_do_no_harm(axis_set: AxisSet, settings: QSettings) -> None:
    settings.setValue(f"favourites/{axis_set.generator_fingerprint}", "[Hat")
    settings.setValue(f"folded/{axis_set.fingerprint}", '{"Face": 1}')
    memory = PanelMemory(settings)
    assert memory.favourites(axis_set) == memory.folded(axis_set) == frozenset()


def test_hidden_axes_have_no_row(make_panel: Callable[..., FeaturePanel], axis_set: AxisSet) -> None:
    axes = tuple(replace(axis, hidden=axis.name == "Hat") for axis in axis_set.axes)
    panel = make_panel(replace(axis_set, axes=axes))
    panel.show_states({"Smile": FREE, "Hat": FREE})
    assert "Hat" not in panel.rows


def test_features_without_a_group_need_no_header_where_they_are_alone(
    make_panel: Callable[..., FeaturePanel], axis_set: AxisSet
) -> None:
    panel = make_panel(replace(axis_set, axes=tuple(replace(axis, group="") for axis in axis_set.axes)))
    assert not header(panel, "Other features").isVisible()
    panel.rows["Hat"].star.click()
    assert header(panel, "Other features").isVisible()


def test_the_tab_key_goes_from_top_to_bottom_after_a_feature_moved_up(panel: FeaturePanel) -> None:
    panel.rows["Hat"].star.click()
    widget, seen = panel.search, []
    while (widget := widget.nextInFocusChain()) is not panel.search:
        seen += [name for name, row in panel.rows.items() if row.slider is widget]
    assert seen == ["Hat", *FACE, "Head turn", "Lipstick", "Glow"]


def test_the_menu_of_a_feature(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.show_states(dict.fromkeys(panel.rows, FREE))
    menu = feature_menu(panel, panel.rows["Hat"])
    actions = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    assert [*actions] == ["Reset Hat", "Set to…", "Lock", "Favourite", "Reset group Style", "Details…"]
    for text, signal, arguments in (
        ("Reset Hat", panel.reverted, ["Hat"]),
        ("Set to…", panel.set_to_wanted, ["Hat"]),
        ("Lock", panel.lock_toggled, ["Hat", True]),
        ("Reset group Style", panel.all_reverted, [tuple(STYLE), "Style"]),
        ("Details…", panel.details_wanted, ["Hat"]),
    ):
        with qtbot.waitSignal(signal) as asked:
            actions[text].trigger()
        assert asked.args == arguments


def test_an_open_menu_goes_with_its_axes(panel: FeaturePanel) -> None:
    menus = [feature_menu(panel, panel.rows["Hat"]), section_menu(panel, panel.list.sections[1])]
    for menu in menus:
        menu.popup(panel.mapToGlobal(panel.rect().center()))
    panel.show_axes(None)
    assert not any(isValid(menu) for menu in menus)


def test_the_menu_of_a_group(qtbot: QtBot, panel: FeaturePanel) -> None:
    menu = section_menu(panel, panel.list.sections[2])
    actions = {action.text().replace("&", ""): action for action in menu.actions() if action.text()}
    assert [*actions] == ["Reset Style", "Fold", "Fold all", "Unfold all"]
    with qtbot.waitSignal(panel.all_reverted) as asked:
        actions["Reset Style"].trigger()
    assert asked.args == [tuple(STYLE), "Style"]
    actions["Fold"].trigger()
    assert visible(panel) == FACE
    actions["Fold all"].trigger()
    assert visible(panel) == []
    actions["Unfold all"].trigger()
    assert visible(panel) == FACE + STYLE


def test_a_group_is_reset_in_one_step(
    qtbot: QtBot, window: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    editor = window.editor
    starts = {name: state.position for name, state in editor.sliders().items()}
    for name, position in (("Smile", 1.5), ("Glasses", -1.0), ("Hat", 1.0)):
        drag(qtbot, window.panel.rows[name].slider, position)
        settled(window)
    editor.set_lock("Beard", True)
    held = editor.sliders()["Beard"].position
    edited = editor.scene
    window.panel.rows["Smile"].slider.setFocus()
    qtbot.waitUntil(lambda: window.panel.current == "Smile")
    window.bench.features.reset_group.trigger()
    after = {name: state.position for name, state in editor.sliders().items()}
    free = [name for name in FACE if name != "Beard"]
    assert [after[name] for name in free] == pytest.approx([starts[name] for name in free])
    assert after["Beard"] == pytest.approx(held)
    assert after["Hat"] == pytest.approx(1.0, abs=0.1)
    assert editor.history is not None
    assert editor.history.undo_label == "Reset Face"
    editor.undo()
    assert editor.scene == edited
    settled(window)


def test_the_feature_that_the_keyboard_is_in_is_what_the_menu_is_about(
    qtbot: QtBot, window: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    desk = window.bench.features
    assert not desk.reset.isEnabled()
    start = window.editor.sliders()["Hat"].position
    drag(qtbot, window.panel.rows["Hat"].slider, start + 1.0)
    assert window.panel.current == "Hat"
    QApplication.focusWidget().clearFocus()
    desk.reset.trigger()
    assert window.editor.sliders()["Hat"].position == pytest.approx(start)
    desk.favourite.trigger()
    assert window.panel.list.favourites == {"Hat"}
    settled(window)


def test_a_folded_feature_shows_its_state_when_it_is_seen_again(panel: FeaturePanel) -> None:
    panel.list.fold_all(True)
    panel.show_states(dict.fromkeys(panel.rows, replace(FREE, position=1.25)))
    panel.search.setText("Hat")
    assert panel.rows["Hat"].slider.state.position == 1.25
    panel.search.clear()
    panel.list.fold_all(False)
    assert {row.number.value() for row in panel.rows.values()} == {1.25}


def test_the_panel_says_that_sliders_change_nothing_at_a_truncation_of_zero(
    window: MainWindow, settled: Callable[[MainWindow], None]
) -> None:
    flat = window.panel.flat
    assert not flat.isVisible()
    window.editor.set_truncation(0.0)
    settled(window)
    assert flat.isVisible()
    flat.button.click()
    settled(window)
    assert window.editor.scene.truncation == 1.0
    assert not flat.isVisible()


def test_escape_takes_the_search_back(qtbot: QtBot, panel: FeaturePanel) -> None:
    panel.focus_search()
    qtbot.keyClicks(panel.search, "age")
    panel.activateWindow()
    qtbot.waitUntil(panel.search.hasFocus)
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
