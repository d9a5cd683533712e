"""Reading labelled pictures from folders and tables into one data set."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tlgan_desktop.datasets.checks import usable_features, without_contradictions
from tlgan_desktop.datasets.dataset import Dataset, LabelArray, LabelledFeature, Refusal
from tlgan_desktop.datasets.folders import class_columns, list_pictures, sibling_classes
from tlgan_desktop.datasets.pictures import DECODING_THREADS, UnreadableError, check_picture, read_content
from tlgan_desktop.datasets.tables import find_table, match_pictures, read_table
from tlgan_desktop.datasets.values import Column, labels_of
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress

REPORT_EVERY = 20


@dataclass(frozen=True)
class _Source:
    """Pictures with columns of texts, a text a picture, and remarks on what was left out."""

    pictures: tuple[Path, ...]
    columns: tuple[Column, ...]
    remarks: tuple[str, ...] = ()


def read_dataset(
    folder: Path | Sequence[Path],
    labels: Path | None = None,
    kinds: Mapping[str, FeatureKind] | None = None,
    on_progress: ProgressListener = ignore_progress,
) -> Dataset:
    """Read labelled pictures; each is decoded once to see that it can be, and let go.

    Args:
        folder: a folder with a sub-folder a class; a folder of such folders, or several of them, each its own
            feature; the class sub-folders themselves; a folder with a table of labels in it; or CelebA's
            img_align_celeba.
        labels: the table of labels, where it lies elsewhere or there are several.
        kinds: kinds of features by the name of their column or folder, where the inferred ones are not right.
        on_progress: hears how many pictures were looked at.

    Raises:
        UserError: there are no pictures, no labels, or too few pictures of every feature that can be decoded.
    """
    folders = [Path(folder)] if isinstance(folder, str | Path) else [Path(one) for one in folder]
    sources = _class_folders(folders, labels) or [
        source for one in folders for source in _sources(one, labels)
    ]
    pictures = [path for source in sources for path in source.pictures]
    contents = _look_at(pictures, on_progress)
    good = [row for row, content in enumerate(contents) if isinstance(content, str)]
    if not good:
        raise UserError(f"None of the {len(pictures)} pictures of {folders[0]} can be read; are they whole?")
    columns = [column.cut(good) for column in _joined(sources)]
    groups = tuple(content for content in contents if isinstance(content, str))
    features, table, remarks = _labels(columns, kinds or {})
    table, contradictions = without_contradictions(groups, table)
    refused = tuple(content for content in contents if isinstance(content, Refusal))
    features, table, warnings = usable_features(folders[0].name, features, table, refused)
    return Dataset(
        name=folders[0].resolve().name,
        pictures=tuple(pictures[row] for row in good),
        features=features,
        labels=table,
        refused=refused,
        warnings=(
            *(remark for source in sources for remark in source.remarks),
            *remarks,
            *contradictions,
            *warnings,
        ),
        groups=groups,
    )


def _class_folders(folders: Sequence[Path], labels: Path | None) -> list[_Source]:
    """What the folders are where they are classes of one feature, as when these are all that was chosen."""
    found = sibling_classes(folders) if labels is None else None
    return [_Source(tuple(found[0]), (found[1],))] if found else []


def _sources(folder: Path, labels: Path | None) -> list[_Source]:
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}; check the name.")
    pictures = list_pictures(folder)
    if not pictures:
        raise UserError(
            f"{folder} holds no pictures (PNG, JPEG, WebP, TIFF and the like); choose another folder."
        )
    table = labels or find_table(folder)
    if table is None:
        return _class_sources(folder, pictures)
    matched = match_pictures(read_table(table), pictures, folder)
    return [_Source(matched.pictures, matched.columns, matched.remarks)]


def _class_sources(folder: Path, pictures: Sequence[Path]) -> list[_Source]:
    """What the class sub-folders say; ``pictures`` are all in the folder, also those of no class."""
    columns = class_columns(folder)
    loose = set(pictures).difference(*(paths for paths, _ in columns))
    remark = f"Pictures in {folder.name} that lie in no class sub-folder, left out: {len(loose)}."
    sources = [_Source(tuple(paths), (column,)) for paths, column in columns]
    return [*sources, _Source((), (), (remark,))] if loose else sources


def _look_at(pictures: Sequence[Path], on_progress: ProgressListener) -> list[str | Refusal]:
    """The content hash of every picture, or why it is refused."""
    clock = PhaseClock("looking at pictures", len(pictures), on_progress)
    looked: list[str | Refusal] = []
    with ThreadPoolExecutor(DECODING_THREADS) as threads:
        for start in range(0, len(pictures), REPORT_EVERY):
            looked += threads.map(_look_at_one, pictures[start : start + REPORT_EVERY])
            clock.report(len(looked))
    return looked


def _look_at_one(path: Path) -> str | Refusal:
    try:
        content = read_content(path)
        check_picture(content)
    except UnreadableError as error:
        return Refusal(path, str(error))
    return hashlib.sha256(content).hexdigest()


def _joined(sources: Sequence[_Source]) -> list[Column]:
    """Columns over the pictures of all sources, empty where a source does not have them."""
    columns = {column.name: column for source in sources for column in source.columns}
    texts: dict[str, list[str]] = {name: [] for name in columns}
    for source in sources:
        known = {column.name: column.values for column in source.columns}
        for name in columns:
            texts[name] += known.get(name, ("",) * len(source.pictures))
    return [
        Column(column.name, tuple(texts[name]), column.group, column.short_names)
        for name, column in columns.items()
    ]


def _labels(
    columns: Sequence[Column], kinds: Mapping[str, FeatureKind]
) -> tuple[tuple[LabelledFeature, ...], LabelArray, tuple[str, ...]]:
    if unknown := sorted(set(kinds) - {column.name for column in columns}):
        names = ", ".join(column.name for column in columns)
        raise UserError(f"There is no feature '{unknown[0]}' whose kind could be set; there are: {names}.")
    read = [labels_of(column, kinds.get(column.name)) for column in columns]
    features = [
        (column, feature) for column, labels in zip(columns, read, strict=True) for feature in labels.features
    ]
    remarks = tuple(labels.remark for labels in read if labels.remark)
    return _distinct(features), np.concatenate([labels.labels for labels in read], axis=1), remarks


def _distinct(features: Sequence[tuple[Column, LabelledFeature]]) -> tuple[LabelledFeature, ...]:
    """Features with names of their own: the class names of two folders may be the same."""
    uses = Counter(feature.name for _, feature in features)
    return tuple(
        feature
        if uses[feature.name] == 1
        else LabelledFeature(f"{column.name}: {feature.name}", feature.kind, feature.classes, feature.group)
        for column, feature in features
    )
