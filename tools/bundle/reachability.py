"""Leaves out libraries of the builder's system that only something cut needed."""

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from tools.bundle.cutting import Entry


def without_orphans(entries: Sequence[Entry], needs: Callable[[str], set[str]]) -> list[Entry]:
    """The binaries without the top-level libraries that no other binary needs, directly or through others.

    ``needs`` gives the names of the libraries that a file is linked with. Only files without a folder are
    left out: whatever lies in a package's folder was collected because the package asked for it.
    """
    libraries = {name: source for name, source, kind in entries if _is_loose_library(name, kind)}
    waiting = [source for name, source, _ in entries if name not in libraries]
    reached: set[str] = set()
    while waiting:
        found = needs(waiting.pop()) & libraries.keys() - reached
        reached |= found
        waiting += [libraries[name] for name in found]
    return [entry for entry in entries if entry[0] not in libraries or entry[0] in reached]


def _is_loose_library(name: str, kind: str) -> bool:
    return (
        kind == "BINARY"
        and PurePosixPath(name).parent == PurePosixPath()
        and not name.startswith("libpython")
    )
