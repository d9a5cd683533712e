"""From a labelled folder to 40 axes, from nothing: extractors are trained, pictures made and axes checked.

    python -m benchmarks.forty_features --dataset DIR [--columns NAME,NAME,...] [--start E]

Prints the seconds of every phase and the verdicts. Nothing is kept or reused: data and cache lie in a folder
that goes afterwards.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tlgan_desktop.datasets import Dataset, read_dataset
from tlgan_desktop.discovery.carrying_out import Findings, Places, carry_out
from tlgan_desktop.discovery.plan import Plan, Preset, Start
from tlgan_desktop.discovery.stages import Stage, StageProgress
from tlgan_desktop.generators import open_generator
from tlgan_desktop.paths import default_generator

FEATURES = 40


class StageClock:
    """Hears of the work and takes the time from the first word of each stage to that of the next."""

    def __init__(self) -> None:
        self.seconds: dict[Stage, float] = {}
        self._stage: Stage | None = None
        self._began = time.perf_counter()

    def __call__(self, heard: object) -> None:
        """Note which stage the work is at."""
        if isinstance(heard, StageProgress) and heard.stage is not self._stage:
            self.stop()
            self._stage = heard.stage
            print(f"  {heard.stage.value}…", file=sys.stderr, flush=True)

    def stop(self) -> None:
        """End the present stage."""
        now = time.perf_counter()
        if self._stage is not None:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._began
            self._began = now


def main() -> None:
    arguments = _arguments()
    dataset = read_dataset(arguments.dataset, arguments.labels)
    chosen = _chosen(dataset, arguments.columns)
    plan = Plan(
        folders=(arguments.dataset,),
        table=arguments.labels,
        left_out=frozenset(feature.name for feature in dataset.features) - frozenset(chosen),
        start=Start.NOTHING if arguments.start is None else Start.EXTRACTOR,
        extractor=arguments.start,
        preset=arguments.preset,
    )
    clock = StageClock()
    with tempfile.TemporaryDirectory() as scratch:
        places = Places(Path(scratch, "data"), Path(scratch, "cache"))
        found = carry_out(plan, open_generator(arguments.generator), None, places, clock)
        clock.stop()
    _print(dataset, found, clock)


def _chosen(dataset: Dataset, columns: str | None) -> Sequence[str]:
    """The features called for, or the first 40."""
    names = [feature.name for feature in dataset.features]
    chosen = names[:FEATURES] if columns is None else [name.strip() for name in columns.split(",")]
    if unknown := [name for name in chosen if name not in names]:
        sys.exit(f"There is no feature {', '.join(unknown)}; there are: {', '.join(names)}.")
    return chosen


def _print(dataset: Dataset, found: Findings, clock: StageClock) -> None:
    discovery = found.discovery
    print(f"{len(dataset.pictures):,} labelled pictures, {len(discovery.report.axes)} features, from nothing")
    for stage, seconds in clock.seconds.items():
        print(f"{stage.value:34} {seconds:8.1f} s")
    total = sum(clock.seconds.values())
    print(f"{'All':34} {total:8.1f} s = {total / 60:.1f} minutes")
    shares = ", ".join(f"{phase} {seconds:.1f} s" for phase, seconds in discovery.seconds.items())
    early = ", enough for every axis" if discovery.stopped_early else ""
    print(f"{discovery.samples:,} samples{early}: {shares}")
    verdicts = Counter(axis.verdict.value for axis in discovery.report.axes)
    print(", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dataset", type=Path, required=True)
    parser.add_argument("--labels", type=Path, help="the table of labels, where it is not in the folder")
    parser.add_argument("--columns", help="features by name, with commas between; the first 40 when left out")
    parser.add_argument("--start", type=Path, help="an extractor to start from")
    parser.add_argument("--preset", type=Preset, default=Preset.BALANCED, choices=list(Preset))
    parser.add_argument("--generator", type=Path, default=default_generator())
    return parser.parse_args()


if __name__ == "__main__":
    main()
