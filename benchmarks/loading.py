"""How much memory opening a full-size foreign file takes, and how soon its first picture is there.

Every file is opened in a process of its own. What that process holds before (Python, torch) does not count;
the rest is compared to the size of the file plus the network. Linux only.

    python -m benchmarks.loading [FILE ...]
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import cast

import torch

from benchmarks.write_foreign import FOLDER, WRITERS
from tlgan_desktop.generators import open_generator

STATUS = Path("/proc/self/status")
SAMPLING_SECONDS = 0.002


class PeakMemory:
    """The most resident memory of this process, in bytes, while the block runs; sampled."""

    def __enter__(self) -> "PeakMemory":
        self.before = self.peak = resident()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(SAMPLING_SECONDS):
            self.peak = max(self.peak, resident())


def resident() -> int:
    """The resident memory of this process in bytes, mapped files included."""
    lines = STATUS.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) * 1024


def measure(path: Path) -> dict[str, float]:
    """Open a file and draw one picture, in this process."""
    torch.randn(64, 64) @ torch.randn(64, 64)
    start = time.perf_counter()
    with PeakMemory() as opening:
        generator = open_generator(path, torch.device("cpu"))
    opened = time.perf_counter()
    with PeakMemory() as drawing:
        pictures = generator.forward(generator.sample(0))
    state = cast(torch.nn.Module, generator.network).state_dict()
    network = sum(tensor.numel() * tensor.element_size() for tensor in state.values())
    both = path.stat().st_size + network
    return {
        "file_mib": path.stat().st_size / 2**20,
        "network_mib": network / 2**20,
        "opening_mib": (opening.peak - opening.before) / 2**20,
        "opening_over_file_and_network": (opening.peak - opening.before) / both,
        "drawing_mib": (drawing.peak - opening.before) / 2**20,
        "opening_seconds": opened - start,
        "picture_seconds": time.perf_counter() - opened,
        "side": pictures.shape[-1],
    }


def main() -> None:
    """Measure files, each in a process of its own; without any, those of `write_foreign`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        print(json.dumps(measure(*arguments.files)))
        return
    for path in arguments.files or _written():
        command = [sys.executable, "-m", "benchmarks.loading", "--here", str(path)]
        figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
        print(path.name, json.dumps({name: round(value, 3) for name, value in figures.items()}))


def _written() -> list[Path]:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, write in WRITERS.items():
        if not (FOLDER / name).exists():
            write(FOLDER / name)
    return [FOLDER / name for name in WRITERS]


if __name__ == "__main__":
    main()
