"""The history strip: everything that was made stays, with its picture."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tlgan_desktop.generators import open_generator, to_uint8
from tlgan_desktop.gui.history.history_model import ROW
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def edited(window: MainWindow, settled: Wait) -> MainWindow:
    """Seed 1, seed 5, Smile at 1, undone, Hat at 1."""
    editor = window.editor
    editor.random(5)
    for name in ("Smile", "Hat"):
        editor.begin_gesture()
        editor.move(name, 1.0)
        if name == "Smile":
            editor.undo()
    settled(window)
    return window


def titles(window: MainWindow) -> list[str]:
    model = window.bench.strip.model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_the_strip_shows_every_picture_and_where_we_are(edited: MainWindow) -> None:
    assert titles(edited)[:2] == ["Seed 1", "Seed 5"]
    rows = [edited.bench.strip.model.row(row) for row in range(4)]
    assert [row.current for row in rows] == [False, False, False, True]
    assert [row.on_way for row in rows] == [True, True, False, True]
    assert [row.branched for row in rows] == [False, False, False, True]
    assert rows[3].spoken.endswith(", current, branch")


def test_a_click_returns_to_the_picture(qtbot: QtBot, edited: MainWindow, settled: Wait) -> None:
    view = edited.bench.strip.view
    place = view.visualRect(edited.bench.strip.model.index(2)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    settled(edited)
    assert edited.editor.history.current == 2
    generator = open_generator(edited.opener.generator_path)
    expected = to_uint8(generator.forward(edited.editor.scene.document.latent[None]))[0]
    np.testing.assert_array_equal(to_pixels(edited.pane.image()), expected)


def test_the_keyboard_goes_along_the_strip(qtbot: QtBot, edited: MainWindow, settled: Wait) -> None:
    view = edited.bench.strip.view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert edited.editor.history.current == 3
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settled(edited)
    assert edited.editor.history.current == 1


def test_every_picture_gets_its_thumbnail_also_those_never_on_screen(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    for seed in range(10, 30):
        window.editor.random(seed)  # faster than pictures are drawn
    scenes = [item.scene for item in window.editor.history.items]
    qtbot.waitUntil(lambda: all(scene in window.bench.thumbnails for scene in scenes), timeout=20_000)
    shades = {window.bench.thumbnails.encoded(scene) for scene in scenes}
    assert len(shades) == len(scenes)


def test_a_drag_leaves_one_item_and_one_thumbnail(qtbot: QtBot, window: MainWindow, settled: Wait) -> None:
    window.editor.begin_gesture()
    passed = []
    for target in np.linspace(0, 2, 30):
        window.editor.move("Smile", float(target))
        passed.append(window.editor.scene)
    settled(window)
    qtbot.waitUntil(lambda: passed[-1] in window.bench.thumbnails, timeout=20_000)
    assert len(titles(window)) == 2
    assert [scene in window.bench.thumbnails for scene in passed[1:]] == [False] * 28 + [True]


def test_pins_and_names_are_kept_and_found(qtbot: QtBot, edited: MainWindow) -> None:
    strip = edited.bench.strip
    {action.text(): action for action in strip.menu(1).actions()}["&Pin"].trigger()
    strip.view.setCurrentIndex(strip.model.index(1))
    strip.view.setFocus()
    strip.view.edit(strip.model.index(1))
    field = strip.view.findChild(QLineEdit)
    field.setText("Mona")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(edited)[1] == "Mona", timeout=5_000)
    item = edited.editor.history.items[1]
    assert (item.name, item.pinned, titles(edited)[1]) == ("Mona", True, "Mona")
    strip.pinned_only.click()
    assert [strip.view.isRowHidden(row) for row in range(4)] == [True, False, True, False]
    strip.pinned_only.click()
    assert not any(strip.view.isRowHidden(row) for row in range(4))


def test_a_name_is_taken_once_though_the_keyboard_leaves_right_after_enter(
    qtbot: QtBot, edited: MainWindow
) -> None:
    view, model = edited.bench.strip.view, edited.bench.strip.model
    view.edit(model.index(1))
    field = view.findChild(QLineEdit)
    field.setText("Mona")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)  # Qt puts this off, and then warns of a field that has closed
    view.setFocus()
    qtbot.waitUntil(lambda: titles(edited)[1] == "Mona", timeout=5_000)
    QApplication.processEvents()


def test_a_name_taken_away_gives_the_label_back(edited: MainWindow) -> None:
    model = edited.bench.strip.model
    model.setData(model.index(1), "Mona")
    model.setData(model.index(1), "Seed 5")
    assert edited.editor.history.items[1].name == ""


def test_letters_are_left_to_the_window(edited: MainWindow) -> None:
    view = edited.bench.strip.view
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_C, Qt.KeyboardModifier.NoModifier, "c")
    view.keyPressEvent(press)
    assert not press.isAccepted()


def test_every_entry_of_the_menu_has_a_letter_of_its_own(edited: MainWindow) -> None:
    texts = [action.text() for action in edited.bench.strip.menu(0).actions() if action.text()]
    letters = [text.partition("&")[2][0].lower() for text in texts]
    assert len(set(letters)) == len(letters)


def test_the_model_keeps_the_rules_of_qt(edited: MainWindow, settled: Wait) -> None:
    model = edited.bench.strip.model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    edited.editor.random(9)
    edited.editor.begin_gesture()
    edited.editor.move("Smile", 1.0)
    edited.editor.move("Smile", edited.editor.sliders()["Smile"].position)
    edited.editor.go_to(0)
    edited.commands.new.trigger()
    assert model.rowCount() == 1
    assert model.data(QModelIndex(), ROW) is None
    tester.deleteLater()
    settled(edited)


def test_undo_and_redo_name_the_step(edited: MainWindow) -> None:
    assert edited.commands.undo.text().startswith("&Undo Hat ")
    edited.commands.undo.trigger()
    assert edited.commands.redo.text().startswith("&Redo Hat ")
    assert edited.commands.undo.text() == "&Undo Seed 5"


def test_the_strip_can_be_hidden(make_window: Callable[..., MainWindow], tiny_generator_path: Path) -> None:
    first = make_window(tiny_generator_path)
    first.commands.history.trigger()
    assert not first.bench.strip.isVisible()
    first.close()
    assert not make_window(tiny_generator_path).bench.strip.isVisible()


def test_the_wheel_scrolls_sideways(window: MainWindow, settled: Wait) -> None:
    for seed in range(30):
        window.editor.random(seed)
    settled(window)
    view = window.bench.strip.view
    view.horizontalScrollBar().setValue(0)
    middle = QPoint(20, 20)
    turned = QPoint(0, -120)
    event = QWheelEvent(
        middle,
        view.mapToGlobal(middle),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    assert view.horizontalScrollBar().value() == 120


def test_thumbnails_are_made_anew_for_a_screen_of_another_scale(window: MainWindow, qtbot: QtBot) -> None:
    thumbnails, scene = window.bench.thumbnails, window.editor.scene
    qtbot.waitUntil(lambda: scene in thumbnails, timeout=20_000)
    before = thumbnails.pixmap(scene)
    thumbnails.set_ratio(2.0)
    after = thumbnails.pixmap(scene)
    assert after.size() == 2 * before.size()
    assert after.deviceIndependentSize() == before.deviceIndependentSize()
