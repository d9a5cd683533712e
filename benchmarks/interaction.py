"""From the slider to the painted picture, beside the bare forward pass of the same network in the same run.

Prints the latency of single slider events, how soon a burst of events ends, the window's own work for one
event, and the growth of memory over many events.

    python -m benchmarks.interaction [GENERATOR] [--axes 20] [--events 200]
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication

from tlgan_desktop import paths
from tlgan_desktop.axes import AxisSet, FeatureAxis, write_axes
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators import Generator, open_generator, to_uint8
from tlgan_desktop.gui.image_pane import ImagePane
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.prompts import Answer, Prompts
from tlgan_desktop.gui.theme import Appearance

BURST = 500
BURSTS = 15
WARM_UP = 3_000
ENDURANCE = 10_000
DRAG = 50
SWEEP = 50
PATIENCE = 60.0


class Bench:
    """A window whose paintings of the picture are timed, and the mouse that drags its first slider."""

    def __init__(self, application: QApplication, generator: Path, axes: Path, settings: QSettings) -> None:
        self._application = application
        self._painted: Scene | None = None
        self.painted_at = 0.0
        self._time_paintings()
        self.window = MainWindow(settings, Appearance(application), [generator, axes])
        self.window.resize(1280, 800)
        self.window.show()
        self._wait(lambda: bool(self.window.panel.rows) and self._is_painted())
        self._slider = next(iter(self.window.panel.rows.values())).slider

    def drag(self, positions: np.ndarray, on_move: Callable[[], None]) -> None:
        """Take the knob, pull it through positions, and let it go."""
        self._send(QEvent.Type.MouseButtonPress, self._slider.state.position)
        for position in positions:
            self._send(QEvent.Type.MouseMove, float(position))
            on_move()
        self._send(QEvent.Type.MouseButtonRelease, self._slider.state.position)

    def settle(self) -> None:
        """Run the event loop until the picture of the present scene has been painted."""
        self._wait(self._is_painted)

    def breathe(self) -> None:
        """Let the window do what it has to, without waiting for anything."""
        self._application.processEvents()

    def _is_painted(self) -> bool:
        return self._painted is not None and self._painted == self.window.editor.scene

    def _wait(self, done: Callable[[], bool]) -> None:
        limit = time.perf_counter() + PATIENCE
        while not done():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > limit:
                sys.exit("The window does not answer.")

    def _send(self, kind: QEvent.Type, position: float) -> None:
        place = QPointF(self._slider.x_of(position), self._slider.height() / 2)
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        everywhere = QPointF(self._slider.mapToGlobal(place))
        event = QMouseEvent(
            kind, place, everywhere, button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        self._application.sendEvent(self._slider, event)

    def _time_paintings(self) -> None:
        paint = ImagePane.paintEvent

        def paint_and_take_the_time(pane: ImagePane, event: QPaintEvent) -> None:
            paint(pane, event)
            shown = self.window.shown
            self._painted = None if shown is None else shown.scene
            self.painted_at = time.perf_counter()

        ImagePane.paintEvent = paint_and_take_the_time  # type: ignore[method-assign,assignment]


def main() -> None:
    options = _options()
    generator = open_generator(options.generator)
    print(
        f"{options.generator.name}: {generator.info.resolution} px, {generator.info.parameters:,} parameters"
    )
    application = QApplication(["benchmark"])
    with tempfile.TemporaryDirectory() as folder:
        axes = Path(folder, "axes.safetensors")
        write_axes(axes, random_axes(generator, options.axes))
        settings = QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)
        bench = Bench(application, options.generator, axes, settings)
        measure_latency(bench, generator, options.events)
        measure_own_work(bench)
        measure_burst(bench, generator)
        measure_memory(bench)
        Prompts.ask_to_save = lambda *_: Answer.DISCARD  # type: ignore[method-assign]
        bench.window.close()


def measure_latency(bench: Bench, generator: Generator, count: int) -> None:
    """Time single events and bare forward passes in turn, so that both meet the same machine."""
    bare, latency = [], []

    def wait_for_picture() -> None:
        start = time.perf_counter()
        bench.settle()
        latency.append(bench.painted_at - start)
        bench.breathe()  # the sliders follow the picture; the next event finds the window idle
        bare.append(forward_seconds(generator))

    warm_up = np.append(np.linspace(-1, 1, 20), -2)
    bench.drag(warm_up, bench.settle)
    for sweep in range(max(1, count // SWEEP)):
        # The slider stands at the first place already, and every move is more than a pixel.
        bench.drag((np.linspace(-2, 2, SWEEP + 1) * (-1) ** sweep)[1:], wait_for_picture)
    print(f"bare forward pass      {figures(bare)}")
    print(f"slider to picture      {figures(latency)}")
    print(f"slider less forward    {differences(latency, bare)}")


def measure_own_work(bench: Bench) -> None:
    """Time the window's answer to an event, without the picture."""
    seconds: list[float] = []
    positions = np.linspace(-2, 2, BURST)
    start = time.perf_counter()
    bench.drag(positions, lambda: seconds.append(time.perf_counter()))
    bench.settle()
    print(f"work for one event     {figures(list(np.diff([start, *seconds])))}")


