"""What a person should know of the labelled pictures before learning from them, in plain words."""

from tlgan_desktop.gui.discovery_messages import PicturesRead
from tlgan_desktop.gui.wizard.words import listed

MOST_LINES = 6
MOST_TIES = 3


def notes_on(read: PicturesRead) -> list[str]:
    """Sentences about what was found, tied together, doubtful and left out."""
    statistics = read.statistics
    summary = f"{statistics.pictures} pictures were understood."
    if statistics.copies:
        summary += f" {statistics.copies} are copies of others."
    lines = [summary, *_ties(read), *_left_out(read), *read.dataset.warnings]
    if len(lines) > MOST_LINES:
        more = len(lines) - MOST_LINES + 1
        lines = [*lines[: MOST_LINES - 1], f"And {more} more remarks, mostly on features left out."]
    return lines


def _ties(read: PicturesRead) -> list[str]:
    return [
        f"“{tie.first}” and “{tie.second}” go together here (correlation {tie.correlation:.2f}), "
        "so their sliders will pull at each other; a lock keeps one still."
        for tie in read.statistics.ties()[:MOST_TIES]
    ]


def _left_out(read: PicturesRead) -> list[str]:
    refused = read.statistics.refused
    if not refused:
        return []
    reasons = listed([f"{count} ({reason})" for reason, count in refused.items()][:3])
    names = listed([refusal.path.name for refusal in read.dataset.refused][:3])
    return [f"Left out: {reasons}, such as {names}."]
