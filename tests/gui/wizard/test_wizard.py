"""From a dropped folder of pictures to a slider that moves its feature."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWizard
from pytestqt.qtbot import QtBot

from tlgan_desktop import paths
from tlgan_desktop.axes import Verdict, read_axes
from tlgan_desktop.axes.arranging import Arrangement, arranged
from tlgan_desktop.discovery.plan import Start
from tlgan_desktop.gui.wizard.wizard import EXTRACTOR, PICTURES, RESULT, RUN

Button = QWizard.WizardButton


def test_a_dropped_folder_becomes_a_slider_that_moves_its_feature(
    person, bright_pictures: Path, small_extractor: Path
) -> None:
    window = person.window
    person.drop(bright_pictures)
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
    low, high = (person.brightness_at("Brightness", position) for position in (-2.0, 2.0))
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
    row = window.panel.rows["bright"]
    assert window.panel.current == "bright"
    assert window.focusWidget() is row.slider
    person.wait(lambda: not row.slider.visibleRegion().isEmpty())
    np.testing.assert_array_equal(after.directions[: len(before.names)], before.directions)


def test_axes_are_saved_for_the_generator_that_they_were_found_in(
    person, other_generator_path: Path, bright_pictures: Path, small_extractor: Path
) -> None:
    window = person.window
    own = window.editor.info.fingerprint
    person.come_to_the_run(bright_pictures, small_extractor)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    window.open_files([other_generator_path])
    person.wait(lambda: window.editor.info.fingerprint != own)
    person.press(Button.FinishButton)
    person.wait(lambda: window.desk.wizard is None)
    assert read_axes(paths.own_axes(own)).generator_fingerprint == own
    assert not paths.own_axes(window.editor.info.fingerprint).exists()
    assert window.editor.axis_set is None
    assert "saved" in window.notice.text


def test_a_taken_name_is_avoided(person, tiny_axes_path: Path, bright_pictures: Path, tmp_path: Path) -> None:
    person.window.open_files([tiny_axes_path])
    editor = person.window.editor
    editor.use_axes(arranged(editor.axis_set, {"Hat": Arrangement("Smile 2", "")}))
    folder = tmp_path / "smiles"
    folder.mkdir()
    (folder / "Smile").symlink_to(bright_pictures / "bright")
    (folder / "no Smile").symlink_to(bright_pictures / "not bright")
    person.drop(folder)
    page = person.wizard.pictures_page
    person.wait(page.isComplete)
    card = page.cards.cards[0]
    assert card.name.text() == "Smile 3"
    card.name.setText("Smile")
    card.name.editingFinished.emit()
    assert not page.isComplete()
    assert "already" in page.notice.text
    assert "Smile 3" in page.notes.text()


def test_the_class_folders_themselves_may_be_dropped(person, bright_pictures: Path) -> None:
    person.drop(bright_pictures / "bright", bright_pictures / "not bright")
    person.wait(person.wizard.pictures_page.isComplete)
    assert [card.feature for card in person.wizard.pictures_page.cards.cards] == ["bright"]


def test_a_dropped_table_opens_the_wizard_on_its_features(
    person, bright_pictures: Path, tmp_path: Path
) -> None:
    names = sorted(str(path.relative_to(bright_pictures)) for path in bright_pictures.rglob("*.png"))
    rows = [f"{name},{'no' if name.startswith('not') else 'yes'},{place}" for place, name in enumerate(names)]
    table = tmp_path / "labels.csv"
    table.write_text("\n".join(["file,bright,place", *rows]))
    person.drop(bright_pictures, table)
    person.wait(person.wizard.pictures_page.isComplete)
    assert [card.feature for card in person.wizard.pictures_page.cards.cards] == ["bright", "place"]


def test_a_table_beside_its_pictures_is_enough(person, bright_pictures: Path, tmp_path: Path) -> None:
    rows = []
    for place, path in enumerate(sorted(bright_pictures.rglob("*.png"))):
        shutil.copy(path, tmp_path / f"{place}.png")
        rows.append(f"{place}.png,{'no' if path.parent.name.startswith('not') else 'yes'}")
    (tmp_path / "labels.csv").write_text("\n".join(["file,bright", *rows]))
    person.drop(tmp_path / "labels.csv")
    person.wait(person.wizard.pictures_page.isComplete)
    assert [card.feature for card in person.wizard.pictures_page.cards.cards] == ["bright"]


def test_an_onnx_extractor_finds_axes_as_it_is(person, onnx_extractor: Path) -> None:
    person.window.commands.discover.trigger()
    person.click(person.wizard.pictures_page.drop_zone.ready)
    person.choose_extractor(onnx_extractor, Start.READY)
    person.press(Button.CommitButton)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    (card,) = person.wizard.result_page.axis_cards()
    assert card.found.verdict is Verdict.WEAK
    assert any("no proof of its own axes" in sentence for sentence in card.found.sentences)
    person.press(Button.FinishButton)
    low, high = (person.brightness_at("Brightness", position) for position in (-2.0, 2.0))
    assert high > low + 5


def test_an_onnx_extractor_cannot_be_built_on(person, bright_pictures: Path, onnx_extractor: Path) -> None:
    person.drop(bright_pictures)
    person.press(Button.NextButton)
    person.choose_extractor(onnx_extractor)
    page = person.wizard.extractor_page
    assert "not built on" in page.notice.text
    assert not person.wizard.button(Button.CommitButton).isEnabled()
    person.click(page.starts[Start.READY])
    person.wait(page.isComplete)
    assert not page.notice.text


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
    assert not window.notice.text


def test_pause_holds_the_work(qtbot: QtBot, person, bright_pictures: Path, small_extractor: Path) -> None:
    person.come_to_the_run(bright_pictures, small_extractor)
    page = person.wizard.run_page
    person.click(page.pause)
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not page.running, timeout=1000)
    assert page.running
    assert page.left.text() == "Paused."
    person.press(Button.CustomButton1)
    assert "paused" in person.window.desk.chip.text
    person.click(person.window.desk.chip.button)
    person.click(page.pause)
    person.wait(lambda: person.wizard.currentId() == RESULT)
