"""With the keyboard alone: Tab comes to every input, each says what it is and shows that it has the focus."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QTableWidget,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.wizard.wizard import RESULT

Button = QWizard.WizardButton
INPUTS = (QAbstractButton, QComboBox, QLineEdit, QTableWidget)
MOST_TABS = 100


def inputs_of(dialog: QWidget) -> list[QWidget]:
    """The inputs that a person sees and can use; of several radio buttons Tab reaches the chosen one."""
    every = [each for kind in INPUTS for each in dialog.findChildren(kind)]
    return [
        each
        for each in every
        if each.isVisible() and each.isEnabled() and each.focusPolicy() and not is_part_of_another(each)
        if not isinstance(each, QRadioButton) or each.isChecked()
    ]


def is_part_of_another(widget: QWidget) -> bool:
    name = widget.objectName()
    return ("qt_" in name and "wizard" not in name) or isinstance(
        widget.parent(), QComboBox | QTableWidget | QLineEdit
    )


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def reached_by_tab(qtbot: QtBot, dialog: QWidget) -> list[QWidget]:
    """Every widget that has the focus once while Tab is pressed, in order, until the first comes again."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    reached: list[QWidget] = []
    for _ in range(MOST_TABS):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or focus in reached:
            break
        assert shows_its_focus(focus), name_of(focus)
        reached.append(focus)
    return reached


def shows_its_focus(widget: QWidget) -> bool:
    with_focus = widget.grab().toImage()
    widget.clearFocus()
    without = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return with_focus != without


def check_keyboard(qtbot: QtBot, dialog: QWidget, fewest: int) -> None:
    inputs = inputs_of(dialog)
    assert len(inputs) >= fewest
    assert not [each for each in inputs if not name_of(each)]
    assert not [each for each in dialog.findChildren(QProgressBar) if not each.accessibleName()]
    reached = reached_by_tab(qtbot, dialog)
    assert [name_of(each) for each in inputs if each not in reached] == []


def test_every_page_of_the_wizard(qtbot: QtBot, person, bright_pictures: Path, small_extractor: Path) -> None:
    person.window.commands.discover.trigger()
    check_keyboard(qtbot, person.wizard, 4)  # choose a folder, a table, an extractor, cancel
    person.wizard.choose_pictures((bright_pictures,), None)
    person.wait(person.wizard.pictures_page.isComplete)
    check_keyboard(qtbot, person.wizard, 6)  # folder, table, tick, name, next, cancel
    person.press(Button.NextButton)
    person.choose_extractor(small_extractor)
    check_keyboard(qtbot, person.wizard, 6)  # way, extractor, preset, details, start, cancel
    person.press(Button.CommitButton)
    page = person.wizard.run_page
    person.click(page.pause)
    check_keyboard(qtbot, person.wizard, 3)  # pause, background, cancel
    person.click(page.pause)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    assert person.wizard.focusWidget() is person.wizard.result_page.axis_cards()[0].keep
    assert not person.wizard.button(Button.CustomButton1).isEnabled()  # whose letter is that of Back
    check_keyboard(qtbot, person.wizard, 7)  # keep, name, group, flip, report, save, cancel


def test_managing_axes(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.manage.trigger()
    manager = window.desk.manager
    assert manager is not None
    check_keyboard(qtbot, manager, 8)  # the table, up, down, remove, add, export, save, cancel
    manager.reject()


@pytest.mark.parametrize("shown", [False, True])
def test_space_hides_and_shows_an_axis(qtbot: QtBot, window: MainWindow, shown: bool) -> None:
    window.commands.manage.trigger()
    manager = window.desk.manager
    assert manager is not None
    manager.table.setFocus()
    for _ in range(1 + shown):
        QTest.keyClick(manager.table, Qt.Key.Key_Home)
        QTest.keyClick(manager.table, Qt.Key.Key_Space)
    manager.accept()
    assert window.editor.axis_set.axes[0].hidden is not shown
