"""The table of axes: what it changes is what the window and the file have afterwards."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidgetItem
from pytestqt.qtbot import QtBot

from tlgan_desktop import paths
from tlgan_desktop.axes import read_axes, write_axes
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.wizard.manage_axes import GROUP, NAME, SHOWN, ManageAxesDialog


@pytest.fixture
def manager(window: MainWindow) -> ManageAxesDialog:
    assert window.commands.manage in window.commands.all()
    window.commands.manage.trigger()
    assert window.desk.manager is not None
    return window.desk.manager


def tick(manager: ManageAxesDialog, row: int, state: Qt.CheckState) -> None:
    manager.table.item(row, SHOWN).setCheckState(state)


def set_text(manager: ManageAxesDialog, row: int, column: int, text: str) -> None:
    manager.table.setItem(row, column, QTableWidgetItem(text))


def test_renamed_grouped_reordered_and_removed(window: MainWindow, manager: ManageAxesDialog) -> None:
    before = window.editor.axis_set
    set_text(manager, 0, NAME, "Grin")
    set_text(manager, 0, GROUP, "Mouth")
    manager.table.setCurrentCell(0, NAME)
    manager.down.click()
    manager.table.setCurrentCell(2, NAME)
    manager.remove.click()
    manager.accept()
    after = window.editor.axis_set
    assert after.names == (before.names[1], "Grin", *before.names[3:])
    assert after.axes[1].group == "Mouth"
    np.testing.assert_array_equal(after.axes[1].direction, before.axes[0].direction)
    assert read_axes(paths.own_axes(window.editor.info.fingerprint)).names == after.names
    assert "Grin" in window.panel.rows


def test_a_hidden_axis_has_no_slider_and_can_be_shown_again(
    window: MainWindow, manager: ManageAxesDialog
) -> None:
    names = window.editor.axis_set.names
    tick(manager, 1, Qt.CheckState.Unchecked)
    manager.accept()
    assert list(window.panel.rows) == [name for name in names if name != names[1]]
    assert set(window.editor.sliders()) == set(window.panel.rows)
    saved = read_axes(paths.own_axes(window.editor.info.fingerprint))
    assert [axis.name for axis in saved.axes if axis.hidden] == [names[1]]
    window.commands.manage.trigger()
    tick(window.desk.manager, 1, Qt.CheckState.Checked)
    window.desk.manager.accept()
    assert list(window.panel.rows) == list(names)


def test_a_picture_that_was_locked_along_a_hidden_axis_comes_back_unlocked(
    window: MainWindow, manager: ManageAxesDialog
) -> None:
    names = window.editor.axis_set.names
    window.editor.set_lock(names[0], True)
    window.editor.set_lock(names[1], True)
    recipe = window.editor.recipe(window.editor.scene)
    tick(manager, 1, Qt.CheckState.Unchecked)
    manager.accept()
    window.editor.restore(recipe)
    assert window.editor.scene.document.locks == (names[0],)


def test_not_every_axis_can_be_hidden(window: MainWindow, manager: ManageAxesDialog) -> None:
    for row in range(manager.table.rowCount()):
        tick(manager, row, Qt.CheckState.Unchecked)
    manager.accept()
    assert "at least one" in manager.notice.text
    assert manager.isVisible()
    manager.reject()


def test_a_name_is_taken_once_though_the_keyboard_leaves_right_after_enter(
    qtbot: QtBot, manager: ManageAxesDialog
) -> None:
    manager.table.editItem(manager.table.item(0, NAME))
    field = manager.table.findChild(QLineEdit)
    field.setText("Grin")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)  # Qt puts this off, and then warns of a field that has closed
    manager.table.setFocus()
    qtbot.waitUntil(lambda: manager.axis_set().names[0] == "Grin", timeout=5_000)
    QApplication.processEvents()
    manager.reject()


def test_the_same_name_twice_is_refused(window: MainWindow, manager: ManageAxesDialog) -> None:
    before = window.editor.axis_set
    set_text(manager, 0, NAME, before.names[1])
    manager.accept()
    assert before.names[1] in manager.notice.text
    assert window.editor.axis_set is before
    manager.reject()


def test_an_exported_set_comes_back_beside_the_others(
    window: MainWindow, manager: ManageAxesDialog, tmp_path: Path
) -> None:
    before = window.editor.axis_set
    manager.export_axes(tmp_path / "copy.safetensors")
    manager.add_axes(tmp_path / "copy.safetensors")
    manager.accept()
    names = window.editor.axis_set.names
    assert names[: len(before.names)] == before.names
    assert names[len(before.names)] == f"{before.names[0]} 2"


def test_axes_from_elsewhere_join_the_set_in_its_space(
    window: MainWindow, manager: ManageAxesDialog, tmp_path: Path
) -> None:
    before = window.editor.axis_set
    direction = np.eye(before.dimension)[-1]
    np.save(tmp_path / "elsewhere.npy", direction[None])
    manager.add_axes(tmp_path / "elsewhere.npy")
    manager.accept()
    after = window.editor.axis_set
    assert after.names[:-1] == before.names
    np.testing.assert_allclose(after.axes[-1].direction, direction)


def test_axes_of_another_generator_are_refused(
    window: MainWindow, manager: ManageAxesDialog, tmp_path: Path
) -> None:
    foreign = replace(window.editor.axis_set, generator_fingerprint="0" * 64)
    write_axes(tmp_path / "foreign.safetensors", foreign)
    manager.add_axes(tmp_path / "foreign.safetensors")
    assert manager.notice.text
    assert manager.table.rowCount() == len(foreign.axes)
    manager.reject()


def test_own_axes_are_opened_with_their_generator(
    window: MainWindow,
    manager: ManageAxesDialog,
    make_window: Callable[..., MainWindow],
    settled: Callable[[MainWindow], None],
    tiny_generator_path: Path,
) -> None:
    set_text(manager, 0, NAME, "Grin")
    manager.accept()
    again = make_window(tiny_generator_path)
    settled(again)
    assert "Grin" in again.panel.rows
