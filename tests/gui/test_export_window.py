"""Exports in the window: from the menu to the file, and a thread that makes them."""

import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from tlgan_desktop.editing import AnimationExport, read_recipe
from tlgan_desktop.gui.export.batch_plan import batch_plan
from tlgan_desktop.gui.export.sheet_dialog import SheetDialog
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.prompts import Prompts

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
