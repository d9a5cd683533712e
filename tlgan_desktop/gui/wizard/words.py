"""Times, lists and stages as a person would say them."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from tlgan_desktop.discovery.stages import Stage

translate = QCoreApplication.translate

MINUTE, HOUR = 60.0, 3600.0
STEP = 5
"""Below a minute, times are told in steps of so many seconds."""


def duration(seconds: float) -> str:
    """How long something takes, such as "3 minutes"."""
    if seconds < MINUTE:
        text = translate("Words", "{number} seconds")
        return text.format(number=STEP * max(1, math.ceil(seconds / STEP)))
    if seconds < HOUR:
        minutes = math.ceil(seconds / MINUTE)
        text = translate("Words", "1 minute") if minutes == 1 else translate("Words", "{number} minutes")
        return text.format(number=minutes)
    hours = round(seconds / HOUR, 1)
    text = translate("Words", "1 hour") if hours == 1 else translate("Words", "{number} hours")
    return text.format(number=f"{hours:g}")


def listed(names: Sequence[str]) -> str:
    """Names as in a sentence: "a, b and c"."""
    if len(names) == 1:
        return names[0]
    return translate("Words", "{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def abridged(names: list[str], most: int) -> str:
    """The first names, and how many more there are: "a, b and 3 more"."""
    if len(names) <= most:
        return ", ".join(names)
    words = translate("Words", "{names} and {count} more")
    return words.format(names=", ".join(names[:most]), count=len(names) - most)


def stage_word(stage: Stage) -> str:
    """What is done in a stage of the work."""
    return {
        Stage.READING: translate("Words", "Read the pictures"),
        Stage.LEARNING: translate("Words", "Learn to tell the features"),
        Stage.JUDGING: translate("Words", "Learn again, for a second opinion"),
        Stage.SHEETS: translate("Words", "Try it on generated pictures"),
        Stage.SEARCHING: translate("Words", "Look for the axes"),
        Stage.CHECKING: translate("Words", "Check the axes"),
        Stage.STRIPS: translate("Words", "Draw the film strips"),
    }[stage]
