"""Set to…: a value of a feature, found by drawing and scoring."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes.arranging import Arrangement, arranged
from tlgan_desktop.errors import Cancelled
from tlgan_desktop.extractors import NetworkExtractor
from tlgan_desktop.generators import Generator, to_uint8
from tlgan_desktop.gui.explore.goal_dialog import GoalDialog
from tlgan_desktop.gui.explore.scoring import FeatureScorer
from tlgan_desktop.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


class Scores:
    """What the extractor makes of the picture with an axis anywhere."""

    def __init__(self, window: MainWindow, generator: Generator, extractor: NetworkExtractor) -> None:
        self._window, self._generator, self._extractor = window, generator, extractor
        self._names = [feature.name for feature in extractor.features]

    def at(self, name: str, position: float) -> float:
        editor = self._window.editor
        document = editor.steering.move(editor.scene.document, {name: position})
        return self.of(name, document.latent)

    def of(self, name: str, latent: object) -> float:
        pictures = to_uint8(self._generator.forward(latent[None]))  # type: ignore[index]
        return float(self._extractor.score(pictures)[0, self._names.index(name)])


@pytest.fixture
def scores(told: MainWindow, tiny_generator: Generator, tiny_extractor: NetworkExtractor) -> Scores:
    return Scores(told, tiny_generator, tiny_extractor)


def opened(qtbot: QtBot, window: MainWindow, name: str) -> GoalDialog:
    window.panel.set_to_wanted.emit(name)
    dialog = window.bench.explore.goal
    qtbot.waitUntil(lambda: dialog.now.text() != "…", timeout=20_000)
    return dialog


def test_a_feature_is_brought_to_a_value_in_one_step(
    qtbot: QtBot, told: MainWindow, settled: Wait, scores: Scores
) -> None:
    dialog = opened(qtbot, told, "Smile")
    assert dialog.feature.currentText() == "Smile"
    start = scores.of("Smile", told.editor.scene.document.latent)
    assert float(dialog.now.text()) == pytest.approx(start, abs=0.05)
    wanted = (start + scores.at("Smile", 3.0)) / 2
    dialog.target.number.setValue(wanted)
    before = told.editor.scene
    qtbot.keyClick(dialog.target.number, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    settled(told)
    reached = scores.of("Smile", told.editor.scene.document.latent)
    assert reached == pytest.approx(wanted, abs=dialog.scale.tolerance(wanted) + 0.05)
    assert told.editor.history.undo_label.startswith("Smile to ")
    assert [edit.targets.keys() for edit in told.editor.history.edits] == [{"Smile"}]
    told.editor.undo()
    assert told.editor.scene == before
    settled(told)


def test_locks_hold_on_the_way(qtbot: QtBot, told: MainWindow, settled: Wait, scores: Scores) -> None:
    told.editor.set_lock("Glow", locked=True)
    settled(told)
    held = told.editor.sliders()["Glow"].position
    dialog = opened(qtbot, told, "Smile")
    wanted = (scores.at("Smile", told.editor.sliders()["Smile"].position) + scores.at("Smile", 1.5)) / 2
    dialog.target.number.setValue(wanted)
    dialog.set.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
    assert told.editor.sliders()["Glow"].position == pytest.approx(held, abs=1e-9)
    settled(told)


def test_a_value_out_of_reach_tells_how_far_it_went(qtbot: QtBot, told: MainWindow, settled: Wait) -> None:
    dialog = opened(qtbot, told, "Smile")
    dialog.target.number.setValue(5000.0)
    dialog.set.click()
    qtbot.waitUntil(lambda: dialog.told.text().startswith("Smile got to"), timeout=20_000)
    assert dialog.isVisible()
    assert dialog.set.isEnabled()
    assert told.editor.history.undo_label == f"Smile to {dialog.now.text()}"
    dialog.reject()
    settled(told)


def test_a_search_can_be_called_off(qtbot: QtBot, told: MainWindow, settled: Wait) -> None:
    dialog = opened(qtbot, told, "Smile")
    before = told.editor.scene
    dialog.target.number.setValue(5000.0)
    dialog.set.click()
    dialog.reject()
    with qtbot.waitSignal(
        told.bench.explore.seeker.ended, timeout=20_000, check_params_cb=lambda end: not end
    ):
        pass
    assert told.editor.scene == before


@pytest.mark.parametrize(("name", "field"), [("Beard", "number"), ("Hat", "classes")])
def test_values_are_asked_for_in_the_unit_of_the_feature(
    qtbot: QtBot, told: MainWindow, settled: Wait, name: str, field: str
) -> None:
    dialog = opened(qtbot, told, name)
    assert getattr(dialog.target, field).isVisibleTo(dialog.target)
    assert dialog.now.text().endswith("%" if name == "Beard" else ")")
    assert dialog.target.number.suffix() == (" %" if name == "Beard" else "")
    dialog.reject()


def test_a_renamed_feature_is_told_by_its_extractor_all_the_same(
    qtbot: QtBot, told: MainWindow, settled: Wait, scores: Scores
) -> None:
    told.editor.use_axes(arranged(told.editor.axis_set, {"Smile": Arrangement("Grin", "Face")}))
    settled(told)
    scoring = told.bench.explore.scoring
    qtbot.waitUntil(lambda: "Grin" in scoring.features, timeout=20_000)
    assert set(scoring.features) == {"Grin", "Beard", "Hat"}
    dialog = opened(qtbot, told, "Grin")
    start = scores.of("Smile", told.editor.scene.document.latent)
    assert float(dialog.now.text()) == pytest.approx(start, abs=0.05)
    dialog.reject()


def test_a_locked_feature_says_so(qtbot: QtBot, told: MainWindow, settled: Wait) -> None:
    told.editor.set_lock("Smile", locked=True)
    settled(told)
    dialog = opened(qtbot, told, "Smile")
    assert "Smile is locked" in dialog.told.text()
    assert not dialog.set.isEnabled()
    dialog.feature.setCurrentText("Hat")
    assert dialog.set.isEnabled()
    dialog.reject()
    settled(told)


def test_the_score_of_the_feature_before_is_not_taken_for_the_chosen_one(
    qtbot: QtBot, told: MainWindow, settled: Wait, scores: Scores
) -> None:
    dialog = opened(qtbot, told, "Smile")
    scored: list[str] = []
    told.bench.explore.seeker.tried.connect(lambda name, _: scored.append(name))  # in the thread that scores
    dialog.feature.setCurrentText("Beard")
    dialog.feature.setCurrentText("Hat")
    qtbot.waitUntil(lambda: scored == ["Beard", "Hat"], timeout=20_000)
    of_hat = scores.of("Hat", told.editor.scene.document.latent)
    assert dialog.now.text() == dialog.scale.text(of_hat)
    dialog.reject()


def test_the_dialog_goes_with_the_axes_it_asks_about(
    qtbot: QtBot, told: MainWindow, settled: Wait, tiny_axes_path: Path
) -> None:
    dialog = opened(qtbot, told, "Smile")
    dialog.set.click()
    told.open_file(tiny_axes_path)  # another program hands it over
    assert not dialog.isVisible()
    told.panel.set_to_wanted.emit("Smile")
    assert not dialog.set.isEnabled()
    dialog.accept()
    dialog.reject()
    settled(told)


def test_a_feature_that_went_with_its_axes_is_not_scored() -> None:
    with pytest.raises(Cancelled):
        FeatureScorer((), {}).score_of("Beard", np.zeros((4, 4, 3), np.uint8))
