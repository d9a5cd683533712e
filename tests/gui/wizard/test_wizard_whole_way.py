"""The whole way with the generator that ships: a dropped folder, a real training, a slider that works."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWizard

from tlgan_desktop.axes import Verdict
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.wizard.wizard import RESULT

Button = QWizard.WizardButton


@pytest.fixture
def bare_window(make_window: Callable[..., MainWindow], settled: Callable[[MainWindow], None]) -> MainWindow:
    """A window as it opens: the default generator with its axes."""
    window = make_window()
    settled(window)
    return window


def test_labelled_pictures_give_the_default_generator_a_slider_that_moves_their_feature(
    person, bright_pictures: Path
) -> None:
    window = person.window
    before = window.editor.axis_set
    assert before is not None
    person.drop(bright_pictures)
    person.press(Button.NextButton)
    person.press(Button.CommitButton)
    person.wait(lambda: person.wizard.currentId() == RESULT)
    (card,) = person.wizard.result_page.axis_cards()
    assert card.found.verdict is not Verdict.NOT_FOUND
    card.name.setText("Brightness of all")
    person.press(Button.FinishButton)
    person.wait(lambda: window.desk.wizard is None)
    assert list(window.editor.axis_set.names) == [*before.names, "Brightness of all"]
    low, high = (person.brightness_at("Brightness of all", position) for position in (-2.0, 2.0))
    assert high > low + 5