def measure_burst(bench: Bench, generator: Generator) -> None:
    """Time from the last of many events to its picture, and forward passes in turn."""
    ends, bare = [], []
    for number in range(BURSTS):
        bench.drag(np.linspace(-2, 2, BURST) * (-1) ** number, bench.breathe)
        last = time.perf_counter()
        bench.settle()
        ends.append(bench.painted_at - last)
        bare.append(forward_seconds(generator))
    passes = np.median(ends) / np.median(bare)
    print(f"end of a burst of {BURST} {figures(ends)}   {passes:.1f} forward passes")


def measure_memory(bench: Bench) -> None:
    """Growth of the process over many events, in drags as a person makes them."""
    make_events(bench, WARM_UP)
    before = resident_mebibytes()
    make_events(bench, ENDURANCE)
    growth = resident_mebibytes() - before
    print(f"growth over {ENDURANCE:,} events  {growth:6.2f} MiB of {before:.0f}")


def make_events(bench: Bench, count: int) -> None:
    for drag in range(count // DRAG):
        bench.drag(np.linspace(-1, 1, DRAG) * (-1) ** drag, bench.breathe)
    bench.settle()
    gc.collect()


def forward_seconds(generator: Generator) -> float:
    latent = generator.sample(0)
    start = time.perf_counter()
    to_uint8(generator.forward(latent))
    return time.perf_counter() - start


def random_axes(generator: Generator, count: int) -> AxisSet:
    directions = np.random.default_rng(0).standard_normal((count, generator.info.spaces["z"]))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    axes = [
        FeatureAxis(f"Feature {number}", "", FeatureKind.CONTINUOUS, direction)
        for number, direction in enumerate(directions)
    ]
    return AxisSet(tuple(axes), "z", generator.info.prior, generator_fingerprint=generator.info.fingerprint)


def figures(seconds: list[float]) -> str:
    """Percentiles in milliseconds; on a busy machine the lowest is nearest to what the code takes."""
    return "  ".join(f"p{part:02} {1000 * np.percentile(seconds, part):7.2f} ms" for part in (5, 50, 95))


def differences(seconds: list[float], others: list[float]) -> str:
    """Differences of the percentiles of two series in milliseconds."""
    parts = (5, 50, 95)
    gaps = 1000 * (np.percentile(seconds, parts) - np.percentile(others, parts))
    return "  ".join(f"p{part:02} {gap:7.2f} ms" for part, gap in zip(parts, gaps, strict=True))


def resident_mebibytes() -> float:
    """Memory of this process in use; 0 where the system does not tell."""
    statistics = Path("/proc/self/statm")
    if not statistics.exists():
        return 0.0
    return int(statistics.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("generator", nargs="?", type=Path, default=paths.default_generator())
    parser.add_argument("--axes", type=int, default=20)
    parser.add_argument("--events", type=int, default=200)
    return parser.parse_args()


if __name__ == "__main__":
    main()
