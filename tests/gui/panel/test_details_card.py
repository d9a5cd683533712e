"""The card of one axis."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tlgan_desktop.axes import AxisSet, Calibration, FeatureAxis, Verdict, read_axes
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.panel.axis_words import figures, judgement, origin, scale
from tlgan_desktop.gui.panel.details_card import DetailsCard

MILLISECONDS = 10_000


@pytest.fixture
def axis_set(tiny_axes_path: object) -> AxisSet:
    return read_axes(tiny_axes_path)


@pytest.fixture
def open_card(window: MainWindow) -> Callable[[str], DetailsCard]:
    def show(name: str) -> DetailsCard:
        window.panel.details_wanted.emit(name)
        return next(card for card in window.findChildren(DetailsCard) if card.name == name)

    return show


def texts(card: DetailsCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def with_quality(axis: FeatureAxis, verdict: Verdict) -> FeatureAxis:
    return replace(axis, quality=replace(axis.quality, verdict=verdict))


def test_every_verdict_is_put_in_words(axis_set: AxisSet) -> None:
    said = {judgement(with_quality(axis_set.axes[0], verdict)) for verdict in Verdict}
    assert len(said) == len(Verdict)
    assert all(headline and meaning.endswith(".") for headline, meaning in said)


def test_only_what_was_measured_is_told(axis_set: AxisSet) -> None:
    beard = axis_set.axes[axis_set.index("Beard")]
    assert [(each.label, each.value) for each in figures(beard)] == [
        ("AUC", "0.710"),
        ("Bootstrap angle", "14.0°"),
    ]


def test_the_scale_names_the_unit(axis_set: AxisSet) -> None:
    assert scale(axis_set.axes[0]) == ""
    age = replace(axis_set.axes[0], calibration=Calibration(43.6, -5.97, 9.5))
    assert scale(age) == "43.6 at 0, −5.97 a step of 1, give or take 9.5"


def test_the_discovery_that_found_it_is_told(axis_set: AxisSet) -> None:
    first = {"features": ["Age"], "extractors": ["Portraits"], "samples": 20000, "seed": 0}
    second = {"features": ["Smile"], "extractors": ["Mine"], "samples": 500, "seed": 3}
    known = replace(axis_set, provenance={"discoveries": [first, second]})
    assert ("Samples", "500") in origin(known, known.axes[known.index("Smile")])
    assert ("Extractor", "Portraits") in origin(known, known.axes[known.index("Age")])
    assert "Samples" not in dict(origin(known, known.axes[known.index("Hat")]))


def test_provenance_of_any_shape_is_taken(axis_set: AxisSet) -> None:
    odd = replace(axis_set, provenance={"discoveries": ["?"], "orthogonalised": [1], "imported": "tl-gan"})
    assert dict(origin(odd, odd.axes[0]))["Imported from"] == "tl-gan"


def test_the_card_tells_verdict_figures_and_neighbours(open_card: Callable[[str], DetailsCard]) -> None:
    card = open_card("Smile")
    assert {"Smile", "Face · continuous", "A good axis", "R²", "0.61", "97\N{NO-BREAK SPACE}%"} <= set(
        texts(card)
    )
    assert [*card.near.locks][:2] == ["Age", "Glow"]
    assert "With Age and Glow locked it moves more alone and keeps 69 % of its effect." in texts(card)


def test_the_film_strip_is_drawn_in_the_background(
    qtbot: QtBot, window: MainWindow, open_card: Callable[[str], DetailsCard]
) -> None:
    card = open_card("Smile")
    empty = card.film.grab().toImage()
    scenes = card.film.scenes
    assert sorted(scenes) == [-2, -1, 0, 1, 2]
    thumbnails = window.bench.thumbnails
    qtbot.waitUntil(lambda: all(scene in thumbnails for scene in scenes.values()), timeout=MILLISECONDS)
    assert card.film.grab().toImage() != empty


def test_the_film_strip_of_a_locked_axis_shows_it_without_its_lock(
    window: MainWindow, open_card: Callable[[str], DetailsCard]
) -> None:
    window.editor.set_lock("Hat", True)
    scenes = open_card("Hat").film.scenes
    assert scenes
    for position, scene in scenes.items():
        assert window.editor.steering.positions(scene.document.latent)["Hat"] == pytest.approx(position)
    assert window.editor.scene.document.locks == ("Hat",)


def test_the_suggested_lock_locks_what_is_tied(
    qtbot: QtBot, window: MainWindow, open_card: Callable[[str], DetailsCard]
) -> None:
    card = open_card("Smile")
    assert card.lock_suggested.text() == "Lock Age and Glow"
    qtbot.mouseClick(card.lock_suggested, Qt.MouseButton.LeftButton)
    assert window.editor.scene is not None
    assert window.editor.scene.document.locks == ("Age", "Glow")
    assert not card.lock_suggested.isEnabled()
    assert card.near.locks["Age"].isChecked()
    card.near.locks["Age"].click()
    assert window.editor.scene.document.locks == ("Glow",)
    assert card.lock_suggested.text() == "Lock Age"


def test_another_card_takes_the_place_of_the_first_and_escape_closes_it(
    qtbot: QtBot, window: MainWindow, open_card: Callable[[str], DetailsCard]
) -> None:
    first = open_card("Smile")
    with qtbot.waitSignal(first.destroyed):
        card = open_card("Hat")
    with qtbot.waitSignal(card.destroyed):
        third = open_card("Age")
    with qtbot.waitSignal(third.destroyed):
        qtbot.keyClick(third, Qt.Key.Key_Escape)
    assert not window.findChildren(DetailsCard)


def test_the_film_follows_the_picture_and_rests_when_closed(
    qtbot: QtBot, window: MainWindow, open_card: Callable[[str], DetailsCard]
) -> None:
    card = open_card("Smile")
    before = card.film.scenes[2]
    window.editor.random(77)
    qtbot.waitUntil(lambda: card.film.scenes.get(2) not in (None, before), timeout=MILLISECONDS)
    window.editor.random(78)
    card.reject()  # a timer that ran on would fail this test
