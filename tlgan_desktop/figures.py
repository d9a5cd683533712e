"""Numbers as they are printed for people: with a true minus, which is as wide as a plus.

What programs read (tables, JSON, options of the command line) keeps the hyphen.
"""

import re

_HYPHEN = re.compile(r"(?<![\w.)\]-])-(?=\d)")
"""A hyphen that begins a number, not one inside a word, a date or an exponent."""


def signed(number: float, digits: int = 1) -> str:
    """A number with its sign, such as "+0.5" or "−3.0"; zero has none."""
    text = f"{number:+.{digits}f}"
    return text[1:] if float(text) == 0 else printed(text)


def percent(share: float) -> str:
    """A share from 0 to 1 in percent, such as "12 %", which no line break parts."""
    return f"{100 * share:.0f}\N{NO-BREAK SPACE}%"


def printed(text: str) -> str:
    """A text with a true minus before each negative number in it."""
    return _HYPHEN.sub("\N{MINUS SIGN}", text)
