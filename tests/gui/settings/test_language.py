"""The German catalogue as the proof that the window can be shown in another language."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from letters import letters_twice
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from tlgan_desktop import paths
from tlgan_desktop.datasets.pictures import CUT_SHORT, DAMAGED, NO_FILE, NO_PICTURE, TOO_LARGE
from tlgan_desktop.discovery.verdict import Figures, Shortfall
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.settings.language import install_language, languages
from tlgan_desktop.gui.wizard.picture_notes import REASONS
from tlgan_desktop.gui.wizard.shortfall_words import WORDS, shortfall_words

translate = QCoreApplication.translate


@pytest.fixture
def german(qapp: QApplication) -> Iterator[str]:
    before = set(qapp.findChildren(QTranslator))
    yield install_language(qapp, "de")
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_languages_bear_their_own_names() -> None:
    assert languages() == {"en": "English", "de": "Deutsch"}


def test_the_window_speaks_german(
    german: str,
    make_window: Callable[..., MainWindow],
    settled: Callable[[MainWindow], None],
    qtbot: QtBot,
    tiny_generator_path: Path,
) -> None:
    assert german == "de"
    window = make_window(tiny_generator_path)
    settled(window)
    menus = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert menus[:3] == ["Datei", "Bearbeiten", "Ansicht"]
    assert window.commands.random.text().replace("&", "") == "Zufall"
    assert window.status.seed.text() == "Startwert 1"
    assert window.editor.scene.seed == 1
    assert window.editor.history.items[0].label == "Startwert 1"
    assert letters_twice(window) == []


def test_buttons_of_qt_are_german_too(german: str, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Close).text().replace("&", "") == "Schließen"


def test_every_reason_why_a_picture_is_left_out_is_said_in_german(german: str) -> None:
    assert set(REASONS) == {CUT_SHORT, DAMAGED, NO_FILE, NO_PICTURE, TOO_LARGE}
    assert {translate("PictureNotes", reason) for reason in REASONS}.isdisjoint(REASONS)


def test_the_window_words_every_shortfall_as_the_reports_do(qapp: QApplication) -> None:
    assert {shortfall: str(shortfall) for shortfall in Shortfall} == WORDS


def test_every_shortfall_of_an_axis_is_said_in_german(german: str) -> None:
    said = {translate("Shortfalls", words) for words in WORDS.values()}
    assert len(said) == len(Shortfall)
    assert said.isdisjoint(WORDS.values())


def test_why_an_axis_is_no_better_is_said_with_its_figures(german: str) -> None:
    short = Figures(FeatureKind.BINARY, -0.01, 0.5, 20.4, 1.0, 0.7, 40, 0.5, 0.625, second_extractor=True)
    assert shortfall_words(short) == [
        "die latenten Vektoren verraten das Merkmal nicht",
        "es wurden so wenige sortierte Bilder zurückgehalten (40), dass der Extraktor sie zufällig erkennen "
        "mag (AUC 0.70)",
        "es nimmt nur bei 62\N{NO-BREAK SPACE}% der latenten Vektoren entlang der Achse zu",
    ]
    weak = replace(short, significance=9.0, extractor_score=0.8, extractor_pictures=1000, rising=1.0)
    assert shortfall_words(weak)[0] == (
        "die latenten Vektoren verraten das Merkmal nur zum Teil (R² −0.01, AUC 0.50)"
    )


def test_a_language_without_a_catalogue_is_english(qapp: QApplication) -> None:
    assert install_language(qapp, "fi") == "en"


@pytest.mark.parametrize(
    "catalogue", sorted(paths.resource("translations").glob("*.ts")), ids=lambda p: p.stem
)
def test_translations_keep_what_is_filled_in(catalogue: Path) -> None:
    """A translation with another field in braces would raise where it is filled in."""
    wrong = []
    for message in ElementTree.parse(catalogue).iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            continue
        forms = [form.text or "" for form in message.iter("numerusform")] or [translation.text or ""]
        source = message.findtext("source", "")
        wrong += [(source, form) for form in forms if fields(form) != fields(source)]
    assert not wrong


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{[^{}]*\}|%n", text))
