"""The meter: what moved unasked is marked, what was asked for is not, and a drag is left alone."""

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import read_axes
from tlgan_desktop.editing.side_effects import side_effects
from tlgan_desktop.extractors import NetworkExtractor
from tlgan_desktop.generators import Generator, to_uint8
from tlgan_desktop.gui.main_window import MainWindow

Wait = Callable[[MainWindow], None]


class Measured:
    """Collects what the meter tells."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.told: list[Mapping[str, float]] = []
        self._window, self._qtbot = window, qtbot
        window.bench.explore.meter.measured.connect(self.told.append)

    def wait(self) -> Mapping[str, float]:
        self.told.clear()
        meter = self._window.bench.explore.meter
        meter.rest.start()
        self._qtbot.waitUntil(lambda: bool(self.told) and not meter.rest.isActive(), timeout=20_000)
        return self.told[-1]


@pytest.fixture
def measured(told: MainWindow, qtbot: QtBot) -> Measured:
    return Measured(told, qtbot)


def scores_of(
    window: MainWindow, latent: np.ndarray, generator: Generator, extractor: NetworkExtractor
) -> dict[str, float]:
    row = extractor.score(to_uint8(generator.forward(latent[None])))[0]
    return {feature.name: float(score) for feature, score in zip(extractor.features, row, strict=True)}


def test_what_moved_unasked_is_marked_at_its_slider(
    told: MainWindow,
    measured: Measured,
    settled: Wait,
    tiny_generator: Generator,
    tiny_extractor: NetworkExtractor,
    told_axes_path: Path,
) -> None:
    told.editor.begin_gesture()
    told.editor.move("Glow", 4.0)  # leans on Smile and Hat
    settled(told)
    effects = measured.wait()
    document = told.editor.scene.document
    before, after = (
        scores_of(told, latent, tiny_generator, tiny_extractor)
        for latent in (document.start, document.latent)
    )
    assert effects == pytest.approx(side_effects(read_axes(told_axes_path), before, after, {"Glow"}))
    assert effects


def test_what_was_asked_for_is_not_marked(told: MainWindow, measured: Measured, settled: Wait) -> None:
    for name in ("Smile", "Beard", "Hat"):
        told.editor.begin_gesture()
        told.editor.move(name, 3.5)
    settled(told)
    assert measured.wait() == {}


def test_another_picture_takes_the_marks_off_at_once(
    told: MainWindow, measured: Measured, settled: Wait
) -> None:
    told.editor.begin_gesture()
    told.editor.move("Glow", 4.0)
    settled(told)
    assert measured.wait()
    told.editor.random(5)
    assert measured.told[-1] == {}
    settled(told)
    assert measured.wait() == {}


def test_a_drag_is_not_scored_before_it_rests(told: MainWindow, measured: Measured, settled: Wait) -> None:
    measured.wait()
    asked: list[object] = []
    told.bench.explore.scoring.ask = asked.append  # type: ignore[method-assign,assignment]
    rest = told.bench.explore.meter.rest
    rest.setInterval(600_000)  # however slow the machine is
    told.editor.begin_gesture()
    for target in np.linspace(0, 2, 10):
        told.editor.move("Smile", float(target))
        settled(told)
        assert rest.isActive()
    assert not asked
    rest.timeout.emit()
    assert len(asked) == 1


def test_the_switch_takes_the_marks_off_and_is_remembered(
    told: MainWindow, measured: Measured, settled: Wait, make_window: Callable[..., MainWindow]
) -> None:
    told.editor.begin_gesture()
    told.editor.move("Glow", 4.0)
    settled(told)
    assert measured.wait()
    told.bench.explore.side_effects.trigger()
    assert measured.told[-1] == {}
    assert not told.bench.explore.meter.rest.isActive()
    told.close()
    assert not make_window().bench.explore.side_effects.isChecked()


def test_axes_without_their_extractor_are_not_measured(
    qtbot: QtBot, window: MainWindow, settled: Wait
) -> None:
    explore = window.bench.explore
    qtbot.waitUntil(lambda: not explore.looking.isActive(), timeout=20_000)
    assert not explore.scoring.features
    assert not explore.set_to.isEnabled()
    assert "not on this computer" in explore.set_to.toolTip()
