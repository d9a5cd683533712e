"""Builds, packs, weighs and tries out the application for the platform this runs on: ``make package``."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import smoke_test
from tools.bundle import contents, steps
from tools.bundle.product import read_product

MOST_UNPACKED_MB = 950
MOST_PACKED_MB = 300


def main() -> int:
    """Do all of it; 1 when a step fails, the bundle does not work or is too large."""
    seconds: dict[str, float] = {}
    product = read_product()
    try:
        with _timed("environment", seconds):
            steps.make_environment()
        with _timed("PyInstaller", seconds):
            folder = steps.build_bundle(product)
        if sys.platform == "linux":
            with _timed("symbols and desktop files", seconds):
                steps.strip_symbols(folder)
                steps.add_desktop_files(folder)
        with _timed("packing", seconds):
            archive = steps.pack(folder)
        with _timed("smoke test", seconds):
            smoke_test.run(steps.application(folder))
    except subprocess.CalledProcessError as error:
        print(
            f"make package failed: {' '.join(map(str, error.cmd))} ended with {error.returncode}",
            file=sys.stderr,
        )
        return 1
    except smoke_test.Failed as error:
        print(f"The bundle does not work: {error}", file=sys.stderr)
        return 1
    return _report(folder, archive, seconds)


@contextmanager
def _timed(step: str, seconds: dict[str, float]) -> Iterator[None]:
    print(f"== {step}", flush=True)
    begin = time.monotonic()
    yield
    seconds[step] = time.monotonic() - begin
    print(f"   {seconds[step]:.0f} s", flush=True)


def _report(folder: Path, archive: Path, seconds: dict[str, float]) -> int:
    """Print and write down what is inside, how large it is and what took how long."""
    inside = contents.sizes(folder)
    unpacked, packed = inside.total() / contents.MB, archive.stat().st_size / contents.MB
    took = ", ".join(f"{step} {duration:.0f} s" for step, duration in seconds.items())
    text = (
        f"# {folder.name}\n\n{contents.table(inside)}\n\n"
        f"Packed: {archive.name}, {packed:.1f} MB ({MOST_PACKED_MB} at most; unpacked {MOST_UNPACKED_MB}).\n"
        f"Time: {took}; all {sum(seconds.values()) / 60:.1f} min.\n"
    )
    (folder.parent / f"{folder.name}-contents.md").write_text(text, encoding="utf-8")
    print(text)
    if unpacked > MOST_UNPACKED_MB or packed > MOST_PACKED_MB:
        print("The bundle is too large; the table says what grew.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
