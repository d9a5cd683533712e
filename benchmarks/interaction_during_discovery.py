"""From the slider to the painted picture, with nothing else to do and while a discovery goes on behind it.

    python -m benchmarks.interaction_during_discovery [--preset quick] [--rest 3] [--limit 600]

Pictures that the default generator draws itself are labelled by the extractor that ships; the wizard learns
from them alone, and is put aside. Meanwhile a slider is dragged for a second, again and again, with a rest
between, until the work is done or the limit is reached. Prints the latency of the slider's events for each
stage of the work.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from benchmarks.interaction import Bench, figures
from tlgan_desktop import paths
from tlgan_desktop.discovery.plan import Preset, Start
from tlgan_desktop.discovery.stages import StageProgress
from tlgan_desktop.extractors import open_extractor
from tlgan_desktop.generators import open_generator
from tlgan_desktop.gui.discovery_messages import Heard
from tlgan_desktop.gui.prompts import Answer, Prompts

PICTURES = 200
EVENTS = 40
EVENT_SECONDS = 1 / 60
"""A mouse tells its place about sixty times a second."""
IDLE_DRAGS = 6
FEATURE = "Long hair"


class Timing:
    """Drags the slider as a person does, and keeps how long the picture takes to follow."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.all: dict[str, list[float]] = defaultdict(list)
        self.first: dict[str, list[float]] = defaultdict(list)

    def drag(self, stage: str, number: int) -> None:
        """One drag of about a second."""
        seconds: list[float] = []

        def follow() -> None:
            self._bench.settle()
            seconds.append(self._bench.latency)
            self._bench.rest(EVENT_SECONDS - self._bench.latency)

        places = np.linspace(-2, 2, EVENTS + 1) * (-1) ** number
        self._bench.drag(places[1:], follow)  # the slider stands at the first place already
        self.all[stage] += seconds
        self.first[stage].append(seconds[0])

    def table(self) -> str:
        """A row a stage, beside idle."""
        idle = np.percentile(self.all["idle"], 95)
        rows = []
        for stage, seconds in self.all.items():
            ratio = np.percentile(seconds, 95) / idle
            first = 1000 * np.median(self.first[stage])
            rows.append(
                f"{stage:34} {figures(seconds)}  p95 {ratio:4.1f} x idle  first of a drag {first:6.1f} ms"
            )
        return "\n".join(rows)


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            os.environ[variable] = str(Path(folder, "own"))
        pictures = Path(folder, "pictures")
        with ThreadPoolExecutor(1) as thread:  # which ends, and its helpers with it: see gui.engine
            thread.submit(label_own_pictures, pictures).result()
        settings = QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)
        application = QApplication(["benchmark"])
        bench = Bench(application, [paths.default_generator()], settings)
        bench.use_axes(paths.default_axes())
        timing = Timing(bench)
        timing.drag("warm-up", 0)
        timing.all.clear()
        for number in range(IDLE_DRAGS):
            timing.drag("idle", number)
            bench.rest(0.5)
        drag_during_discovery(bench, timing, pictures, options)
        print(timing.table())
        Prompts.ask_to_save = lambda *_: Answer.DISCARD  # type: ignore[method-assign]
        bench.window.close()


def label_own_pictures(folder: Path) -> None:
    """Write pictures of the default generator, in two folders by what its extractor sees."""
    generator, extractor = (
        open_generator(paths.default_generator()),
        open_extractor(paths.default_extractor()),
    )
    pictures = generator.pictures(generator.sample(0, PICTURES), batch_size=16)
    small = generator.pictures(generator.sample(0, PICTURES), batch_size=16, size=extractor.size)
    column = [feature.name for feature in extractor.features].index(FEATURE)
    scores = extractor.score(small)[:, column]
    for name in ("with", "without"):
        (folder / name).mkdir(parents=True)
    for place, (picture, score) in enumerate(zip(pictures, scores, strict=True)):
        name = "with" if score > np.median(scores) else "without"
        Image.fromarray(picture).save(folder / name / f"{place:03d}.png")


def drag_during_discovery(bench: Bench, timing: Timing, pictures: Path, options: argparse.Namespace) -> None:
    """Start the wizard's work, put it aside, and drag until it is done."""
    desk = bench.window.desk
    stage = "before the work"

    def follow(result: object) -> None:
        nonlocal stage
        if isinstance(result, Heard) and isinstance(result.heard, StageProgress):
            stage = result.heard.stage.value

    desk.jobs.told.connect(follow)
    desk.take_pictures([pictures])
    wizard = desk.wizard
    assert wizard is not None
    while not wizard.pictures_page.isComplete():
        bench.rest(0.1)
    wizard.draft.update(start=Start.NOTHING, preset=options.preset)
    wizard.next()
    wizard.next()
    wizard.put_work_aside()
    began, number = time.perf_counter(), 0
    while wizard.is_running and time.perf_counter() - began < options.limit:
        bench.rest(options.rest)
        timing.drag(stage, number)
        number += 1
        print(f"{time.perf_counter() - began:5.0f} s: {stage}", file=sys.stderr, flush=True)
    ended = "to its end" if not wizard.is_running else "and not to its end"
    print(
        f"{number} drags in {time.perf_counter() - began:.0f} s of work, {ended}; {bench.window.notice.text}"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--preset", type=Preset, default=Preset.QUICK, choices=list(Preset))
    parser.add_argument("--rest", type=float, default=3.0, help="seconds between two drags")
    parser.add_argument("--limit", type=float, default=600.0, help="the most seconds of work")
    return parser.parse_args()


if __name__ == "__main__":
    main()
