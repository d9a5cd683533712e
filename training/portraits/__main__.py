"""Draw labelled portraits: ``python -m training.portraits --assets FOLDER --out FOLDER --count N``."""

import argparse
import signal
import sys
import time
from pathlib import Path

import torch

from tlgan_desktop.errors import UserError
from training.extractor import ProgressLine
from training.portraits.portraits import PortraitSettings, make_portraits


def main() -> int:
    """The command."""
    arguments = _arguments()
    if arguments.workers > 1:
        torch.set_num_threads(1)
    begun = time.monotonic()
    settings = PortraitSettings(arguments.seed, arguments.size)
    # A request to end is heard as Ctrl+C is, so that the table is written.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        make_portraits(
            arguments.assets,
            arguments.out,
            arguments.count,
            settings,
            torch.device(arguments.device),
            arguments.workers,
            ProgressLine(),
        )
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n{arguments.out}: ended early; the same command goes on.")
        return 1
    print(f"\n{arguments.out}: {time.monotonic() - begun:.0f} s")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--assets", type=Path, required=True, help="MakeHuman's data folder, or a part of it")
    parser.add_argument(
        "--out", type=Path, required=True, help="gone on with where portraits are there already"
    )
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--size", type=int, default=128, help="pixels along each side")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    parser.add_argument("--device", default="cpu", help="of torch, for all that is done by the pixel")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
