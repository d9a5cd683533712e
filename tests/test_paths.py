"""Where shipped files and the person's own folders are, however the application was installed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tlgan_desktop import paths

SOURCE = Path(paths.__file__).parent
PRINT_RESOURCE = (
    "from tlgan_desktop import paths; print(paths.resource('x'), paths.default_axes(), sep='\\n')"
)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A copy of the modules that ``paths`` needs, away from the source tree."""
    package = tmp_path / "site with spaces é" / "tlgan_desktop"
    package.mkdir(parents=True)
    for name in ("__init__.py", "paths.py"):
        (package / name).write_bytes((SOURCE / name).read_bytes())
    return package


def printed_paths(site: Path, before: str = "") -> list[Path]:
    script = f"import sys; sys.path.insert(0, {str(site)!r})\n{before}\n{PRINT_RESOURCE}"
    lines = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], check=True, capture_output=True, encoding="utf-8"
    ).stdout.splitlines()
    return [Path(line) for line in lines]


def test_source_tree() -> None:
    root = SOURCE.parent
    assert paths.resource("x") == root / "resources" / "x"
    assert paths.default_axes() == root / "axes" / "portraits.safetensors"
    assert paths.default_generator().parent == paths.default_extractor().parent == root / "resources"


def test_wheel(installed: Path) -> None:
    (installed / "shipped" / "resources").mkdir(parents=True)
    assert printed_paths(installed.parent) == [
        installed / "shipped" / "resources" / "x",
        installed / "shipped" / "axes" / "portraits.safetensors",
    ]


def test_frozen_bundle(installed: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "_internal"
    (bundle / "resources").mkdir(parents=True)
    found = printed_paths(installed.parent, before=f"sys._MEIPASS = {str(bundle)!r}")
    assert found == [bundle / "resources" / "x", bundle / "axes" / "portraits.safetensors"]


def test_own_folders_are_apart() -> None:
    folders = [paths.cache_folder(), paths.data_folder(), paths.log_folder()]
    assert len(set(folders)) == 3
    assert all(paths.APPLICATION in str(folder) for folder in folders)
