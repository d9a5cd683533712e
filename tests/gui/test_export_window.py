"""Exports in the window: dialogs that plan, a thread that makes, clipboard and drag."""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tlgan_desktop.editing import AnimationExport, Recipe, SheetExport, read_recipe
from tlgan_desktop.gui.export.animation_dialog import AnimationDialog, Way
from tlgan_desktop.gui.export.batch_dialog import BatchDialog
from tlgan_desktop.gui.export.batch_plan import batch_plan
from tlgan_desktop.gui.export.picture_dialog import PictureDialog
from tlgan_desktop.gui.export.sheet_dialog import SheetDialog, SheetKind
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.prompts import Prompts
from tlgan_desktop.storage import write_container

Wait = Callable[[MainWindow], None]


class Ends:
    """Collects how exports end."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.ends: list[object] = []
        self._qtbot = qtbot
        window.bench.exports.exporter.saved.connect(self.ends.append)
        window.bench.exports.exporter.stopped.connect(self.ends.append)

    def wait(self, count: int = 1) -> object:
        self._qtbot.waitUntil(lambda: len(self.ends) >= count, timeout=30_000)
        return self.ends[-1]


@pytest.fixture
def ends(window: MainWindow, qtbot: QtBot) -> Ends:
    return Ends(window, qtbot)


def accept(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer every dialog with Export, and every question for a place with ``path``."""
    answers = [1, 0]
    monkeypatch.setattr(QDialog, "exec", lambda _: answers.pop(0) if answers else 0)
    monkeypatch.setattr(Prompts, "place", lambda *_: path)
    monkeypatch.setattr(Prompts, "folder", lambda *_: path)


