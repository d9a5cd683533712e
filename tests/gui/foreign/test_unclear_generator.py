"""ONNX generators whose files leave something open, opened in the window."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from onnx_models import WEIGHT, D, doubtful_model, linear_model, saved
from pytestqt.qtbot import QtBot

from tlgan_desktop import paths
from tlgan_desktop.generators import Prior
from tlgan_desktop.gui.discovery_worker import DiscoveryWorker
from tlgan_desktop.gui.engine import Engine
from tlgan_desktop.gui.foreign.question import Question
from tlgan_desktop.gui.gate import Gate
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow

WAIT = 20_000
Make = Callable[..., MainWindow]
Wait = Callable[[MainWindow], None]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path / "data")


def asked(qtbot: QtBot, window: MainWindow) -> Question:
    qtbot.waitUntil(lambda: window.opener.question is not None, timeout=WAIT)
    return window.opener.question


def test_everything_is_asked_at_once_and_only_once(
    qtbot: QtBot, make_window: Make, settled: Wait, tmp_path: Path
) -> None:
    path = saved(tmp_path, doubtful_model(side=3))
    window = make_window(path)
    question = asked(qtbot, window)
    assert list(question.fields) == ["prior", "pixels", "layout"]
    assert question.answers == {"prior": "normal", "pixels": "-1..1", "layout": "nchw"}
    for field, place in (("prior", 1), ("pixels", 2), ("layout", 1)):
        question.fields[field].setCurrentIndex(place)
    question.accept()
    qtbot.waitUntil(lambda: window.editor.info is not None, timeout=WAIT)
    settled(window)
    assert window.editor.info.prior is Prior.UNIFORM
    drawn = to_pixels(window.pane.image())
    window.editor.use_generator(window.editor.info, 2)
    window.open_files([path])
    qtbot.waitUntil(lambda: window.editor.scene is not None and window.editor.scene.seed == 1, timeout=WAIT)
    settled(window)
    assert window.opener.question is None
    np.testing.assert_array_equal(to_pixels(window.pane.image()), drawn)
    assert DiscoveryWorker(Gate()).open(path, Engine()).info.prior is Prior.UNIFORM


def test_a_model_that_tells_all_is_opened_without_a_question(
    qtbot: QtBot, make_window: Make, settled: Wait, tmp_path: Path
) -> None:
    window = make_window(saved(tmp_path, linear_model(metadata={"tlgan.prior": "uniform"})))
    settled(window)
    assert window.opener.question is None
    assert not (tmp_path / "data").exists()


def test_without_an_answer_the_generator_in_use_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    picture = window.pane.image()
    window.open_files([saved(tmp_path, doubtful_model())])
    asked(qtbot, window).reject()
    assert window.notice.text == "model.onnx was not opened, for nobody says how it is to be read."
    assert window.editor.info.name == "Tiny 0"
    assert window.pane.image() == picture


def test_a_wrong_answer_can_be_given_anew(
    qtbot: QtBot, make_window: Make, settled: Wait, tmp_path: Path
) -> None:
    path = saved(tmp_path, doubtful_model())
    window = make_window(path)
    assert not window.bench.reading.action.isVisible()
    asked(qtbot, window).accept()
    qtbot.waitUntil(lambda: window.editor.info is not None, timeout=WAIT)
    settled(window)
    worker = DiscoveryWorker(Gate())
    assert worker.open(path, Engine()).info.prior is Prior.NORMAL
    assert window.bench.reading.action.isVisible()
    for accepted in (False, True):
        window.bench.reading.action.trigger()
        question = asked(qtbot, window)
        question.fields["prior"].setCurrentIndex(1)
        question.done(accepted)
        qtbot.waitUntil(lambda: window.opener.question is None, timeout=WAIT)
        wanted = Prior.UNIFORM if accepted else Prior.NORMAL
        qtbot.waitUntil(lambda wanted=wanted: window.editor.info.prior is wanted, timeout=WAIT)
        settled(window)
        assert worker.open(path, Engine()).info.prior is wanted


def test_axes_that_wait_for_an_unclear_generator_come_after_the_answer(
    qtbot: QtBot, make_window: Make, settled: Wait, tmp_path: Path
) -> None:
    np.save(tmp_path / "smile.npy", WEIGHT[:, 0])
    window = make_window(saved(tmp_path, linear_model()), tmp_path / "smile.npy")
    question = asked(qtbot, window)
    assert list(question.fields) == ["prior"]
    question.accept()
    qtbot.waitUntil(lambda: window.opener.axes.question is not None, timeout=WAIT)
    window.opener.axes.question.accept()
    qtbot.waitUntil(lambda: window.editor.axis_set is not None, timeout=WAIT)
    settled(window)
    assert window.editor.axis_set.names == ("Smile",)
    assert window.editor.axis_set.dimension == D
