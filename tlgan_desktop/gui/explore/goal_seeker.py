"""Brings a feature to a value of its own by trying positions, away from the window."""

from dataclasses import replace
from threading import Event

from PySide6.QtCore import QObject, Qt, Signal, Slot

from tlgan_desktop.editing import Scene, Steering
from tlgan_desktop.editing.goal_seeking import Goal, Sought, seek
from tlgan_desktop.errors import Cancelled
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.explore.scoring import FeatureScorer, Pixels, Scoring
from tlgan_desktop.gui.inference import Inference


class GoalSeeker(QObject):
    """Draws, scores and tries again; one search at a time."""

    tried = Signal(str, float)
    """The score that a feature has in a picture on the way."""
    ended = Signal(object)
    """A ``Sought``, which the person may use; None when the search was called off or failed."""
    _ended = Signal(object, object)

    def __init__(
        self, editor: Editor, inference: Inference, scoring: Scoring, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor, self._inference, self._scoring = editor, inference, scoring
        self._cancel = Event()
        # Sought in the scoring thread, told in the window's.
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def score(self, name: str) -> None:
        """Have the feature of the picture on screen scored; ``tried`` tells."""
        scene, info, space = self._editor.scene, self._editor.info, self._editor.space
        if scene is None or info is None:
            return

        def work(scorer: FeatureScorer) -> None:
            pixels = self._inference.draw_later(info.fingerprint, space, scene).result()
            self.tried.emit(name, scorer.score_of(name, pixels))

        self._scoring.ask(work)

    def start(self, name: str, score: float, tolerance: float) -> None:
        """Look for the position at which the feature of the picture on screen has a score."""
        editor, steering, scene = self._editor, self._editor.steering, self._editor.scene
        if editor.info is None or steering is None or scene is None:
            return
        state = editor.sliders()[name]
        goal = Goal(score, tolerance, state.reach_low, state.reach_high)
        calibration = steering.axis_set.axes[steering.axis_set.index(name)].calibration
        slope = 1.0 if calibration is None else calibration.slope
        trial = _Trial(steering, scene, name, editor.info.fingerprint, editor.space, self._inference)
        cancel = self._cancel = Event()

        def work(scorer: FeatureScorer) -> None:
            def score_at(position: float) -> float:
                if cancel.is_set():
                    raise Cancelled
                reached = scorer.score_of(name, trial.drawn(position))
                self.tried.emit(name, reached)
                return reached

            sought: Sought | None = None
            try:
                sought = seek(score_at, state.position, goal, slope)
            finally:
                self._ended.emit(cancel, sought)

        self._scoring.ask(work)

    def cancel(self) -> None:
        """Stop after the picture in hand."""
        self._cancel.set()

    @Slot(object, object)
    def _tell(self, cancel: Event, sought: Sought | None) -> None:
        if cancel is self._cancel:
            self.ended.emit(None if cancel.is_set() else sought)


class _Trial:
    """Draws a scene with one axis somewhere else; every trial starts from the same latent, like a drag."""

    def __init__(
        self, steering: Steering, scene: Scene, name: str, generator: str, space: str, inference: Inference
    ) -> None:
        self._steering = Steering(steering.axis_set)  # the window goes on with its own
        self._scene, self._name = scene, name
        self._generator, self._space, self._inference = generator, space, inference

    def drawn(self, position: float) -> Pixels:
        """The picture with the axis at a position."""
        document = self._steering.move(self._scene.document, {self._name: position})
        scene = replace(self._scene, document=document)
        return self._inference.draw_later(self._generator, self._space, scene).result()