def test_the_picture_on_screen_is_exported_exactly_and_restores_itself(
    window: MainWindow, ends: Ends, settled: Wait, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window.editor.begin_gesture()
    window.editor.move("Smile", 1.0)
    settled(window)
    made = window.editor.scene
    accept(monkeypatch, tmp_path / "face.png")
    window.commands.export.trigger()
    assert ends.wait() == tmp_path / "face.png"
    with Image.open(tmp_path / "face.png") as image:
        np.testing.assert_array_equal(np.asarray(image), to_pixels(window.pane.image()))
    recipe = read_recipe(tmp_path / "face.png")
    assert recipe.document == made.document
    assert [edit.targets for edit in recipe.edits] == [{"Smile": 1.0}]
    assert window.bench.export_bar.text.text() == "Saved face.png"


@pytest.mark.parametrize("command", ["export_sheet", "export_animation", "export_batch"])
def test_every_export_of_the_menu_makes_its_file(
    window: MainWindow, ends: Ends, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    path = (
        tmp_path
        / {"export_sheet": "sheet.png", "export_animation": "way.gif", "export_batch": "many"}[command]
    )
    accept(monkeypatch, path)
    getattr(window.commands, command).trigger()
    assert ends.wait() == path
    assert path.exists()


def test_what_cannot_be_reached_leads_back_to_the_dialog(
    window: MainWindow, ends: Ends, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(SheetDialog, "refuse", lambda _, reason: told.append(reason))
    monkeypatch.setattr("tlgan_desktop.gui.export.axis_range.proposed_range", lambda _: (0.0, 60.0))
    accept(monkeypatch, tmp_path / "sheet.png")
    window.commands.export_sheet.trigger()
    assert "cannot be brought to" in told[0]
    assert not ends.ends


def test_a_folder_that_is_not_there_is_told(
    window: MainWindow, ends: Ends, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    accept(monkeypatch, tmp_path / "no such folder" / "face.png")
    window.commands.export.trigger()
    ends.wait()
    assert "no such folder" in window.notice.text


def sheet_dialog(window: MainWindow, qtbot: QtBot, kind: SheetKind) -> SheetDialog:
    dialog = SheetDialog(window.editor.sliders(), window.editor.history.items, 16, None, window)
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(kind.value))
    return dialog


def test_a_form_begins_at_its_first_field(qtbot: QtBot, window: MainWindow) -> None:
    dialog = sheet_dialog(window, qtbot, SheetKind.STRIP)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.kind.hasFocus)
    assert dialog.across.low.text() == "\N{MINUS SIGN}3.00"


def test_a_grid_crosses_two_features(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialog = sheet_dialog(window, qtbot, SheetKind.GRID_OF_TWO)
    dialog.down.feature.setCurrentText("Glasses")
    export = dialog.plan(tmp_path / "grid.png", window.editor.steering, window.editor.scene)
    assert isinstance(export, SheetExport)
    assert (len(export.plan.rows), len(export.plan.rows[0])) == (5, 7)
    assert dialog.summary.text() == "35 pictures in 5 rows, about 112 × 80 pixels."


def test_exports_begin_with_the_feature_in_hand(qtbot: QtBot, window: MainWindow) -> None:
    sliders, items = window.editor.sliders(), window.editor.history.items
    animation = AnimationDialog(sliders, items, 16, "Glasses", window)
    sheet = SheetDialog(sliders, items, 16, "Glasses", window)
    assert animation.along.name == sheet.across.name == "Glasses"
    assert sheet.down.name == next(iter(sliders))


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
    dialog = AnimationDialog(window.editor.sliders(), window.editor.history.items, 16, None, window)
    qtbot.addWidget(dialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData(Way.THROUGH.value))
    dialog.frames.setValue(4)
    prior = window.editor.info.prior
    export = dialog.plan(tmp_path / "way.gif", None, window.editor.scene, "z", prior)
    assert isinstance(export, AnimationExport)
    assert len(export.scenes) == 8
    np.testing.assert_allclose(
        export.scenes[4].document.latent, window.editor.scene.document.latent, atol=1e-12
    )


def test_without_pyav_the_dialog_says_how_to_get_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    dialog = AnimationDialog(window.editor.sliders(), window.editor.history.items, 16, None, window)
    qtbot.addWidget(dialog)
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


def test_a_batch_scores_its_pictures_and_says_so_in_a_table(
    window: MainWindow, ends: Ends, tmp_path: Path, settled: Wait
) -> None:
    editor = window.editor
    editor.begin_gesture()
    editor.move("Smile", 1.0)
    settled(window)
    recipe = editor.recipe(editor.scene)
    plan = batch_plan(
        tmp_path / "many",
        range(3, 7),
        editor.scene,
        recipe,
        editor.steering,
        editor.info,
        window.inference,
        None,
    )
    window.bench.exports.start(plan)
    assert ends.wait() == tmp_path / "many"
    with (tmp_path / "many" / "features.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["seed"] for row in rows] == ["3", "4", "5", "6"]
    assert [float(row["Smile (position)"]) for row in rows] == pytest.approx([1.0] * 4)


@pytest.mark.parametrize(("button", "made"), [("Replace", True), ("Cancel", False)])
def test_a_batch_replaces_files_only_when_told_to(
    window: MainWindow,
    ends: Ends,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    button: str,
    made: bool,
) -> None:
    (tmp_path / "features.csv").write_text("mine")
    accept(monkeypatch, tmp_path)
    said: list[str] = []

    def answer(box: QMessageBox) -> None:
        said.append(box.text())
        next(each for each in box.buttons() if each.text() == button).click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    window.commands.export_batch.trigger()
    assert said == [f"{tmp_path.name} already holds 1 of the files that will be made."]
    if made:
        assert ends.wait() == tmp_path
    assert ((tmp_path / "features.csv").read_text() == "mine") is not made


def test_editing_goes_on_during_a_long_export_which_can_be_cancelled(
    window: MainWindow, ends: Ends, settled: Wait, tmp_path: Path, qtbot: QtBot
) -> None:
    scene = window.editor.scene
    export = AnimationExport(tmp_path / "long.gif", (scene,) * 100_000)
    window.bench.exports.start(lambda: export)
    qtbot.waitUntil(lambda: window.bench.export_bar.progress.value() > 0, timeout=30_000)
    window.editor.random(77)
    settled(window)
    assert window.bench.export_bar.isVisible()
    window.bench.export_bar.cancel.click()
    assert ends.wait() == ""
    assert not list(tmp_path.glob("long*"))
    assert window.notice.text == ""


def test_cancel_stops_the_export_at_work_and_the_next_one_is_made(
    window: MainWindow, ends: Ends, tmp_path: Path, qtbot: QtBot
) -> None:
    scene = window.editor.scene
    long, short = (scene,) * 100_000, (scene,) * 2
    for name, scenes in (("long.gif", long), ("short.gif", short)):
        export = AnimationExport(tmp_path / name, scenes)
        window.bench.exports.start(lambda export=export: export)
    qtbot.waitUntil(lambda: window.bench.export_bar.progress.value() > 0, timeout=30_000)
    window.bench.export_bar.cancel.click()
    ends.wait(2)
    assert ends.ends == ["", tmp_path / "short.gif"]


def test_closing_ends_the_exports_that_wait_too(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    for name in ("one.gif", "other.gif"):
        export = AnimationExport(tmp_path / name, (window.editor.scene,) * 100_000)
        window.bench.exports.start(lambda export=export: export)
    qtbot.waitUntil(lambda: window.bench.export_bar.progress.value() > 0, timeout=30_000)
    assert window.close()
    assert window.stopped_in_time
    assert not list(tmp_path.glob("*.gif"))


def test_closing_during_an_export_ends_it_and_leaves_no_file(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    export = AnimationExport(tmp_path / "long.gif", (window.editor.scene,) * 100_000)
    window.bench.exports.start(lambda: export)
    qtbot.waitUntil(lambda: window.bench.export_bar.progress.value() > 0, timeout=30_000)
    assert window.close()
    assert window.stopped_in_time
    assert not list(tmp_path.glob("*long*"))


def test_another_generator_meanwhile_stops_the_export_with_a_reason(
    window: MainWindow, ends: Ends, tmp_path: Path, other_generator_path: Path, qtbot: QtBot
) -> None:
    export = AnimationExport(tmp_path / "long.gif", (window.editor.scene,) * 100_000)
    window.bench.exports.start(lambda: export)
    qtbot.waitUntil(lambda: window.bench.export_bar.progress.value() > 0, timeout=30_000)
    window.open_files([other_generator_path])
    assert "Another generator was opened" in str(ends.wait())


def test_without_a_clipboard_there_is_no_recipe_to_paste(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QClipboard, "mimeData", lambda *_: None)  # as where another program withholds it
    before = window.editor.history
    window.commands.paste.trigger()
    assert window.notice.text
    assert window.editor.history is before


def test_a_recipe_is_copied_and_pasted_to_the_last_bit(window: MainWindow, settled: Wait) -> None:
    window.editor.begin_gesture()
    window.editor.move("Smile", 1.0)
    made = window.editor.scene.document
    window.commands.copy_recipe.trigger()
    assert Recipe.from_text(QGuiApplication.clipboard().text()).document == made
    window.editor.random(8)
    window.commands.paste.trigger()
    settled(window)
    assert window.editor.scene.document == made


def test_a_text_that_is_no_recipe_is_told(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("hello")
    window.commands.paste.trigger()
    assert "not a TL-GAN Desktop recipe" in window.notice.text


def test_the_picture_is_copied_as_it_is(window: MainWindow) -> None:
    window.commands.copy_picture.trigger()
    copied = QGuiApplication.clipboard().image()
    np.testing.assert_array_equal(to_pixels(copied), to_pixels(window.pane.image()))


def test_a_picture_of_the_generator_before_is_no_longer_copied_or_dragged(
    window: MainWindow, other_generator_path: Path, qtbot: QtBot
) -> None:
    """Its recipe would name the generator that is open now."""
    dragged: list[object] = []
    window.editor.axes_changed.connect(lambda: dragged.append(window.bench.drag_out.data()))
    window.open_files([other_generator_path])
    qtbot.waitUntil(lambda: window.editor.info.name == "Tiny 1", timeout=20_000)
    assert dragged[0] is None
    qtbot.waitUntil(lambda: window.shown is not None, timeout=20_000)
    recipe = read_recipe(Path(window.bench.drag_out.data().urls()[0].toLocalFile()))
    assert recipe.generator_fingerprint == window.editor.info.fingerprint


def test_every_drag_has_a_file_of_its_own(window: MainWindow, settled: Wait) -> None:
    paths = []
    for seed in (5, 6):
        window.editor.random(seed)
        window.editor.rename(window.editor.history.current, "Mona " * 60)
        settled(window)
        paths.append(Path(window.bench.drag_out.data().urls()[0].toLocalFile()))
    assert paths[0].name == paths[1].name
    assert read_recipe(paths[0]).document != read_recipe(paths[1]).document


def test_what_is_dragged_out_is_a_file_that_restores_the_picture(window: MainWindow) -> None:
    data = window.bench.drag_out.data()
    assert data is not None
    path = Path(data.urls()[0].toLocalFile())
    assert read_recipe(path).document == window.editor.scene.document
    assert data.hasImage()
    window.close()
    assert not path.exists()
