"""A real window on the tiny generator, and a watch over threads and timers."""

import gc
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.prompts import Answer, Prompts
from tlgan_desktop.gui.theme import Appearance

WindowMaker = Callable[..., MainWindow]
MILLISECONDS = 20_000


@pytest.fixture(autouse=True)
def no_collection_elsewhere() -> Iterator[None]:
    """Free cycles in this thread, after a test: its widgets must not end in a worker of the next one."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True, scope="module")
def nothing_old_is_kept() -> Iterator[None]:
    """Free all cycles now and then, which takes too long after every test."""
    yield
    gc.collect()


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Callable[[], list[str]]:
    """Tells the threads and timers that were started in this test and run still, and where they were."""
    started: dict[int, tuple[QObject, str]] = {}
    for kind in (QThread, QTimer):
        monkeypatch.setattr(kind, "start", _remembering(kind.start, started))
    return lambda: [
        f"{thing!r} was started here:\n{where}" for thing, where in started.values() if _is_running(thing)
    ]


@pytest.fixture(autouse=True)
def nothing_is_left_running(running: Callable[[], list[str]]) -> Iterator[None]:
    """Fail a test that leaves a thread or a timer running."""
    yield
    left = running()
    assert not left, "\n".join(left)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    return Appearance(qapp)


@pytest.fixture(autouse=True)
def unsaved_work_may_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to answer whether to save."""
    monkeypatch.setattr(Prompts, "ask_to_save", lambda *_: Answer.DISCARD)


@pytest.fixture
def make_window(qtbot: QtBot, settings: QSettings, appearance: Appearance) -> WindowMaker:
    """Makes windows that are closed at the end of the test."""

    def make(*files: Path) -> MainWindow:
        window = MainWindow(settings, appearance, files)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    return make


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Waits until the picture and the sliders of a window are those of its scene."""

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: _is_settled(window), timeout=MILLISECONDS)

    return wait


@pytest.fixture
def window(
    make_window: WindowMaker,
    settled: Callable[[MainWindow], None],
    tiny_generator_path: Path,
    tiny_axes_path: Path,
) -> MainWindow:
    """A window with the tiny generator and its axes, its first picture on screen and nothing to do."""
    window = make_window(tiny_generator_path, tiny_axes_path)
    settled(window)
    return window


def _is_settled(window: MainWindow) -> bool:
    shown, scene = window.shown, window.editor.scene
    return shown is not None and shown.scene == scene and not window.refresh.isActive()


def _remembering(start: Callable[..., None], started: dict[int, tuple[QObject, str]]) -> Callable[..., None]:
    def start_and_remember(thing: QObject, *args: object) -> None:
        for key in [key for key, (each, _) in started.items() if not _is_running(each)]:
            del started[key]  # a long test starts thousands
        started[id(thing)] = thing, "".join(traceback.format_stack(limit=8)[:-1])
        start(thing, *args)

    return start_and_remember


def _is_running(thing: QObject) -> bool:
    try:
        return thing.isRunning() if isinstance(thing, QThread) else thing.isActive()
    except RuntimeError:  # Qt has deleted it
        return False
