"""The dialogs that plan exports: what they propose, show and refuse."""

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tlgan_desktop.editing import AnimationExport, SheetExport
from tlgan_desktop.gui.export.animation_dialog import AnimationDialog, Way
from tlgan_desktop.gui.export.batch_dialog import BatchDialog
from tlgan_desktop.gui.export.picture_choice import PICTURE, PictureChoice
from tlgan_desktop.gui.export.picture_dialog import PictureDialog
from tlgan_desktop.gui.export.sheet_dialog import SheetDialog, SheetKind
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.storage import write_container

LOW_SCREEN = QSize(560, 360)
"""What 1280 x 800 pixels at 200 % leave for a dialog."""
RED, NEAR = QColor(200, 30, 40), 12


def sheet_dialog(
    window: MainWindow, qtbot: QtBot, kind: SheetKind, feature: str | None = None
) -> SheetDialog:
    dialog = SheetDialog(
        window.editor.sliders(), window.editor.history, window.bench.thumbnails, 16, feature, window
    )
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))
    return dialog


def animation_dialog(window: MainWindow, qtbot: QtBot, feature: str | None = None) -> AnimationDialog:
    dialog = AnimationDialog(
        window.editor.sliders(), window.editor.history, window.bench.thumbnails, 16, feature, window
    )
    qtbot.addWidget(dialog)
    return dialog


def test_a_form_begins_at_its_first_field(qtbot: QtBot, window: MainWindow) -> None:
    dialog = sheet_dialog(window, qtbot, SheetKind.STRIP)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.kind.hasFocus)
    assert dialog.across.low.text() == "\N{MINUS SIGN}3.00"


def test_every_row_is_seen_where_the_screen_has_the_room(qtbot: QtBot, window: MainWindow) -> None:
    dialog = sheet_dialog(window, qtbot, SheetKind.STRIP)
    dialog.show()
    for kind in SheetKind:
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))
        qtbot.waitUntil(lambda: dialog.findChild(QScrollArea).verticalScrollBar().maximum() == 0)


def test_on_a_low_screen_the_rows_are_scrolled_and_the_buttons_stay(qtbot: QtBot, window: MainWindow) -> None:
    dialog = animation_dialog(window, qtbot)
    dialog.kind.setCurrentIndex(dialog.kind.findData(Way.THROUGH.value))
    dialog.show()
    dialog.resize(LOW_SCREEN)
    assert dialog.size() == LOW_SCREEN
    assert dialog.rect().contains(dialog.buttons.geometry())
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() > 0


