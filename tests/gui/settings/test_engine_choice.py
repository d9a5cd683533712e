"""Device, precision and threads: taken into use at once, and set back where they fail."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from choosing import choose
from mouse import drag
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tlgan_desktop.discovery.plan import Amount, Start
from tlgan_desktop.gui.discovery_messages import TimesEstimated
from tlgan_desktop.gui.engine import Device, Engine
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.messages import EngineReady, RequestFailed, Result, RunOn
from tlgan_desktop.gui.settings.settings import Settings, read_settings, write_settings
from tlgan_desktop.precision import Precision

Wait = Callable[[MainWindow], None]
MILLISECONDS = 20_000
CPU = Device("cpu", "CPU", halves=False)
GONE = Device("cuda:9", "A graphics card that was unplugged", halves=True)


def answered(qtbot: QtBot, window: MainWindow, kind: type[Result]) -> AbstractContextManager[object]:
    """Wait until the inference thread has given such a result."""
    return qtbot.waitSignal(
        window.inference.answered,
        check_params_cb=lambda result: isinstance(result, kind),
        timeout=MILLISECONDS,
    )


@pytest.fixture
def no_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    """A processor without instructions for 16 bits."""
    monkeypatch.setattr(torch.cpu, "get_capabilities", dict)


def test_another_device_keeps_history_and_picture(qtbot: QtBot, window: MainWindow, settled: Wait) -> None:
    drag(qtbot, window.panel.rows["Smile"].slider, 2.0)
    settled(window)
    history, picture = window.editor.history, to_pixels(window.pane.image())
    with answered(qtbot, window, EngineReady):
        window.bench.settings.use(Settings(device="cpu", precision=Precision.FULL, threads=1))
    settled(window)
    assert window.editor.history is history
    assert window.status.device.text() == "CPU"
    np.testing.assert_array_equal(to_pixels(window.pane.image()), picture)


def test_a_device_that_is_gone_is_told_and_another_is_used(
    qtbot: QtBot,
    settings: QSettings,
    make_window: Callable[..., MainWindow],
    settled: Wait,
    tiny_generator_path: Path,
) -> None:
    write_settings(settings, Settings(device="cuda:9"))
    window = make_window(tiny_generator_path)
    settled(window)
    assert "no device 'cuda:9'" in window.notice.text
    assert window.status.device.text() == "CPU"
    assert window.bench.settings.settings == read_settings(settings) == Settings()


def test_half_precision_that_the_device_has_no_longer_is_told_and_a_picture_comes(
    qtbot: QtBot,
    no_halves: None,
    settings: QSettings,
    make_window: Callable[..., MainWindow],
    settled: Wait,
    tiny_generator_path: Path,
) -> None:
    write_settings(settings, Settings(precision=Precision.HALF, preview=64))
    window = make_window(tiny_generator_path)
    settled(window)
    assert "half precision" in window.notice.text
    assert window.bench.settings.settings == read_settings(settings) == Settings(preview=64)


def test_settings_go_back_to_the_engine_in_use_where_another_fails(
    qtbot: QtBot, window: MainWindow, settings: QSettings, tiny_generator_path: Path
) -> None:
    desk, in_use = window.bench.settings, Settings(device="cpu", threads=1)
    with answered(qtbot, window, EngineReady):
        desk.use(in_use)
    desk.open_dialog.trigger()
    desk.dialog.show_devices((CPU, GONE))
    choose(desk.dialog.device, GONE.name)
    choose(desk.dialog.precision, Precision.HALF)
    choose(desk.dialog.preview, 128)
    qtbot.waitUntil(lambda: desk.settings == replace(in_use, preview=128), timeout=MILLISECONDS)
    assert read_settings(settings) == desk.settings
    assert "no device 'cuda:9'" in window.notice.text
    assert (desk.dialog.device.currentData(), desk.dialog.threads.value()) == ("cpu", 1)
    assert desk.dialog.precision.findData(Precision.HALF) < 0
    assert "no device 'cuda:9'" in desk.dialog.notice.text
    choose(desk.dialog.preview, 64)
    assert desk.dialog.notice.text == ""
    desk.dialog.reject()
    with qtbot.waitSignal(window.desk.jobs.told, timeout=MILLISECONDS) as told:
        window.desk.jobs.estimate_times(tiny_generator_path, Amount(100, 1, Start.NOTHING))
    assert isinstance(told.args[0], TimesEstimated)


def test_half_precision_goes_back_where_the_device_lacks_it(
    qtbot: QtBot, no_halves: None, window: MainWindow, settings: QSettings, settled: Wait
) -> None:
    with answered(qtbot, window, RequestFailed):
        window.bench.settings.use(Settings(precision=Precision.HALF, threads=1))
    assert window.bench.settings.settings == read_settings(settings) == Settings()
    window.editor.random(5)
    settled(window)


def test_a_choice_outlasts_the_failure_of_the_one_before(qtbot: QtBot, window: MainWindow) -> None:
    with answered(qtbot, window, EngineReady):
        window.bench.settings.use(Settings(device=GONE.name))
        window.bench.settings.use(Settings(threads=1))
        window.inference.answered.emit(RequestFailed(1, RunOn(1, Engine(GONE.name)), "It is gone."))
        assert window.bench.settings.settings == Settings(threads=1)
    assert window.bench.settings.settings == Settings(threads=1)
