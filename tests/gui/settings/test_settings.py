"""Settings as a value, in their dialog, and what follows from them in the window."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from choosing import choose
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from mouse import drag
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from tlgan_desktop.generators.native import save_generator
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from tlgan_desktop.gui.engine import Device
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.messages import PictureRendered
from tlgan_desktop.gui.previews import AUTOMATIC, OFF
from tlgan_desktop.gui.settings.settings import Look, Settings, read_settings, write_settings
from tlgan_desktop.gui.settings.settings_dialog import SettingsDialog
from tlgan_desktop.precision import Precision

Wait = Callable[[MainWindow], None]
MILLISECONDS = 20_000
CPU = Device("cpu", "CPU", halves=False)
GPU = Device("cuda", "A graphics card", halves=True)

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


def test_what_was_chosen_outlasts_other_choices_before_the_devices_are_known(qtbot: QtBot) -> None:
    chosen = Settings(device="cuda", precision=Precision.HALF)
    dialog, told = make_dialog(qtbot, chosen)
    choose(dialog.look, Look.DARK)
    dialog.show_devices((GPU, CPU))
    choose(dialog.look, Look.LIGHT)
    assert told == [replace(chosen, appearance=look) for look in (Look.DARK, Look.LIGHT)]


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


@pytest.fixture
def previewing(
    make_window: Callable[..., MainWindow], settled: Wait, larger_generator: Path, settings: QSettings
) -> MainWindow:
    """Shows pictures of half the size during a movement."""
    write_settings(settings, Settings(preview=32))
    window = make_window(larger_generator)
    settled(window)
    return window


def rest_of(window: MainWindow) -> QTimer:
    """Times out when a drag or a held key rests on a preview."""
    return window.bench.settings.previews.findChild(QTimer)


def test_a_drag_shows_smaller_pictures_and_ends_on_the_full_one(
    qtbot: QtBot, previewing: MainWindow, settled: Wait
) -> None:
    drawn: list[PictureRendered] = []
    previewing.inference.answered.connect(
        lambda result: drawn.append(result) if isinstance(result, PictureRendered) else None
    )
    rest_of(previewing).setInterval(MILLISECONDS)  # a busy machine rests no sooner
    drag(qtbot, previewing.action_bar.truncation, 0.4)
    settled(previewing)
    assert drawn[0].side == 32
    assert drawn[0].image.width() == 64
    assert drawn[-1].side is None
    assert previewing.shown is drawn[-1]
    drawn.clear()
    previewing.commands.undo.trigger()
    settled(previewing)
    assert [picture.side for picture in drawn] == [None]


def test_a_held_key_shows_smaller_pictures_after_a_rest_too(
    qtbot: QtBot, previewing: MainWindow, settled: Wait
) -> None:
    sides: list[int | None] = []
    previewing.inference.answered.connect(
        lambda result: sides.append(result.side) if isinstance(result, PictureRendered) else None
    )
    for goes_on in (False, True):
        press = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, autorep=goes_on
        )
        rest_of(previewing).setInterval(MILLISECONDS)
        QApplication.sendEvent(previewing.action_bar.truncation, press)
        qtbot.waitUntil(lambda: sides[-1:] == [32], timeout=MILLISECONDS)
        rest_of(previewing).start(0)
        settled(previewing)
    assert sides == [32, None, 32, None]
