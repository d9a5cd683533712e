"""Settings as a value, in their dialog, and what follows from them in the window."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from mouse import drag
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from tlgan_desktop.discovery.plan import Amount, Start
from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from tlgan_desktop.gui.discovery_messages import TimesEstimated
from tlgan_desktop.gui.engine import Device, Engine
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.messages import EngineReady, PictureRendered, RequestFailed, Result, RunOn
from tlgan_desktop.gui.previews import AUTOMATIC, OFF
from tlgan_desktop.gui.settings.settings import Look, Settings, read_settings, write_settings
from tlgan_desktop.gui.settings.settings_dialog import SettingsDialog
from tlgan_desktop.precision import Precision

Wait = Callable[[MainWindow], None]
MILLISECONDS = 20_000
CPU = Device("cpu", "CPU", halves=False)
GPU = Device("cuda", "A graphics card", halves=True)
GONE = Device("cuda:9", "A graphics card that was unplugged", halves=True)

any_settings = st.builds(
    Settings,
    appearance=st.sampled_from(Look),
    language=st.sampled_from(["", "de", "en"]),
    device=st.sampled_from(["", "cpu", "cuda:1"]),
    precision=st.sampled_from(Precision),
    threads=st.integers(0, 64),
    preview=st.sampled_from([AUTOMATIC, OFF, 64, 512]),
    cache=st.integers(1, 100),
)


@given(any_settings)
@hypothesis_settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_settings_are_read_as_they_were_written(settings: QSettings, chosen: Settings) -> None:
    write_settings(settings, chosen)
    settings.sync()
    assert read_settings(QSettings(settings.fileName(), QSettings.Format.IniFormat)) == chosen


def test_without_a_file_and_with_nonsense_in_it_the_defaults_hold(settings: QSettings) -> None:
    assert read_settings(settings) == Settings()
    for name, nonsense in (("precision", "double"), ("threads", "-3"), ("preview", "big"), ("cache", "0")):
        settings.setValue(name, nonsense)
    assert read_settings(settings) == Settings()


def make_dialog(qtbot: QtBot, settings: Settings, *devices: Device) -> tuple[SettingsDialog, list[Settings]]:
    dialog = SettingsDialog(settings, devices)
    qtbot.addWidget(dialog)
    told: list[Settings] = []
    dialog.changed.connect(told.append)
    return dialog, told


def choose(combo: object, value: object) -> None:
    combo.setCurrentIndex(combo.findData(value))  # type: ignore[attr-defined]


def test_each_choice_is_told_at_once(qtbot: QtBot) -> None:
    dialog, told = make_dialog(qtbot, Settings(), CPU)
    choose(dialog.look, Look.DARK)
    choose(dialog.preview, 128)
    dialog.cache.setValue(7)
    assert told[-1] == Settings(appearance=Look.DARK, preview=128, cache=7)
    assert len(told) == 3


def test_only_what_is_present_is_offered(qtbot: QtBot) -> None:
    dialog, _ = make_dialog(qtbot, Settings(), CPU)
    assert [dialog.device.itemData(row) for row in range(dialog.device.count())] == ["", "cpu"]
    assert dialog.precision.findData(Precision.HALF) < 0
    dialog.show_devices((GPU, CPU))
    assert [dialog.device.itemData(row) for row in range(dialog.device.count())] == ["", "cuda", "cpu"]
    assert dialog.precision.findData(Precision.HALF) >= 0


def test_half_precision_goes_with_the_device_that_has_it(qtbot: QtBot) -> None:
    dialog, told = make_dialog(qtbot, Settings(precision=Precision.HALF), GPU, CPU)
    assert dialog.precision.currentData() == Precision.HALF
    choose(dialog.device, "cpu")
    assert told[-1] == Settings(device="cpu", precision=Precision.AUTOMATIC)
    assert dialog.precision.currentData() == Precision.AUTOMATIC


def test_what_is_chosen_is_what_generators_and_themes_compare_with(qtbot: QtBot) -> None:
    dialog, told = make_dialog(qtbot, Settings(), GPU)
    choose(dialog.look, Look.LIGHT)
    choose(dialog.precision, Precision.HALF)
    assert told[-1].appearance is Look.LIGHT
    assert told[-1].precision is Precision.HALF


def test_everything_can_be_set_back(qtbot: QtBot) -> None:
    dialog, told = make_dialog(qtbot, Settings(language="de", threads=1, preview=OFF), CPU)
    buttons = dialog.findChild(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert told[-1] == Settings()
    assert dialog.preview.currentData() == AUTOMATIC


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
    with qtbot.waitSignal(window.desk.jobs.told) as told:
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


def test_the_menu_and_the_dialog_show_one_theme_and_keep_it(window: MainWindow, settings: QSettings) -> None:
    desk = window.bench.settings
    desk.open_dialog.trigger()
    choose(desk.dialog.look, Look.DARK)
    assert window.commands.chosen_appearance() == "Dark"
    window.commands.choose_appearance("Light")
    assert desk.dialog.look.currentData() == Look.LIGHT
    assert read_settings(settings).appearance == Look.LIGHT
    window.commands.choose_appearance("Unknown")
    desk.dialog.reject()


@pytest.fixture
def larger_generator(tmp_path: Path) -> Path:
    """64 x 64 pixels, with true pictures of 32 x 32 in between."""
    config = CompactStyleConfig(latent_dim=32, style_dim=32, channels=(8, 8, 8, 8))
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        network = CompactStyleGenerator(config)
    path = tmp_path / "larger.safetensors"
    save_generator(path, network, name="Larger", family="compact-style", config=config)
    return path


def rest_of(window: MainWindow) -> QTimer:
    """Times out when a drag or a held key rests on a preview."""
    return window.bench.settings.previews.findChild(QTimer)


def test_a_drag_shows_smaller_pictures_and_ends_on_the_full_one(
    qtbot: QtBot,
    make_window: Callable[..., MainWindow],
    settled: Wait,
    larger_generator: Path,
    settings: QSettings,
) -> None:
    write_settings(settings, Settings(preview=32))
    window = make_window(larger_generator)
    settled(window)
    drawn: list[PictureRendered] = []
    window.inference.answered.connect(
        lambda result: drawn.append(result) if isinstance(result, PictureRendered) else None
    )
    rest_of(window).setInterval(MILLISECONDS)  # a busy machine rests no sooner
    drag(qtbot, window.action_bar.truncation, 0.4)
    settled(window)
    assert drawn[0].side == 32
    assert drawn[0].image.width() == 64
    assert drawn[-1].side is None
    assert window.shown is drawn[-1]
    drawn.clear()
    window.commands.undo.trigger()
    settled(window)
    assert [picture.side for picture in drawn] == [None]


def test_a_held_key_shows_smaller_pictures_after_a_rest_too(
    qtbot: QtBot,
    make_window: Callable[..., MainWindow],
    settled: Wait,
    larger_generator: Path,
    settings: QSettings,
) -> None:
    write_settings(settings, Settings(preview=32))
    window = make_window(larger_generator)
    settled(window)
    sides: list[int | None] = []
    window.inference.answered.connect(
        lambda result: sides.append(result.side) if isinstance(result, PictureRendered) else None
    )
    for goes_on in (False, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, autorep=goes_on
        )
        rest_of(window).setInterval(MILLISECONDS)
        QApplication.sendEvent(window.action_bar.truncation, press)
        qtbot.waitUntil(lambda: sides[-1:] == [32], timeout=MILLISECONDS)
        rest_of(window).start(0)
        settled(window)
    assert sides == [32, None, 32, None]
