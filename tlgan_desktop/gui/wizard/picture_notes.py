"""What a person should know of the labelled pictures before learning from them, in plain words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from tlgan_desktop.figures import signed
from tlgan_desktop.gui.discovery_messages import PicturesRead
from tlgan_desktop.gui.wizard.words import abridged, listed

translate = QCoreApplication.translate

MOST_TIES = 3
MOST_NAMES = 3


def notes_on(read: PicturesRead, renamed: Mapping[str, str]) -> list[str]:
    """Sentences about what was found, left out, renamed, doubtful and tied together.

    ``renamed`` holds the new names of features whose own are taken.
    """
    statistics = read.statistics
    summary = translate("PictureNotes", "{count} pictures were understood.").format(count=statistics.pictures)
    if statistics.copies:
        copies = translate("PictureNotes", "{count} are copies of others.").format(count=statistics.copies)
        summary = f"{summary} {copies}"
    return [summary, *_left_out(read), *_renamed(renamed), *_ties(read), *read.dataset.warnings]


def _renamed(renamed: Mapping[str, str]) -> list[str]:
    if not renamed:
        return []
    words = translate("PictureNotes", "Names that are taken: {names}; called {renamed} here.")
    names, others = (abridged(list(each), MOST_NAMES) for each in (renamed.keys(), renamed.values()))
    return [words.format(names=names, renamed=others)]


def _ties(read: PicturesRead) -> list[str]:
    words = translate(
        "PictureNotes",
        "“{first}” and “{second}” go together here (correlation {correlation}), so their sliders will pull "
        "at each other; a lock keeps one still.",
    )
    return [
        words.format(first=tie.first, second=tie.second, correlation=signed(tie.correlation, 2))
        for tie in read.statistics.ties()[:MOST_TIES]
    ]


def _left_out(read: PicturesRead) -> list[str]:
    refused = read.statistics.refused
    if not refused:
        return []
    reasons = listed([f"{count} ({reason})" for reason, count in refused.items()][:3])
    names = listed([refusal.path.name for refusal in read.dataset.refused][:3])
    return [
        translate("PictureNotes", "Left out: {reasons}, such as {names}.").format(
            reasons=reasons, names=names
        )
    ]
