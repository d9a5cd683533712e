"""Fails when a Python module outgrows what one can read at a sitting."""

import sys
from pathlib import Path

LONGEST_MODULE = 300
ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("tlgan_desktop", "training", "benchmarks", "tests", "tools")


def main() -> int:
    """Name every module that is too long; 1 if there is one."""
    modules = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    too_long = {path: length for path, length in lengths.items() if length > LONGEST_MODULE}
    for path, length in too_long.items():
        print(f"{path.relative_to(ROOT)} has {length} lines; split it ({LONGEST_MODULE} at most).")
    return 1 if too_long else 0


if __name__ == "__main__":
    sys.exit(main())
