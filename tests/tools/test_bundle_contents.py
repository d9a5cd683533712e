"""What goes into a bundle: the cut list, libraries that are missing or needed no more, and the report."""

import logging
from collections import Counter
from pathlib import Path

import pytest

from tlgan_desktop.datasets import read_dataset
from tools import smoke_test
from tools.bundle import contents
from tools.bundle.cutting import Entry, cut
from tools.bundle.missing_libraries import LOGGER, MissingLibraries
from tools.bundle.reachability import without_orphans

MODULES: list[Entry] = [
    ("torch.testing._internal.common", "common.py", "PYMODULE"),
    ("torch.testing", "__init__.py", "PYMODULE"),
]
FILES: list[Entry] = [
    ("torch/testing/_internal/data.pt", "data.pt", "DATA"),
    ("torch\\bin\\protoc.exe", "protoc.exe", "BINARY"),
    ("torch/bin/torch_shm_manager", "torch_shm_manager", "BINARY"),
]


def test_patterns_cut_files_and_modules_alike() -> None:
    assert cut([MODULES, FILES], ["torch/testing/_internal/*"]) == [MODULES[1:], FILES[1:]]


def test_what_is_spared_stays() -> None:
    assert cut([FILES], ["torch/bin/*"], ["torch/bin/torch_shm_manager"]) == [[FILES[0], FILES[2]]]


@pytest.mark.parametrize(
    ("patterns", "spared"), [(["torch/bin/*", "torch/test/*"], []), (["*"], ["torch/test/*"])]
)
def test_a_pattern_that_matches_nothing_fails(patterns: list[str], spared: list[str]) -> None:
    with pytest.raises(ValueError, match=r"nothing matches these patterns of the cut list: torch/test/\*$"):
        cut([MODULES, FILES], patterns, spared)


def warn(library: str, needed_by: str) -> None:
    """Say it in the words of PyInstaller."""
    text = "Library not found: could not resolve %r, dependency of %r."
    logging.getLogger(LOGGER).warning(text, library, needed_by)


def test_a_missing_library_is_an_error_where_it_is_needed() -> None:
    with MissingLibraries() as missing:
        warn("libxcb-cursor.so.0", "/qt/libqxcb.so")
        warn("libmysql.so", "/qt/libqmysql.so")
        logging.getLogger(LOGGER).warning("something else, of %r", "/qt/libqxcb.so")
    warn("libz.so", "/qt/libqxcb.so")  # not heard any more
    missing.refuse([("libqoffscreen.so", "/qt/libqoffscreen.so", "BINARY")])
    with pytest.raises(ValueError, match=r"install them: libxcb-cursor.so.0 \(for libqxcb.so\)$"):
        missing.refuse([("libqxcb.so", "/qt/libqxcb.so", "BINARY")])


def test_libraries_that_only_a_cut_file_needed_go_too() -> None:
    names = ["Qt/xcb.so", "libxcb.so", "libXau.so", "libgtk.so", "libpango.so", "libpython3.so"]
    needs = {"Qt/xcb.so": {"libxcb.so", "libc.so"}, "libxcb.so": {"libXau.so"}, "libgtk.so": {"libpango.so"}}
    kept = without_orphans([(name, name, "BINARY") for name in names], lambda file: needs.get(file, set()))
    assert [name for name, _, _ in kept] == ["Qt/xcb.so", "libxcb.so", "libXau.so", "libpython3.so"]


def test_the_report_weighs_packages_with_their_libraries(tmp_path: Path) -> None:
    sizes = {
        "tlgan": 10,
        "_internal/torch/lib/a.so": 3_000_000,
        "_internal/numpy.libs/b.so": 1_500_000,
        "_internal/numpy/c.so": 600_000,
        "_internal/libz.so.1": 2_000_000,
        "share/icon.png": 20,
    }
    for name, size in sizes.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(bytes(size))
    (tmp_path / "_internal" / "link.so").symlink_to("libz.so.1")
    found = contents.sizes(tmp_path)
    system = "libraries of the system and Python"
    small = {"programs and Python code": 10, "share": 20}
    assert found == Counter({"torch": 3_000_000, "numpy": 2_100_000, system: 2_000_000, **small})
    lines = contents.table(found).splitlines()
    assert lines[2:5] == ["| torch | 3.0 |", "| numpy | 2.1 |", f"| {system} | 2.0 |"]
    assert lines[5:] == ["| everything else | 0.0 |", "| **all** | 7.1 |"]


def test_the_pictures_of_the_smoke_test_are_a_labelled_folder(tmp_path: Path) -> None:
    smoke_test.draw_labelled_pictures(tmp_path, count=40)
    dataset = read_dataset(tmp_path)
    assert len(dataset.pictures) == 40
    assert not dataset.refused
