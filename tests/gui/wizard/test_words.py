import pytest

from tlgan_desktop.gui.wizard.words import duration, signed


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


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [(3, 0, "+3"), (-3, 0, "−3"), (0, 0, "0"), (-0.392, 2, "−0.39"), (0.44, 2, "+0.44"), (-0.001, 2, "0.00")],
)
def test_figures_are_signed_as_in_print(number: float, digits: int, text: str) -> None:
    assert signed(number, digits) == text
