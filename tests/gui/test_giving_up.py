"""Pictures that nobody waits for any more hold up no other."""

from collections.abc import Callable
from pathlib import Path
from threading import Semaphore

import numpy as np
import pytest
from mouse import LEFT, place
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from told_axes import save_w_axes
from torch import nn

from tlgan_desktop.editing import Document
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.generators import Generator, open_generator
from tlgan_desktop.gui.inference_worker import InferenceWorker
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.messages import (
    GeneratorOpened,
    LatentWanted,
    OpenGenerator,
    PictureRendered,
    RenderPicture,
)
from tlgan_desktop.gui.rendering import draw_pixels

FAR = 1000
SECONDS = 20.0

Wait = Callable[[MainWindow], None]


def layers(generator: Generator) -> list[nn.Module]:
    """Those that every picture passes, from z or from w."""
    network = generator.network
    assert isinstance(network, nn.Module)
    named = network.named_modules()
    synthesis = [each for name, each in named if not name.startswith("mapping_layers")]
    return [each for each in synthesis if next(each.parameters(recurse=False), None) is not None]


class Desk:
    """A worker in this thread, and what it answers; the first layer of a picture calls ``on_begin``."""

    def __init__(self, path: Path) -> None:
        self.worker = InferenceWorker()
        self.on_begin: Callable[[], object] = lambda: None
        self.finished: list[int] = []
        self.last_layers = 0
        self.worker.answered.connect(self._hear)
        self.worker.openings.put(OpenGenerator(1, path))
        self.worker.work()
        self.scene = Scene(Document(*2 * [open_generator(path).sample(0)[0]]))
        future = self.worker.later.put(self.fingerprint, layers)
        self.worker.work()
        first, *_, last = future.result()
        first.register_forward_pre_hook(lambda *_: self._begin())
        last.register_forward_pre_hook(lambda *_: self._count())

    def draw(self, sequence: int, side: int | None = None) -> None:
        self.worker.drawings.put(RenderPicture(sequence, self.fingerprint, "z", self.scene, side))
        self.worker.work()

    def _hear(self, result: object) -> None:
        if isinstance(result, GeneratorOpened):
            self.fingerprint = result.info.fingerprint
        elif isinstance(result, PictureRendered):
            self.finished.append(result.sequence)

    def _begin(self) -> None:
        self.on_begin()

    def _count(self) -> None:
        self.last_layers += 1


@pytest.fixture
def desk(qapp: object, tiny_generator_path: Path) -> Desk:
    return Desk(tiny_generator_path)


def test_a_picture_is_given_up_for_the_last_of_a_movement(desk: Desk) -> None:
    desk.on_begin = lambda: desk.worker.hurry(3)
    desk.draw(2)
    assert desk.finished == []
    assert desk.last_layers == 0
    desk.draw(3)
    assert desk.finished == [3]


def test_without_hurry_every_picture_that_was_begun_is_shown(desk: Desk) -> None:
    desk.worker.hurry(2)
    newer = RenderPicture(5, desk.fingerprint, "z", desk.scene)
    desk.on_begin = lambda: desk.worker.drawings.put(newer)
    desk.draw(4)
    assert desk.finished == [4]


def test_of_two_pictures_in_a_row_one_is_shown_however_fast_a_person_clicks(desk: Desk) -> None:
    desk.on_begin = lambda: desk.worker.hurry(FAR)
    for sequence in range(2, 8):
        desk.draw(sequence)
    assert desk.finished == [3, 5, 7]


def test_previews_are_shown_and_hold_up_no_picture_longer_than_they_take(desk: Desk) -> None:
    desk.on_begin = lambda: desk.worker.hurry(FAR)
    desk.draw(2, side=8)
    assert desk.finished == [2]
    desk.draw(3)
    desk.draw(4, side=8)
    desk.draw(5)
    assert desk.finished == [2, 4]


