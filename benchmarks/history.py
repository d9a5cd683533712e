"""What 1,000 items of the history cost: memory with thumbnails, time to scroll and time to edit.

    python -m benchmarks.history [ITEMS]

Runs without a screen. Memory is what the process holds more than before, garbage collected, after every item
has been scrolled past.
"""

import gc
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tlgan_desktop.editing import (
    Document,
    GeneratorReference,
    History,
    RecipeEdit,
    Scene,
    Session,
    write_session,
)
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.history.history_strip import HistoryStrip
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.messages import LoadState

DIMENSION = 512
STATUS = Path("/proc/self/statm")


def resident_megabytes() -> float:
    gc.collect()
    return int(STATUS.read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def picture(rng: np.random.Generator) -> QImage:
    """Coloured blobs: about as hard to encode as a face."""
    coarse = rng.integers(0, 256, (12, 12, 3), dtype=np.uint8)
    return to_qimage(coarse).scaled(1024, 1024)


def grown(count: int) -> History:
    rng = np.random.default_rng(0)
    start = rng.standard_normal(DIMENSION)
    history = History.start(Scene(Document(start, start), seed=0))
    for step in range(1, count):
        scene = Scene(Document(history.scene.document.start, rng.standard_normal(DIMENSION)), seed=0)
        history = history.add(scene, f"Smile {step % 7 - 3:+.1f}", edits=(RecipeEdit({"Smile": 1.0}),))
    return history


def main(count: int) -> None:
    application = QApplication([])
    inference, editor = Inference(), Editor()
    thumbnails = Thumbnails(inference)
    strip = HistoryStrip(editor, thumbnails)
    strip.resize(1000, strip.sizeHint().height())
    strip.show()
    application.processEvents()
    rng = np.random.default_rng(1)
    images = [picture(rng) for _ in range(20)]
    wait_for_torch(application, inference)
    before = resident_megabytes()
    editor.history = grown(count)
    for index, item in enumerate(editor.history.items):
        thumbnails.take(item.scene, images[index % len(images)])
    editor.history_changed.emit()
    frames = scroll(application, strip)
    after = resident_megabytes()
    print(f"{count} items: {after - before:.1f} MB, thumbnails of {encoded_size(editor, thumbnails):.1f} kB")
    print(f"a step of scrolling: median {statistics.median(frames):.1f} ms, longest {max(frames):.1f} ms")
    print(f"a step of a drag: {edit_milliseconds(application, editor):.1f} ms")
    print(f"a save: {save_milliseconds(editor, thumbnails):.0f} ms")
    strip.stop()
    inference.stop()


def wait_for_torch(application: QApplication, inference: Inference) -> None:
    """Loading it takes memory and time that are not the history's."""
    states: list[LoadState] = []
    inference.answered.connect(states.append)
    while LoadState("") not in states:
        application.processEvents()


def scroll(application: QApplication, strip: HistoryStrip) -> list[float]:
    """Milliseconds of each of many steps from one end to the other."""
    application.processEvents()
    bar, times = strip.view.horizontalScrollBar(), []
    for value in range(0, bar.maximum(), 120):
        start = time.perf_counter()
        bar.setValue(value)
        strip.view.viewport().repaint()
        times.append(1000 * (time.perf_counter() - start))
    return times


def encoded_size(editor: Editor, thumbnails: Thumbnails) -> float:
    assert editor.history is not None
    sizes = [len(thumbnails.encoded(item.scene) or b"") for item in editor.history.items]
    return statistics.mean(sizes) / 1e3


def edit_milliseconds(application: QApplication, editor: Editor) -> float:
    """One step of a drag, with everything that follows it in the strip."""
    assert editor.history is not None
    rng, times = np.random.default_rng(2), []
    for _ in range(50):
        scene = Scene(Document(editor.history.scene.document.start, rng.standard_normal(DIMENSION)))
        start = time.perf_counter()
        editor.history = editor.history.add(scene, "Smile +0.1", gesture=1)
        editor.history_changed.emit()
        application.processEvents()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def save_milliseconds(editor: Editor, thumbnails: Thumbnails) -> float:
    assert editor.history is not None
    encoded = {n: thumbnails.encoded(item.scene) or b"" for n, item in enumerate(editor.history.items)}
    session = Session(GeneratorReference("ab" * 32), "z", editor.history, None, encoded)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        write_session(Path(folder) / "session.tlgan", session)
        return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
