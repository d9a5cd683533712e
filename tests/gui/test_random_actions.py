"""Two thousand random acts on the window, its dialogs and the wizard: nothing breaks, nothing grows."""

import gc
import logging
import os
import secrets
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import torch
from brief import SEARCH, TRAINING
from PySide6.QtCore import QObject, QSettings, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot
from random_user import RandomUser, plain, tidy_up
from shelf import make_shelf
from told_axes import fitted_extractor, save_told_axes, save_w_axes

from tlgan_desktop import paths
from tlgan_desktop.discovery import presets
from tlgan_desktop.discovery.plan import Preset
from tlgan_desktop.generators import open_generator
from tlgan_desktop.generators.device import choose_device
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.save_dialog import SaveDialog
from tlgan_desktop.gui.theme import Appearance

ACTIONS, FIRST = 2000, 500
"""Growth is what comes between the first actions, which fill caches, and the last."""
SEED = int(os.environ.get("TLGAN_RANDOM_SEED", "1"))
CHECK_EVERY = 40
MILLISECONDS = 20_000
MARGIN = 24
"""What lazily made parts, recent files and the like may add to a kind of object."""
MISSED = 0.05
"""The share of what the menus offer that chance, and the machine's pace, may leave untried."""
TILES = {"PictureTile": 2 * 5 * 5}
"""A person chooses how many neighbours a grid shows; a window that has closed may still have its own."""
OBJECTS = 300
"""What a history that was long in one session, and lists that still show it, may add to a kind of value."""
Wait = Callable[[MainWindow], None]


@pytest.fixture(autouse=True)
def unsaved_work_may_go() -> None:
    """Here somebody is there to answer."""


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("data", "cache", "log"):
        monkeypatch.setattr(paths, f"{name}_folder", lambda name=name: tmp_path / name)
    for name in ("generator", "axes", "extractor"):
        monkeypatch.setattr(paths, f"default_{name}", lambda: tmp_path / "none.safetensors")


@pytest.fixture(autouse=True)
def brief_presets(monkeypatch: pytest.MonkeyPatch) -> None:
    for preset in Preset:
        monkeypatch.setitem(presets.TRAINING, preset, TRAINING)
        monkeypatch.setitem(presets.SEARCH, preset, SEARCH)


@pytest.fixture(autouse=True)
def as_before(appearance: Appearance) -> Iterator[None]:
    """Set back what settings change for the whole process."""
    threads = torch.get_num_threads()
    yield
    appearance.choose(Qt.ColorScheme.Unknown)
    torch.set_num_threads(threads)


class System(QObject):
    """Takes the links that are opened."""

    @Slot(QUrl)
    def open(self, link: QUrl) -> None:
        """Show nothing."""


