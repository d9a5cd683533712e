"""A few small pictures of each class, to see at a glance what the labels mean."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.datasets.dataset import Dataset, LabelArray, LabelledFeature
from tlgan_desktop.datasets.pictures import PictureArray, UnreadableError, decode, read_content
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress

SIDE = 64
FEW = 5


@dataclass(frozen=True, eq=False)
class Thumbnails:
    """Pictures ``(n, SIDE, SIDE, 3)`` of one class of a feature, or of the low or high end of a scale."""

    feature: str
    caption: str
    pictures: PictureArray


def thumbnails(
    dataset: Dataset, few: int = FEW, on_progress: ProgressListener = ignore_progress
) -> tuple[Thumbnails, ...]:
    """Up to ``few`` pictures of the ends of every feature: the first class or lowest values, and the last.

    Raises:
        Cancelled: the listener asks to stop.
    """
    clock = PhaseClock("looking at pictures", len(dataset.features), on_progress)
    found = []
    for column, feature in enumerate(dataset.features):
        for caption, rows in _ends(feature, dataset.labels[:, column]):
            found.append(Thumbnails(feature.name, caption, _readable(dataset, rows, few)))
        clock.report(column + 1)
    return tuple(found)


def _ends(feature: LabelledFeature, labels: LabelArray) -> Iterator[tuple[str, np.ndarray]]:
    """The captions of both ends and the rows of pictures there, the most telling ones first."""
    known = np.flatnonzero(~np.isnan(labels))
    rising = known[np.argsort(labels[known], kind="stable")]
    if feature.kind is FeatureKind.CONTINUOUS:
        yield "low", rising
        yield "high", rising[::-1]
        return
    present = [value for value in range(len(feature.classes)) if (labels == value).any()]
    for value in (present[0], present[-1]):
        yield feature.classes[value], np.flatnonzero(labels == value)


def _readable(dataset: Dataset, rows: np.ndarray, few: int) -> PictureArray:
    pictures: list[PictureArray] = []
    for row in rows[: 4 * few]:
        if len(pictures) == few:
            break
        try:
            pictures.append(decode(read_content(dataset.pictures[row]), SIDE))
        except UnreadableError:
            continue
    return np.stack(pictures) if pictures else np.empty((0, SIDE, SIDE, 3), np.uint8)
