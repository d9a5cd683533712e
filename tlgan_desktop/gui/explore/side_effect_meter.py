"""The side-effect meter: scores the picture again when it has come to rest, and tells what moved unasked."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from tlgan_desktop.editing import Scene
from tlgan_desktop.editing.side_effects import asked_for, side_effects
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.explore.scoring import FeatureScorer, Pixels, Scoring
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.messages import PictureRendered
from tlgan_desktop.latents import FloatArray

REST_MS = 250
"""A picture is scored when no other has come for so long: four times a second at most, never in mid-drag."""


class SideEffectMeter(QObject):
    """Compares the scores of the picture on screen with those of its start picture."""

    measured = Signal(object)
    """The features that moved though they were not asked to: {name: signed change in standard deviations}."""
    _scored = Signal(object, object, object)

    def __init__(
        self, editor: Editor, inference: Inference, scoring: Scoring, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._inference = inference
        self._scoring = scoring
        self._on = False
        self._shown: PictureRendered | None = None
        self._start: FloatArray | None = None
        self._pending: Future[None] | None = None
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.rest.timeout.connect(self._measure)
        # Scored in the scoring thread, judged in the window's.
        self._scored.connect(self._judge, Qt.ConnectionType.QueuedConnection)
        editor.changed.connect(self._follow)
        scoring.found.connect(self._measure)

    @Slot(bool)
    def set_on(self, on: bool) -> None:
        """Measure from now on, or take all marks off."""
        self._on = on
        if on:
            self._measure()
        else:
            self.stop()
            self.measured.emit({})

    def picture_shown(self, picture: PictureRendered) -> None:
        """Follow the picture on screen."""
        self._shown = picture
        if self._on:
            self.rest.start()

    def stop(self) -> None:
        """Measure no more of what was shown so far."""
        self.rest.stop()
        if self._pending is not None:
            self._pending.cancel()

    @Slot()
    def _follow(self) -> None:
        """Take the marks off as soon as another start picture makes them meaningless."""
        scene = self._editor.scene
        start = None if scene is None else scene.document.start
        if start is not self._start:
            self._start = start
            self.measured.emit({})

    @Slot()
    def _measure(self) -> None:
        picture, info = self._shown, self._editor.info
        if not self._on or not self._scoring.features or picture is None or info is None:
            return
        if picture.scene != self._editor.scene:
            return  # its own picture is under way, and starts another rest
        if self._pending is not None:
            self._pending.cancel()
        scene, image, space = picture.scene, picture.image, self._editor.space
        start = replace(scene, document=scene.document.reset())

        def work(scorer: FeatureScorer) -> None:
            after = scorer.scores_of(_bare(scene), lambda: to_pixels(image))
            before = scorer.scores_of(_bare(start), lambda: self._drawn(info.fingerprint, space, start))
            self._scored.emit(scene, before, after)

        self._pending = self._scoring.ask(work)

    def _drawn(self, generator: str, space: str, scene: Scene) -> Pixels:
        """Runs in the scoring thread, for a start picture that never was on screen."""
        return self._inference.draw_later(generator, space, scene).result()

    @Slot(object, object, object)
    def _judge(self, scene: Scene, before: Mapping[str, float], after: Mapping[str, float]) -> None:
        history, axis_set = self._editor.history, self._editor.axis_set
        if self._on and history is not None and axis_set is not None and history.scene == scene:
            self.measured.emit(side_effects(axis_set, before, after, asked_for(history.edits)))


def _bare(scene: Scene) -> Scene:
    """The scene without what does not show in its picture."""
    return replace(scene, seed=None, document=replace(scene.document, locks=()))
