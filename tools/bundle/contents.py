"""What is inside a bundle and how large: by package, with the Python code of all of them in one archive."""

from collections import Counter
from pathlib import Path, PurePath

MB = 1_000_000
SMALL = 1 * MB
"""Packages below this are summed up in one line."""
QT = ("PySide6", "shiboken6")


def sizes(folder: Path) -> Counter[str]:
    """Bytes by package of a bundle's folder; a link counts nothing."""
    found: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            found[_package(path.relative_to(folder))] += path.stat().st_size
    return found


def table(found: Counter[str]) -> str:
    """A Markdown table, the largest first."""
    large = [(name, size) for name, size in found.most_common() if size >= SMALL]
    rest = found.total() - sum(size for _, size in large)
    rows = [*large, ("everything else", rest), ("**all**", found.total())]
    lines = [f"| {name} | {size / MB:.1f} |" for name, size in rows]
    return "\n".join(["| part | MB |", "|---|---:|", *lines])


def _package(path: PurePath) -> str:
    """The part of the bundle that a file belongs to."""
    inside = [part for part in path.parts if part not in ("_internal", "Contents", "Frameworks", "Resources")]
    if len(inside) == 1:
        is_library = ".so" in path.name or path.suffix in (".dylib", ".dll")
        return "libraries of the system and Python" if is_library else "programs and Python code"
    name = inside[0].removesuffix(".libs")
    return "Qt" if name in QT else "PIL" if name == "pillow" else name
