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
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QPointF, QSettings, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication

from tlgan_desktop import paths
from tlgan_desktop.axes import AxisSet, FeatureAxis, write_axes
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators import Generator, GeneratorInfo, to_uint8
from tlgan_desktop.gui.image_pane import ImagePane
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.panel.feature_slider import FeatureSlider
from tlgan_desktop.gui.prompts import Answer, Prompts
from tlgan_desktop.gui.theme import Appearance

BURST = 500
BURSTS = 15
MOUSE_SECONDS = 0.001
"""The fastest mice tell their place a thousand times a second."""
WARM_UP = 3_000
ENDURANCE = 10_000
SPAN = 2.0
"""Drags go so far to both sides of zero."""
DRAG = 50
SWEEP = 50
IDLE_SECONDS = 0.05
PATIENCE = 60.0


class Bench:
    """A window whose paintings of the picture are timed, and the mouse that drags its first slider."""

    def __init__(self, application: QApplication, files: Sequence[Path], settings: QSettings) -> None:
        self._application = application
        self._painted: Scene | None = None
        self._moved_at = self._painted_at = 0.0
        self._time_paintings()
        self.window = MainWindow(settings, Appearance(application), files)
        self.window.resize(1280, 800)
        self.window.show()
        self.settle()

    @property
    def info(self) -> GeneratorInfo:
        """What the window's generator is."""
        assert self.window.editor.info is not None
        return self.window.editor.info

    def use_axes(self, axes: Path) -> None:
        """Open axes, and wait for their sliders."""
        self.window.open_files([axes])
        self._wait(lambda: bool(self.window.panel.rows) and self._is_painted())

    def forward_seconds(self) -> float:
        """Time a bare forward pass of the window's own network, in the thread that always runs it.

        Another thread would bring helpers of its own, beside which those of the worker wait for work in a way
        that is slow to wake: both would take nearly twice as long.
        """
        return self.window.inference.do_later(self.info.fingerprint, forward_seconds).result()

    def drag(self, positions: np.ndarray, on_move: Callable[[], None]) -> None:
        """Take the knob, pull it through positions, and let it go."""
        self.pull(positions, on_move)
        self.let_go()

    def pull(self, positions: np.ndarray, on_move: Callable[[], None]) -> None:
        """Take the knob, pull it through positions, and keep hold of it."""
        self._send(QEvent.Type.MouseButtonPress, self._slider.state.position)
        for position in positions:
            self._moved_at = time.perf_counter()
            self._send(QEvent.Type.MouseMove, float(position))
            on_move()

    def let_go(self) -> None:
        """Let the knob go."""
        self._send(QEvent.Type.MouseButtonRelease, self._slider.state.position)

    @property
    def _slider(self) -> FeatureSlider:
        return next(iter(self.window.panel.rows.values())).slider

    @property
    def latency(self) -> float:
        """Seconds from the last move of the mouse to the last painting of the picture."""
        return self._painted_at - self._moved_at

    def settle(self) -> None:
        """Run the event loop until the picture of the present scene has been painted."""
        self._wait(self._is_painted)

    def breathe(self) -> None:
        """Let the window do what it has to, without waiting for anything."""
        self._application.processEvents()

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, max(1, int(1000 * left)))
            time.sleep(0.001)

    def _is_painted(self) -> bool:
        return self._painted is not None and self._painted == self.window.editor.scene

    def _wait(self, done: Callable[[], bool]) -> None:
        limit = time.perf_counter() + PATIENCE
        while not done():
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > limit:
                sys.exit("The window does not answer.")

    def _send(self, kind: QEvent.Type, position: float) -> None:
        slider = self._slider
        place = QPointF(slider.x_of(position), slider.height() / 2)
        button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
        everywhere = QPointF(slider.mapToGlobal(place))
        event = QMouseEvent(
            kind, place, everywhere, button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        self._application.sendEvent(slider, event)

    def _time_paintings(self) -> None:
        paint = ImagePane.paintEvent

        def paint_and_take_the_time(pane: ImagePane, event: QPaintEvent) -> None:
            paint(pane, event)
            shown = self.window.shown
            self._painted = None if shown is None else shown.scene
            self._painted_at = time.perf_counter()

        ImagePane.paintEvent = paint_and_take_the_time  # type: ignore[method-assign,assignment]


def main() -> None:
    options = _options()
    application = QApplication(["benchmark"])
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat)
        bench = Bench(application, [options.generator], settings)
        print(f"{options.generator.name}: {bench.info.resolution} px, {bench.info.parameters:,} parameters")
        axes = Path(folder, "axes.safetensors")
        write_axes(axes, random_axes(bench.info, options.axes))
        bench.use_axes(axes)
        measure_latency(bench, options.events)
        measure_own_work(bench)
        measure_burst(bench)
        measure_memory(bench)
        Prompts.ask_to_save = lambda *_: Answer.DISCARD  # type: ignore[method-assign]
        bench.window.close()


