"""What a person should know of the labelled pictures before learning from them, in plain words."""

from PySide6.QtCore import QCoreApplication

from tlgan_desktop.gui.discovery_messages import PicturesRead
from tlgan_desktop.gui.wizard.words import listed

translate = QCoreApplication.translate

MOST_LINES = 6
MOST_TIES = 3


def notes_on(read: PicturesRead) -> list[str]:
    """Sentences about what was found, tied together, doubtful and left out."""
    statistics = read.statistics
    summary = translate("PictureNotes", "{count} pictures were understood.").format(count=statistics.pictures)
    if statistics.copies:
        copies = translate("PictureNotes", "{count} are copies of others.").format(count=statistics.copies)
        summary = f"{summary} {copies}"
    lines = [summary, *_ties(read), *_left_out(read), *read.dataset.warnings]
    if len(lines) > MOST_LINES:
        more = len(lines) - MOST_LINES + 1
        rest = translate("PictureNotes", "And {count} more remarks, mostly on features left out.")
        lines = [*lines[: MOST_LINES - 1], rest.format(count=more)]
    return lines


def _ties(read: PicturesRead) -> list[str]:
    words = translate(
        "PictureNotes",
        "“{first}” and “{second}” go together here (correlation {correlation}), so their sliders will pull "
        "at each other; a lock keeps one still.",
    )
    return [
        words.format(first=tie.first, second=tie.second, correlation=f"{tie.correlation:.2f}")
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
