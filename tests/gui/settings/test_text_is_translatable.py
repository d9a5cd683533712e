"""Text that a person sees stands in `tr` or `translate`, or is marked for it; this finds what does not."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tlgan_desktop import gui

ROOT = Path(gui.__file__).parent
MARKED = {"tr", "translate", "QT_TRANSLATE_NOOP"}
UNSEEN = {"setObjectName", "exception", "error", "warning", "TypeVar"}
"""What takes names and lines for the log."""
WORDS = re.compile(r"[A-Z][a-z]{2,}|[A-Za-z]{2,} |[ &][A-Za-z]{2,}")
KEYS = re.compile(r"((Ctrl|Shift|Alt)\+)+\S+( [←→ ]+)?")
ENGLISH_FILES = {"help/report.py"}
"""The report goes to whoever mends faults, in English."""
NAMES = {
    " ms",
    "Alt+",
    "Apple GPU",
    "English",
    "Unknown",  # Qt's names of colour schemes
    "Light",
    "Dark",
    "TL-GAN Desktop ",
    "WebP",
    "&Edit",  # menus by the names that Actions marks
    "&Help",
    "&View",
    "group ",  # keys of settings
    "side effects",
}
MODULES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES)
def test_all_text_is_marked_for_translation(module: str) -> None:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    found = [] if module in ENGLISH_FILES else [text for text in literals(tree) if is_text(text)]
    assert found == []


def test_text_that_is_not_marked_is_found() -> None:
    source = 'label.setText(f"{count} pictures")\nTITLE = "Result"\nlabel.setText(self.tr("Done"))'
    assert [text for text in literals(ast.parse(source)) if is_text(text)] == [" pictures", "Result"]


def is_text(literal: str) -> bool:
    return bool(WORDS.search(literal)) and literal not in NAMES and not KEYS.fullmatch(literal)


def literals(node: ast.AST) -> Iterator[str]:
    """The strings below a node, but for docstrings, annotations, and what is marked or never seen."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in MARKED | UNSEEN:
            return
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Constant(value=str(text)):
            yield text
    for field, child in ast.iter_fields(node):
        if field in ("annotation", "returns"):
            continue
        for each in child if isinstance(child, list) else [child]:
            if isinstance(each, ast.AST):
                yield from literals(each)
