"""Pictures and class sub-folders on the disk."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tlgan_desktop.datasets.pictures import is_picture_name
from tlgan_desktop.datasets.tables import find_table
from tlgan_desktop.datasets.values import Column, natural_order
from tlgan_desktop.errors import UserError

Identity = tuple[int, int]
"""What tells a folder from all others, whatever links lead to it."""


def list_pictures(folder: Path) -> list[Path]:
    """All pictures in a folder and below, told by their endings, in natural order; links followed once."""
    return sorted(_walk(folder, _above(folder)), key=lambda path: _natural_parts(path.relative_to(folder)))


def class_columns(folder: Path) -> list[tuple[list[Path], Column]]:
    """The features that sub-folders stand for, each with its pictures: one, or one a sub-folder of classes.

    Raises:
        UserError: the folder has no class sub-folders with pictures.
    """
    classes = [child for child in _children(folder) if _has_pictures(child)]
    if not classes:
        raise UserError(
            f"{folder} holds pictures but no labels; sort them into class sub-folders or add a CSV of labels."
        )
    if all(_is_sorted(child) for child in classes):
        return [pair for child in classes for pair in class_columns(child)]
    if len(classes) == 1:
        raise UserError(
            f"{folder} holds one class only ('{classes[0].name}'); add a sub-folder of pictures without it."
        )
    found = [(path, child.name) for child in classes for path in list_pictures(child)]
    column = Column(folder.resolve().name, tuple(name for _, name in found), short_names=True)
    return [([path for path, _ in found], column)]


def sibling_classes(folders: Sequence[Path]) -> tuple[list[Path], Column] | None:
    """The feature whose classes several folders of one parent are; None where they are no such classes."""
    parents = {folder.resolve().parent for folder in folders}
    if len(folders) < 2 or len(parents) > 1 or any(_holds_labels(folder) for folder in folders):
        return None
    found = [(path, folder.resolve().name) for folder in folders for path in list_pictures(folder)]
    if len({name for _, name in found}) < 2:
        return None
    column = Column(parents.pop().name, tuple(name for _, name in found), short_names=True)
    return [path for path, _ in found], column


def _holds_labels(folder: Path) -> bool:
    """Whether a folder says itself what its pictures are: by class sub-folders or a table."""
    if not folder.is_dir() or find_table(folder) is not None:
        return True
    return any(_has_pictures(child) for child in _children(folder))


def _is_sorted(folder: Path) -> bool:
    """Whether a folder is no class itself, but holds class sub-folders."""
    inner = [child for child in _children(folder) if _has_pictures(child)]
    return len(inner) > 1 and not any(is_picture_name(path) for path in folder.iterdir() if path.is_file())


def _has_pictures(folder: Path) -> bool:
    return next(_walk(folder, _above(folder)), None) is not None


def _children(folder: Path) -> list[Path]:
    above = {_identity(folder)} | _above(folder)
    folders = (child for child in folder.iterdir() if child.is_dir() and not _hidden(child.name))
    children = (child for child in folders if _identity(child) not in above)
    return sorted(children, key=lambda child: _natural_parts(Path(child.name)))


def _walk(folder: Path, visited: set[Identity]) -> Iterator[Path]:
    try:
        identity = _identity(folder)
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    if identity in visited:
        return
    visited.add(identity)
    for entry in entries:
        if _hidden(entry.name):
            continue
        path = folder / entry.name
        if is_picture_name(path) and not _is_folder(entry):
            yield path
        elif _is_folder(entry):
            yield from _walk(path, visited)


def _above(folder: Path) -> set[Identity]:
    """The folders that a folder lies in: a link to one of them leads round, and out to the other classes."""
    return {_identity(parent) for parent in folder.resolve().parents}


def _identity(folder: Path) -> Identity:
    status = folder.stat()
    return status.st_dev, status.st_ino


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"


def _natural_parts(path: Path) -> tuple[tuple[float, str], ...]:
    return tuple(natural_order(part) for part in path.parts)