def test_no_picture_is_made_on_once_the_window_closes(desk: Desk) -> None:
    desk.on_begin = desk.worker.stop
    desk.draw(2)
    assert desk.finished == []
    assert desk.last_layers == 0


def test_pictures_for_a_file_are_never_given_up(desk: Desk) -> None:
    desk.on_begin = lambda: desk.worker.hurry(FAR)
    future = desk.worker.later.put(desk.fingerprint, lambda own: draw_pixels(own, "z", desk.scene))
    desk.worker.work()
    assert future.result().shape == (16, 16, 3)


class Brake:
    """Holds the window's generator in the first layer of each picture until ``go``."""

    def __init__(self, window: MainWindow) -> None:
        self.go = Semaphore(0)
        self._begun = Semaphore(0)
        self.shown: list[int] = []
        assert window.editor.info is not None
        window.inference.do_later(window.editor.info.fingerprint, self._install).result()
        window.inference.answered.connect(self._hear)

    def wait_for_begin(self) -> None:
        assert self._begun.acquire(timeout=SECONDS)

    def _install(self, generator: Generator) -> None:
        layers(generator)[0].register_forward_pre_hook(self._stand)

    def _stand(self, *_: object) -> None:
        self._begun.release()
        assert self.go.acquire(timeout=SECONDS)

    def _hear(self, result: object) -> None:
        if isinstance(result, PictureRendered):
            self.shown.append(result.sequence)


def test_letting_go_of_the_knob_gives_up_the_picture_of_an_earlier_place(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    brake = Brake(window)
    slider = window.panel.rows["Smile"].slider
    qtbot.mousePress(slider, LEFT, pos=place(slider, slider.state.position))
    qtbot.mouseMove(slider, place(slider, 1.0))
    brake.wait_for_begin()
    qtbot.mouseMove(slider, place(slider, 2.0))
    qtbot.mouseRelease(slider, LEFT, pos=place(slider, 2.0))
    brake.go.release(FAR)
    settled(window)
    assert len(brake.shown) == 1


def test_a_pause_gives_up_the_picture_of_an_earlier_place(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    brake = Brake(window)
    window.editor.move("Smile", 1.0)
    brake.wait_for_begin()
    with qtbot.waitSignal(window.inference.findChild(QTimer).timeout):
        window.editor.move("Smile", 2.0)
    brake.go.release(FAR)
    settled(window)
    assert len(brake.shown) == 1


@pytest.fixture
def window_in_w(
    make_window: Callable[..., MainWindow],
    settled: Wait,
    tiny_generator_path: Path,
    tiny_axes_path: Path,
    tmp_path: Path,
) -> MainWindow:
    generator = open_generator(tiny_generator_path)
    axes = save_w_axes(tmp_path / "w-axes.safetensors", generator, tiny_axes_path)
    window = make_window(tiny_generator_path, axes)
    settled(window)
    return window


def test_a_picture_that_is_asked_for_again_while_it_is_drawn_is_shown(
    qtbot: QtBot, window_in_w: MainWindow, settled: Wait
) -> None:
    brake = Brake(window_in_w)
    editor, inference = window_in_w.editor, window_in_w.inference
    with qtbot.waitSignal(editor.changed):
        editor.random(5)
    brake.wait_for_begin()
    with qtbot.waitSignal(inference.findChild(QTimer).timeout):
        editor.random(5)
    brake.go.release(FAR)
    settled(window_in_w)
    assert len(brake.shown) == 1


def test_a_picture_is_shown_where_the_latent_fails_that_it_was_given_up_for(
    qtbot: QtBot, window_in_w: MainWindow, settled: Wait
) -> None:
    brake = Brake(window_in_w)
    editor, inference = window_in_w.editor, window_in_w.inference
    editor.move("Smile", 1.0)
    brake.wait_for_begin()
    with qtbot.waitSignal(inference.findChild(QTimer).timeout):
        editor.latent_wanted.emit(LatentWanted(None, np.zeros(1)))
    brake.go.release(FAR)
    settled(window_in_w)
    assert len(brake.shown) == 1