@pytest.fixture(autouse=True)
def no_other_programs(qapp: QApplication) -> Iterator[None]:
    system = System(qapp)
    for scheme in ("file", "https", "http"):
        QDesktopServices.setUrlHandler(scheme, system, "open")
    yield
    for scheme in ("file", "https", "http"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture(scope="module")
def files(
    tmp_path_factory: pytest.TempPathFactory, tiny_generator_path: Path, tiny_axes_path: Path
) -> list[Path]:
    generator, folder = open_generator(tiny_generator_path), tmp_path_factory.mktemp("told")
    told = save_told_axes(folder, generator, tiny_axes_path, fitted_extractor(generator, tiny_axes_path))
    return [tiny_generator_path, told, save_w_axes(folder / "w-axes.safetensors", generator, tiny_axes_path)]


@pytest.fixture
def user(
    qtbot: QtBot,
    settings: QSettings,
    appearance: Appearance,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    files: list[Path],
    other_generator_path: Path,
) -> Iterator[RandomUser]:
    def make_window() -> MainWindow:
        window = MainWindow(settings, appearance, files[:2], tmp_path / "autosaves")
        window.show()
        settled(window)
        return window

    shelf = make_shelf(tmp_path / "shelf", [*files, other_generator_path])
    user = RandomUser(SEED, make_window, shelf)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", user.choose_file)
    monkeypatch.setattr(SaveDialog, "ask", user.choose_place)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", user.choose_folder)
    monkeypatch.setattr(secrets, "randbelow", user.random.randrange)
    yield user
    user.leave_for_good()
    tidy_up()


def check(window: MainWindow) -> None:
    """Sliders and locks show the document."""
    scene, states = window.editor.scene, window.editor.sliders()
    for name, row in window.panel.rows.items():
        if row.isVisible():  # what is folded follows when it is seen
            assert row.slider.state == states[name]
            assert row.lock.isChecked() == (name in scene.document.locks)


def drag_under_a_lock(qtbot: QtBot, window: MainWindow, settled: Wait) -> None:
    """The window still answers: a drag moves the feature, and no locked one."""
    window.editor.unlock_all()
    window.editor.set_lock("Hat", locked=True)
    settled(window)
    before = window.editor.sliders()
    state = before["Smile"]
    window.editor.begin_gesture()
    window.editor.move("Smile", (state.reach_low + state.reach_high) / 2 + 0.3)
    settled(window)
    after = window.editor.sliders()
    assert after["Smile"].position != state.position
    assert abs(after["Hat"].position - before["Hat"].position) < 1e-9


def drawn(window: MainWindow) -> np.ndarray:
    """The picture of the scene, computed as the person has chosen."""
    settings, scene = window.bench.settings.settings, window.editor.scene
    generator = open_generator(window.opener.generator_path, choose_device(settings.device or None))
    generator.compute_in(settings.precision)
    return generator.pictures(
        scene.document.latent[None],
        space=window.editor.space,
        truncation=scene.truncation,
        cutoff=scene.cutoff,
        labels=scene.labels,
    )[0]


def census() -> Counter[str]:
    """How many widgets and other objects of Qt there are, by their kind."""
    tidy_up()
    gc.collect()
    tops = QApplication.topLevelWidgets()
    objects = (each for top in tops for each in (top, *top.findChildren(QObject)))
    return Counter(each.metaObject().className() for each in objects)


def own_values() -> Counter[str]:
    """How many scenes, documents, axes, generators and other objects of our classes there are, by kind."""
    kinds = (type(each) for each in gc.get_objects())
    return Counter(kind.__name__ for kind in kinds if str(kind.__module__).startswith("tlgan_desktop."))


def begin_anew(qtbot: QtBot, user: RandomUser, settled: Wait, files: Sequence[Path]) -> None:
    """Bring the window to where it was at the beginning, whatever is asked on the way."""
    for _ in range(30):
        user.finish_dialogs()
        with user.at_hand():
            if user.window.isHidden():
                user.act()
            if user.window.desk.wizard is not None:  # put aside, it waits to be shown again
                user.window.desk.wizard.reject()
            user.window.open_files(files)
            qtbot.waitUntil(lambda: not user.window.opener._waiting, timeout=MILLISECONDS)
            settled(user.window)
        user.finish_dialogs()
        history, axis_set = user.window.editor.history, user.window.editor.axis_set
        if len(history.items) == 1 and axis_set is not None and len(axis_set.axes) == 10:
            return
    raise AssertionError("the window does not begin anew")


def test_nothing_breaks_and_nothing_grows(
    user: RandomUser,
    qtbot: QtBot,
    settled: Wait,
    files: list[Path],
    caplog: pytest.LogCaptureFixture,
    qtlog: _QtMessageCapture,
) -> None:
    counts: list[Counter[str]] = []
    values: list[Counter[str]] = []
    try:
        with qtbot.captureExceptions() as exceptions:
            for goal in (FIRST, ACTIONS):
                while user.count < goal:
                    user.act()
                    with user.at_hand():
                        QApplication.processEvents()
                    assert not complaints(exceptions, caplog, qtlog)
                    if user.count % CHECK_EVERY == 0 and user.is_free:
                        with user.at_hand():
                            settled(user.window)
                        check(user.window)
                begin_anew(qtbot, user, settled, files[:2])
                counts.append(census())
                values.append(own_values())
            drag_under_a_lock(qtbot, user.window, settled)
            np.testing.assert_allclose(to_pixels(user.window.pane.image()), drawn(user.window), atol=1)
            assert not complaints(exceptions, caplog, qtlog)
    except BaseException:
        print(f"seed {SEED}; the last actions:", *user.last, sep="\n")  # noqa: T201 - pytest shows it
        raise
    gains = counts[1] - counts[0]
    grown = {kind: count for kind, count in gains.items() if count > TILES.get(kind, MARGIN)}
    assert grown == {}
    assert {kind: count for kind, count in (values[1] - values[0]).items() if count > OBJECTS} == {}
    assert [window() for window in user.closed if window() is not None] == []
    offered = [plain(each) for each in user.window.commands.all() if each.isEnabled()]
    steps = ("Undo", "Redo")  # named after what was done
    missed = [each for each in offered if not user.tried[f"action {each}"] and not each.startswith(steps)]
    assert len(missed) <= len(offered) * MISSED, missed
    user.leave_for_good()
    # Python remembers threads of Qt, which the watch of every test sees to, as dummies.
    threads = [each for each in threading.enumerate() if not isinstance(each, threading._DummyThread)]
    assert threads == [threading.main_thread()]


def complaints(
    exceptions: Sequence[object], caplog: pytest.LogCaptureFixture, qtlog: _QtMessageCapture
) -> list[str]:
    """What was raised, logged as an error or warned of by Qt."""
    return [
        *map(str, exceptions),
        *(f"{each.getMessage()} {each.exc_info}" for each in caplog.records if each.levelno >= logging.ERROR),
        *(each.message for each in qtlog.records if not each.ignored),
    ]