def test_a_grid_crosses_two_features(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = sheet_dialog(window, qtbot, SheetKind.GRID_OF_TWO)
    dialog.down.feature.setCurrentText("Glasses")
    export = dialog.plan(tmp_path / "grid.png", window.editor.steering, window.editor.scene)
    assert isinstance(export, SheetExport)
    assert (len(export.plan.rows), len(export.plan.rows[0])) == (5, 7)
    assert dialog.summary.text() == "35 pictures in 5 rows, about 112 × 80 pixels."


def test_exports_begin_with_the_feature_in_hand(qtbot: QtBot, window: MainWindow) -> None:
    animation = animation_dialog(window, qtbot, "Glasses")
    sheet = sheet_dialog(window, qtbot, SheetKind.STRIP, "Glasses")
    assert animation.along.name == sheet.across.name == "Glasses"
    assert sheet.down.name == next(iter(window.editor.sliders()))


def test_features_by_pictures_takes_the_pinned_ones(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for seed in (5, 6, 7):
        window.editor.random(seed)
    window.editor.pin(1, pinned=True)
    window.editor.pin(3, pinned=True)
    dialog = sheet_dialog(window, qtbot, SheetKind.BY_PICTURES)
    dialog.position.setValue(0.5)
    export = dialog.plan(tmp_path / "faces.png", window.editor.steering, window.editor.scene)
    assert [scene.seed for scene in export.plan.rows[0]] == [5, 7]
    assert len(export.plan.rows) == 11


def test_an_animation_goes_through_the_pinned_pictures(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.editor.random(5)
    for index in (0, 1):
        window.editor.pin(index, pinned=True)
    dialog = animation_dialog(window, qtbot)
    dialog.kind.setCurrentIndex(dialog.kind.findData(Way.THROUGH.value))
    dialog.frames.setValue(4)
    prior = window.editor.info.prior
    export = dialog.plan(tmp_path / "way.gif", None, window.editor.scene, "z", prior)
    assert isinstance(export, AnimationExport)
    assert len(export.scenes) == 8
    np.testing.assert_allclose(
        export.scenes[4].document.latent, window.editor.scene.document.latent, atol=1e-12
    )


@pytest.mark.parametrize(("loop", "count"), [(True, 12), (False, 9)])
def test_the_line_below_tells_how_many_pictures_an_animation_has(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, loop: bool, count: int
) -> None:
    for seed in (5, 6):
        window.editor.random(seed)
    for index in range(3):
        window.editor.pin(index, pinned=True)
    dialog = animation_dialog(window, qtbot)
    assert (dialog.frames.text(), dialog.summary.text()) == ("48", "48 pictures in all, 2.0 seconds.")
    dialog.kind.setCurrentIndex(dialog.kind.findData(Way.THROUGH.value))
    dialog.frames.setValue(4)
    dialog.loop.setChecked(loop)
    assert dialog.frames.text() == "4 from each picture to the next"
    assert dialog.summary.text() == f"{count} pictures in all, {count / 24:.1f} seconds."
    editor = window.editor
    export = dialog.plan(tmp_path / "way.gif", editor.steering, editor.scene, "z", editor.info.prior)
    assert len(export.scenes) == count


def test_a_way_through_pictures_asks_for_two(qtbot: QtBot, window: MainWindow) -> None:
    dialog = animation_dialog(window, qtbot)
    dialog.kind.setCurrentIndex(dialog.kind.findData(Way.THROUGH.value))
    assert len(window.editor.history.items) == 1
    assert dialog.summary.text() == "Tick two pictures or more."
    assert not dialog.export.isEnabled()


@pytest.mark.parametrize(
    ("current", "pinned", "through", "by_pictures"),
    [
        (3, [], [3, 2], [3]),
        (1, [], [1, 0], [1]),
        (0, [], [0, 3], [0]),
        (1, [3], [3, 1], [3]),
        (1, [1], [1, 0], [1]),
        (1, [0, 2, 3], [0, 2, 3], [0, 2, 3]),
    ],
)
def test_exports_begin_with_the_picture_on_screen_unless_enough_are_pinned(
    qtbot: QtBot,
    window: MainWindow,
    current: int,
    pinned: list[int],
    through: list[int],
    by_pictures: list[int],
) -> None:
    editor = window.editor
    for seed in (5, 6, 7):
        editor.random(seed)
    for index in pinned:
        editor.pin(index, pinned=True)
    editor.go_to(current)
    ticked = (
        animation_dialog(window, qtbot).choice.chosen,
        sheet_dialog(window, qtbot, SheetKind.BY_PICTURES).choice.chosen,
    )
    items = editor.history.items
    assert ticked == ([items[index] for index in through], [items[index] for index in by_pictures])


def test_every_picture_can_be_chosen_once(qtbot: QtBot, window: MainWindow) -> None:
    for seed in (5, 6, 7):
        window.editor.random(seed)
    choice = animation_dialog(window, qtbot).choice
    for row in range(choice.count()):
        choice.item(row).setCheckState(Qt.CheckState.Checked)
    items = window.editor.history.items
    assert choice.chosen == [items[index] for index in (3, 2, 1, 0)]


def test_the_list_shows_the_pictures_as_their_thumbnails_come(qtbot: QtBot, window: MainWindow) -> None:
    window.editor.random(5)
    history, thumbnails = window.editor.history, Thumbnails(window.inference)
    choice = PictureChoice(history, thumbnails, least=2)
    qtbot.addWidget(choice)
    choice.show()
    assert count_of(RED, choice) == 0
    image = QImage(128, 128, QImage.Format.Format_RGB32)
    image.fill(RED)
    thumbnails.take(history.items[0].scene, image)
    assert count_of(RED, choice) > 0.9 * PICTURE**2
    choice.setCurrentRow(1)
    assert count_of(RED, choice) > 0.9 * PICTURE**2


def count_of(colour: QColor, widget: QWidget) -> int:
    """How many pixels of a widget, in device-independent ones, have nearly this colour."""
    image = widget.grab().toImage()
    wanted = np.array(colour.getRgb()[:3])
    near = np.abs(to_pixels(image).astype(int) - wanted).max(axis=-1) < NEAR
    return int(near.sum() / image.devicePixelRatio() ** 2)


def test_without_pyav_the_dialog_says_how_to_get_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    dialog = animation_dialog(window, qtbot)
    assert dialog.ending == ".webp"
    assert dialog.export.isEnabled()
    dialog.format.setCurrentText("MP4 video")
    assert "pip install 'tlgan-desktop[video]'" in dialog.summary.text()
    assert not dialog.export.isEnabled()


def test_the_size_as_generated_is_offered_whatever_it_is(qtbot: QtBot) -> None:
    for resolution, sizes in ((16, 4), (1024, 4), (8192, 2)):
        dialog = PictureDialog(resolution)
        qtbot.addWidget(dialog)
        assert dialog.size_choice.count() == sizes
        assert dialog.side is None


def test_another_extractor_can_be_chosen_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    other, axes = tmp_path / "mine.safetensors", tmp_path / "axes.safetensors"
    write_container(other, "extractor", {}, {})
    write_container(axes, "axes", {}, {})
    answers = [None, axes, other]
    dialog = BatchDialog((), 16, None, lambda: answers.pop(0))
    qtbot.addWidget(dialog)
    told = []
    for _ in range(3):
        dialog.scorer.activated.emit(dialog.scorer.count() - 1)
        told.append((dialog.extractor, "is not an extractor" in dialog.summary.text()))
    assert told == [(None, False), (None, True), (other, False)]
