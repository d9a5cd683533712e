"""Everything by keyboard and by ear: the window, and every dialog that its menus open."""

from collections.abc import Callable, Iterator

import pytest
from letters import letters_twice
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.save_dialog import SaveDialog

INPUTS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)


@pytest.fixture(autouse=True)
def nobody_chooses_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Native dialogs are the system's; those of ours that wait for an answer are shown without waiting."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(SaveDialog, "ask", lambda *_: None)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QInputDialog, "getInt", lambda *_: (0, False))
    monkeypatch.setattr(QDialog, "exec", lambda dialog: dialog.show() or 0)


def inputs(root: QWidget) -> list[QWidget]:
    """What a person can act on, without the parts that Qt makes such widgets of."""
    return [each for each in root.findChildren(QWidget) if isinstance(each, INPUTS) and is_own(each)]


def is_own(widget: QWidget) -> bool:
    inner = isinstance(widget.parent(), QAbstractSpinBox | QLineEdit | QComboBox | QAbstractItemView)
    inner = inner or isinstance(widget.window().parent(), QComboBox)  # its list, which pops up
    by_key = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return (
        bool(by_key)
        and not inner
        and not isinstance(widget, QScrollBar)
        and not widget.objectName().startswith("qt_")
    )


def said(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def tip_of(widget: QWidget) -> str:
    """The tip of a widget, or of what it stands in, as Qt shows it."""
    while not widget.toolTip() and not widget.isWindow():
        widget = widget.parentWidget()
    return widget.toolTip()


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} '{said(widget)}' in {type(widget.window()).__name__}"


def faults(root: QWidget) -> list[str]:
    nameless = [f"no name: {described(each)}" for each in inputs(root) if not said(each)]
    silent = [each for each in inputs(root) if not (tip_of(each) or says_itself(each))]
    return nameless + [f"no tooltip: {described(each)}" for each in silent]


def says_itself(widget: QWidget) -> bool:
    """Whether a button tells in words what it does."""
    return isinstance(widget, QAbstractButton) and bool(widget.text())


def test_every_input_of_the_window_has_a_name_and_a_tooltip(window: MainWindow) -> None:
    assert len(inputs(window)) > 40
    assert faults(window) == []


def test_every_action_has_a_tooltip_and_a_place_in_the_menus(window: MainWindow) -> None:
    placed = set(window.commands.all())
    actions = [action for action in window.commands.findChildren(QAction) if action.text()]
    assert [action.text() for action in actions if action not in placed] == []
    plain = [action.text().replace("&", "").rstrip("…") for action in actions]
    tips = [action.toolTip().replace("&", "").rstrip("…") for action in actions]
    assert [text for text, tip in zip(plain, tips, strict=True) if not tip or tip == text] == []


def test_every_action_of_a_menu_is_reached_by_a_letter_of_its_own(window: MainWindow) -> None:
    assert letters_twice(window) == []


def dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Iterator[Callable[[QAction], list[QDialog]]]:
    """Opens what an action opens, and closes it at the end."""

    def open_them(action: QAction) -> list[QDialog]:
        action.trigger()
        return dialogs()

    yield open_them
    for dialog in dialogs():
        dialog.close()


def test_every_input_of_every_dialog_of_the_menus_has_a_name_and_a_tooltip(
    window: MainWindow, opened: Callable[[QAction], list[QDialog]]
) -> None:
    found, kinds = [], set()
    for action in window.commands.all():
        if not action.isEnabled() or not is_question(action, window):
            continue
        for dialog in opened(action):
            kinds.add(type(dialog).__name__)
            found += faults(dialog)
            found += [f"Tab does not reach: {described(each)}" for each in not_reached(dialog)]
            dialog.close()
    assert {"SettingsDialog", "KeyboardSheet", "AboutDialog", "PictureDialog", "ManageAxesDialog"} <= kinds
    assert sorted(set(found)) == []


def is_question(action: QAction, window: MainWindow) -> bool:
    return action.text().endswith("…") or action in (window.commands.keyboard, window.commands.about)


def not_reached(dialog: QDialog) -> list[QWidget]:
    """The inputs that the Tab key does not come by."""
    wanted = [each for each in inputs(dialog) if each.isVisible() and each.isEnabled()]
    reached: set[QWidget] = set()
    widget = dialog.nextInFocusChain()
    while widget is not dialog:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            reached.add(widget)
        widget = widget.nextInFocusChain()
    return [each for each in wanted if each not in reached]
