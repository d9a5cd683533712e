"""From a dropped folder of pictures to a slider that moves its feature."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
    QWizard,
)
from pytestqt.qtbot import QtBot

from tlgan_desktop import paths
from tlgan_desktop.axes import Verdict, read_axes
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.wizard.wizard import EXTRACTOR, PICTURES, RESULT, RUN

Button = QWizard.WizardButton
Wait = Callable[[MainWindow], None]


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    event = QDropEvent(
        QPointF(100, 100),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def brightness_at(window: MainWindow, settled: Wait, name: str, position: float) -> float:
    window.editor.begin_gesture()
    window.editor.move(name, position)
    settled(window)
    return float(to_pixels(window.pane.image()).mean())


def test_a_dropped_folder_becomes_a_slider_that_moves_its_feature(
    person, settled: Wait, bright_pictures: Path, small_extractor: Path
) -> None:
    window = person.window
    drop(window, bright_pictures)
    assert person.wizard.currentId() == PICTURES
    person.press(Button.NextButton)
    assert person.wizard.currentId() == EXTRACTOR
    person.choose_extractor(small_extractor)
    person.wait(
        lambda: all("About" in label.text() for label in person.wizard.extractor_page.presets.times.values())
    )
    person.press(Button.CommitButton)
    assert person.wizard.currentId() == RUN
    person.wait(lambda: person.wizard.currentId() == RESULT)
    card = person.wizard.result_page.axis_cards()[0]
    assert card.found.verdict is not Verdict.NOT_FOUND
    card.name.setText("Brightness")
    card.group.setText("Light")
    person.click(card.flip)
    person.click(card.flip)
    person.press(Button.FinishButton)
    person.wait(lambda: window.desk.wizard is None)
    assert list(window.panel.rows) == ["Brightness"]
    settled(window)
    low, high = (brightness_at(window, settled, "Brightness", position) for position in (-2.0, 2.0))
    assert high > low + 5
    saved = read_axes(paths.own_axes(window.editor.info.fingerprint))
    assert saved.axes[0].group == "Light"
    np.testing.assert_array_equal(saved.directions, window.editor.axis_set.directions)


def test_new_axes_join_those_that_the_window_has(
    person, tiny_axes_path: Path, bright_pictures: Path, small_extractor: Path
) -> None:
    window = person.window
    window.open_files([tiny_axes_path])
    before = window.editor.axis_set
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    person.press(Button.FinishButton)
    person.wait(lambda: window.desk.wizard is None)
    after = window.editor.axis_set
    assert after.names == (*before.names, "bright")
    np.testing.assert_array_equal(after.directions[: len(before.names)], before.directions)


def test_a_taken_name_is_avoided(person, tiny_axes_path: Path, bright_pictures: Path, tmp_path: Path) -> None:
    person.window.open_files([tiny_axes_path])
    folder = tmp_path / "smiles"
    folder.mkdir()
    (folder / "Smile").symlink_to(bright_pictures / "bright")
    (folder / "no Smile").symlink_to(bright_pictures / "not bright")
    drop(person.window, folder)
    page = person.wizard.pictures_page
    person.wait(page.isComplete)
    card = page.cards.cards[0]
    assert card.name.text() == "Smile 2"
    card.name.setText("Smile")
    card.name.editingFinished.emit()
    assert not page.isComplete()
    assert "already" in page.notice.text


def test_the_class_folders_themselves_may_be_dropped(person, bright_pictures: Path) -> None:
    drop(person.window, bright_pictures / "bright", bright_pictures / "not bright")
    person.wait(person.wizard.pictures_page.isComplete)
    assert [card.feature for card in person.wizard.pictures_page.cards.cards] == ["bright"]


def test_work_in_the_background_ends_with_a_notice(
    qtbot: QtBot, person, bright_pictures: Path, small_extractor: Path
) -> None:
    window = person.window
    person.come_to_the_run(bright_pictures, small_extractor)
    person.press(Button.CustomButton1)
    assert not person.wizard.isVisible()
    assert window.desk.chip.isVisible()
    window.editor.random(3)
    person.wait(lambda: "ready" in window.notice.text)
    assert "show" in window.desk.chip.text
    person.click(window.desk.chip.button)
    assert person.wizard.isVisible()
    assert person.wizard.currentId() == RESULT


def test_pause_holds_the_work(qtbot: QtBot, person, bright_pictures: Path, small_extractor: Path) -> None:
    person.come_to_the_run(bright_pictures, small_extractor)
    page = person.wizard.run_page
    person.click(page.pause)
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not page.running, timeout=1000)
    assert page.running
    person.click(page.pause)
    person.wait(lambda: person.wizard.currentId() == RESULT)


def test_every_control_of_every_page_has_a_name_and_the_keyboard_reaches_it(
    person, bright_pictures: Path, small_extractor: Path
) -> None:
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    kinds = (QAbstractButton, QComboBox, QLineEdit, QProgressBar)
    controls = [each for kind in kinds for each in person.wizard.findChildren(kind) if is_ours(each)]
    assert len(controls) > 25
    assert not [each for each in controls if not (each.accessibleName() or text_of(each))]
    # Of radio buttons Tab reaches the checked one, arrows the others.
    unreached = (QProgressBar, QRadioButton)
    reachable = [each for each in controls if not isinstance(each, unreached)]
    assert not [each for each in reachable if not each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def is_ours(widget: QWidget) -> bool:
    return "qt_" not in widget.objectName() and not isinstance(widget.parent(), QComboBox)


def text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
