"""Leaves out of a bundle what nobody needs, and notices when a pattern of the cut list has gone stale."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

Entry = tuple[str, str, str]
"""Name in the bundle, file on the builder and kind, as PyInstaller lists what it collects."""


def cut(
    tables: Sequence[Iterable[Entry]], patterns: Sequence[str], spared: Sequence[str] = ()
) -> list[list[Entry]]:
    """The tables without the entries whose names match a pattern, unless they match one of ``spared``.

    A pattern is a path with ``*`` for any characters, ``/`` among them. Python modules count as paths too:
    ``torch/testing/*`` cuts the files below that folder and the module ``torch.testing._internal.common``.

    Raises:
        ValueError: a pattern matches nothing, so the cut list is no longer true; names all such patterns.
    """
    listed = [list(table) for table in tables]
    paths = {_path(entry) for table in listed for entry in table}
    matched = {pattern: _matching(paths, pattern) for pattern in (*patterns, *spared)}
    if stale := [pattern for pattern, found in matched.items() if not found]:
        raise ValueError(f"nothing matches these patterns of the cut list: {', '.join(stale)}")
    gone = set().union(*(matched[pattern] for pattern in patterns))
    gone -= set().union(*(matched[pattern] for pattern in spared))
    return [[entry for entry in table if _path(entry) not in gone] for table in listed]


def _matching(paths: Iterable[str], pattern: str) -> set[str]:
    return {path for path in paths if fnmatchcase(path, pattern)}


def _path(entry: Entry) -> str:
    name, _, kind = entry
    return name.replace(".", "/") if kind.startswith("PYMODULE") else name.replace("\\", "/")
