"""Numbers as they are printed for people."""

import pytest

from tlgan_desktop.figures import percent, printed, signed


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        (3, 0, "+3"),
        (-3, 0, "−3"),
        (0, 1, "0.0"),
        (-0.392, 2, "−0.39"),
        (0.44, 2, "+0.44"),
        (-0.001, 2, "0.00"),
    ],
)
def test_a_number_has_a_sign_unless_it_is_shown_as_zero(number: float, digits: int, text: str) -> None:
    assert signed(number, digits) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("it reaches from -3.20 to 4.00", "it reaches from −3.20 to 4.00"),
        ("-1e-05", "−1e-05"),
        ("'A-1' at (-2)", "'A-1' at (−2)"),
        ("mid-age 2-3 2026-11-22 --set x-1", "mid-age 2-3 2026-11-22 --set x-1"),
    ],
)
def test_only_hyphens_that_begin_a_number_become_minus_signs(text: str, told: str) -> None:
    assert printed(text) == told


def test_shares_are_in_whole_percent_that_no_line_break_parts() -> None:
    assert [percent(share) for share in (0.0, 0.124, 1.0)] == [
        "0\N{NO-BREAK SPACE}%",
        "12\N{NO-BREAK SPACE}%",
        "100\N{NO-BREAK SPACE}%",
    ]
