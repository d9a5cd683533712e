"""Times and numbers as a person would say them."""

import math

MINUTE, HOUR = 60.0, 3600.0
STEP = 5
"""Below a minute, times are told in steps of so many seconds."""


def duration(seconds: float) -> str:
    """How long something takes, such as "3 minutes"."""
    if seconds < MINUTE:
        return _counted(STEP * max(1, math.ceil(seconds / STEP)), "second")
    if seconds < HOUR:
        return _counted(math.ceil(seconds / MINUTE), "minute")
    return _counted(round(seconds / HOUR, 1), "hour")


def _counted(number: float, unit: str) -> str:
    return f"{number:g} {unit}" + ("" if number == 1 else "s")


def listed(names: list[str]) -> str:
    """Names as in a sentence: "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
