import pytest

from tlgan_desktop.gui.wizard.words import duration


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.0, "5 seconds"),
        (11.0, "15 seconds"),
        (60.0, "1 minute"),
        (61.0, "2 minutes"),
        (3600.0, "1 hour"),
        (5400.0, "1.5 hours"),
    ],
)
def test_times_are_said_as_a_person_would(seconds: float, words: str) -> None:
    assert duration(seconds) == words
