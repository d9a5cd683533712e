"""Axes from elsewhere, and those of other generators, opened in the window."""

import pickle
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import LatentSpaces, Verdict, open_axes, read_axes, write_axes
from tlgan_desktop.discovery.space import EditSpace
from tlgan_desktop.generators import open_generator
from tlgan_desktop.gui.foreign.question import Question
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow

D = 32
WAIT = 20_000
Make = Callable[..., MainWindow]
Wait = Callable[[MainWindow], None]
ROWS = np.random.default_rng(5).standard_normal((3, D))


def tl_gan(folder: Path) -> Path:
    path = folder / "feature_direction.pkl"
    path.write_bytes(
        pickle.dumps({"direction": ROWS.T, "name": ["Young", "No_Beard", "Smiling"]}, protocol=2)
    )
    return path


def in_w(folder: Path) -> Path:
    path = folder / "stylegan_smile_w_boundary.npy"
    np.save(path, ROWS[:1])
    return path


@pytest.fixture
def plain(make_window: Make, settled: Wait, other_generator_path: Path) -> MainWindow:
    """A window with a generator that has no axes."""
    window = make_window(other_generator_path)
    settled(window)
    return window


def asked(qtbot: QtBot, window: MainWindow) -> Question:
    qtbot.waitUntil(lambda: window.opener.axes.question is not None, timeout=WAIT)
    question = window.opener.axes.question
    assert question.isVisible()
    return question


def test_tl_gan_directions_are_asked_about_and_then_used_with_the_names_of_the_file(
    qtbot: QtBot, plain: MainWindow, settled: Wait, tmp_path: Path
) -> None:
    picture = plain.pane.image()
    plain.open_files([tl_gan(tmp_path)])
    question = asked(qtbot, plain)
    assert "Age, Beard, Smiling" in question.text.text()
    assert question.answers == {"space": "z"}
    assert plain.editor.axis_set is None
    question.accept()
    qtbot.waitUntil(lambda: plain.editor.axis_set is not None, timeout=WAIT)
    settled(plain)
    assert set(plain.panel.rows) == {"Age", "Beard", "Smiling"}
    assert plain.editor.axis_set.generator_fingerprint == plain.editor.info.fingerprint
    assert plain.pane.image() == picture


def test_declining_changes_nothing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    axes, picture = window.editor.axis_set, window.pane.image()
    window.open_files([tl_gan(tmp_path)])
    asked(qtbot, window).reject()
    assert window.editor.axis_set is axes
    assert window.pane.image() == picture
    assert window.notice.text == ""