def measure_latency(bench: Bench, count: int) -> None:
    """Time single events and bare forward passes in turn, so that both meet the same machine."""
    bare, latency = [], []

    def wait_for_picture() -> None:
        bench.settle()
        latency.append(bench.latency)
        bench.rest(IDLE_SECONDS)  # the sliders follow the picture; the next event finds the window idle
        bare.append(bench.forward_seconds())

    warm_up = np.append(np.linspace(-1, 1, 20), -SPAN)
    bench.drag(warm_up, bench.settle)
    for sweep in range(max(1, count // SWEEP)):
        # The slider stands at the first place already, and every move is more than a pixel.
        bench.drag((np.linspace(-SPAN, SPAN, SWEEP + 1) * (-1) ** sweep)[1:], wait_for_picture)
    print(f"bare forward pass      {figures(bare)}")
    print(f"slider to picture      {figures(latency)}")
    print(f"slider less forward    {differences(latency, bare)}")


def measure_own_work(bench: Bench) -> None:
    """Time the window's answer to an event, without the picture."""
    seconds: list[float] = []
    positions = np.linspace(-SPAN, SPAN, BURST)
    start = time.perf_counter()
    bench.drag(positions, lambda: seconds.append(time.perf_counter()))
    bench.settle()
    print(f"work for one event     {figures(list(np.diff([start, *seconds])))}")


def measure_burst(bench: Bench) -> None:
    """Time from the last of many events to its picture, where the knob is let go then and where it is held.

    Forward passes are timed in turn.
    """
    let_go, held, bare = [], [], []
    for _ in range(BURSTS):
        let_go.append(burst_seconds(bench, -SPAN, bench.let_go))
        held.append(burst_seconds(bench, SPAN, bench.breathe))
        bench.let_go()
        bare.append(bench.forward_seconds())
    for name, ends in (("let go", let_go), ("held still", held)):
        passes = np.percentile(ends, (50, 95)) / np.median(bare)
        print(f"burst of {BURST}, {name:10} {figures(ends)}   {passes[0]:.1f} and {passes[1]:.1f} passes")


def burst_seconds(bench: Bench, start: float, end: Callable[[], None]) -> float:
    """Seconds from the last event of a pull across the scale to its picture; ``end`` follows upon it."""
    bench.pull(np.linspace(start, -start, BURST), lambda: bench.rest(MOUSE_SECONDS))
    end()
    bench.settle()
    return bench.latency


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
    """Time a forward pass, in whatever thread it is called from."""
    latent = generator.sample(0)
    start = time.perf_counter()
    to_uint8(generator.forward(latent))
    return time.perf_counter() - start


def random_axes(info: GeneratorInfo, count: int) -> AxisSet:
    directions = np.random.default_rng(0).standard_normal((count, info.spaces["z"]))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    axes = [
        FeatureAxis(f"Feature {number}", "", FeatureKind.CONTINUOUS, direction)
        for number, direction in enumerate(directions)
    ]
    return AxisSet(tuple(axes), "z", info.prior, generator_fingerprint=info.fingerprint)


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
