"""What a person should know of the labelled pictures before learning from them, in plain words."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from tlgan_desktop.figures import signed
from tlgan_desktop.gui.discovery_messages import PicturesRead
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.wizard.words import abridged

translate = QCoreApplication.translate

MOST_TIES = 3
MOST_NAMES = 5
REASONS = (
    QT_TRANSLATE_NOOP("PictureNotes", "cut short"),
    QT_TRANSLATE_NOOP("PictureNotes", "damaged picture data"),
    QT_TRANSLATE_NOOP("PictureNotes", "not a picture, or a damaged one"),
    QT_TRANSLATE_NOOP("PictureNotes", "not a regular file"),
    QT_TRANSLATE_NOOP("PictureNotes", "more than 80 million pixels"),
)
"""Why pictures are left out, as ``datasets.pictures`` words it; what the system says is shown as it is."""


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
    words = translate("PictureNotes", "Left out ({reason}): {names}.")
    return [
        words.format(
            reason=translate("PictureNotes", reason), names=abridged(_refused_names(read, reason), MOST_NAMES)
        )
        for reason in read.statistics.refused
    ]


def _refused_names(read: PicturesRead, reason: str) -> list[str]:
    return [refusal.path.name for refusal in read.dataset.refused if refusal.reason == reason]