def test_w_is_measured_in_the_thread_of_the_generator_and_as_the_command_line_does(
    qtbot: QtBot,
    plain: MainWindow,
    settled: Wait,
    tmp_path: Path,
    other_generator_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    threads, told = [], []
    measure = EditSpace.__init__

    def measured(self: EditSpace, *args: object) -> None:
        threads.append(QThread.currentThread())
        measure(self, *args)

    monkeypatch.setattr(EditSpace, "__init__", measured)
    plain.inference.answered.connect(lambda result: told.append(getattr(result, "text", "")))
    plain.open_files([in_w(tmp_path)])
    asked(qtbot, plain).accept()
    qtbot.waitUntil(lambda: plain.editor.axis_set is not None, timeout=WAIT)
    settled(plain)
    assert threads == [plain.inference._thread]
    assert "Measuring w…" in told
    generator = open_generator(other_generator_path)
    spaces = LatentSpaces(
        generator.info.spaces, generator.info.prior, lambda: EditSpace(generator, "w").whitening
    )
    assert plain.editor.axis_set.fingerprint == open_axes(in_w(tmp_path), spaces).fingerprint
    assert plain.editor.space == "w"
    assert plain.status.busy.text() == ""


def test_the_space_can_be_chosen_where_several_fit(
    qtbot: QtBot, plain: MainWindow, settled: Wait, tmp_path: Path
) -> None:
    plain.open_files([in_w(tmp_path)])
    question = asked(qtbot, plain)
    box = question.fields["space"]
    assert [box.itemData(index) for index in range(box.count())] == ["w", "z"]
    box.setCurrentIndex(1)
    question.accept()
    qtbot.waitUntil(lambda: plain.editor.axis_set is not None, timeout=WAIT)
    settled(plain)
    assert plain.editor.space == "z"


def test_what_comes_after_axes_that_are_asked_about_waits_for_them(
    qtbot: QtBot, make_window: Make, settled: Wait, tiny_generator_path: Path, tmp_path: Path
) -> None:
    path = in_w(tmp_path)
    window = make_window(tiny_generator_path, path, tmp_path / "none.png")
    asked(qtbot, window)
    assert window.notice.text == ""
    window.opener.axes.question.accept()
    qtbot.waitUntil(lambda: "none.png" in window.notice.text, timeout=WAIT)
    settled(window)
    assert window.editor.space == "w"


def test_axes_of_another_generator_are_not_used_unless_one_insists(
    qtbot: QtBot, plain: MainWindow, settled: Wait, tiny_axes_path: Path
) -> None:
    picture = to_pixels(plain.pane.image())
    found_for = read_axes(tiny_axes_path).generator_fingerprint
    plain.open_files([tiny_axes_path])
    question = asked(qtbot, plain)
    assert question.no.isDefault()
    assert not question.yes.isDefault()
    assert found_for[:12] in question.text.text()
    question.no.click()
    assert plain.editor.axis_set is None
    plain.open_files([tiny_axes_path])
    asked(qtbot, plain).yes.click()
    settled(plain)
    used = plain.editor.axis_set
    assert {axis.quality.verdict for axis in used.axes} == {Verdict.UNKNOWN}
    assert used.provenance["found_for"] == found_for
    np.testing.assert_array_equal(to_pixels(plain.pane.image()), picture)


def test_our_own_axes_without_a_fingerprint_are_asked_about_too(
    qtbot: QtBot, plain: MainWindow, tiny_axes_path: Path, tmp_path: Path
) -> None:
    nameless = replace(read_axes(tiny_axes_path), generator_fingerprint=None)
    write_axes(tmp_path / "nameless.safetensors", nameless)
    plain.open_files([tmp_path / "nameless.safetensors"])
    asked(qtbot, plain).accept()
    assert plain.editor.axis_set.names == nameless.names
    assert plain.editor.axis_set.generator_fingerprint == plain.editor.info.fingerprint


@pytest.mark.parametrize("name", ["wide.npy", "text.npy", "cut.npy", "zeros.npy"])
def test_wrong_files_give_one_sentence_and_the_picture_stays(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    contents = {"wide.npy": np.ones((1, 7)), "text.npy": np.array(["a"]), "zeros.npy": np.zeros((1, D))}
    path, picture, axes = tmp_path / name, window.pane.image(), window.editor.axis_set
    np.save(path, contents.get(name, ROWS))
    if name == "cut.npy":
        path.write_bytes(path.read_bytes()[:-40])
    window.open_files([path])
    qtbot.waitUntil(lambda: window.notice.text != "", timeout=WAIT)
    assert window.notice.text.count(". ") == 0
    assert window.opener.axes.question is None
    assert window.pane.image() == picture
    assert window.editor.axis_set is axes


def test_another_generator_puts_an_end_to_the_question(
    qtbot: QtBot, window: MainWindow, settled: Wait, tmp_path: Path, other_generator_path: Path
) -> None:
    window.open_files([tl_gan(tmp_path)])
    asked(qtbot, window)
    window.open_files([other_generator_path])
    qtbot.waitUntil(lambda: window.editor.info.name == "Tiny 1", timeout=WAIT)
    settled(window)
    assert window.opener.axes.question is None
    assert window.editor.axis_set is None


def test_import_takes_a_file_as_axes_whatever_it_is(
    qtbot: QtBot, window: MainWindow, other_generator_path: Path
) -> None:
    window.prompts.axes_chosen.emit(other_generator_path)
    assert "kind 'generator'" in window.notice.text
    assert window.editor.info.name == "Tiny 0"
