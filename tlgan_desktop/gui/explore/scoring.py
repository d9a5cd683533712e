"""The extractors of the axes in use, in a thread of their own, which the window never waits for."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal, Slot

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import Scene
from tlgan_desktop.editing.scaling import scaled_to_score
from tlgan_desktop.errors import Cancelled, UserError
from tlgan_desktop.gui.engine import compute_alone

if TYPE_CHECKING:  # extractors import torch, which only the workers may do
    from tlgan_desktop.extractors import Extractor, ExtractorFeature

Answer = TypeVar("Answer")
Pixels = NDArray[np.uint8]
"""A picture ``(H, W, 3)``."""
REMEMBERED = 64
"""So many scenes keep their scores, so that a start picture is scored once."""

logger = logging.getLogger(__name__)


class FeatureScorer:
    """Extractors that tell the features of some axes between them; used in the scoring thread alone.

    ``names`` are the features' names by those of their axes, which everything else here goes by.
    """

    def __init__(self, extractors: Sequence["Extractor"], names: Mapping[str, str]) -> None:
        self._extractors = tuple(extractors)
        told = {feature.name: feature for each in extractors for feature in each.features}
        self.features: Mapping[str, ExtractorFeature] = {
            axis: told[feature] for axis, feature in names.items() if feature in told
        }
        self._scores: OrderedDict[Scene, dict[str, float]] = OrderedDict()

    def score(self, pixels: Pixels) -> dict[str, float]:
        """The scores of a picture by the names of the axes."""
        scores: dict[str, float] = {}
        for extractor in self._extractors:
            row = extractor.score(scaled_to_score(pixels, extractor.size)[None])[0]
            told = zip(extractor.features, row.tolist(), strict=True)
            scores |= {feature.name: score for feature, score in told}
        return {axis: scores[feature.name] for axis, feature in self.features.items()}

    def score_of(self, name: str, pixels: Pixels) -> float:
        """The score of one feature.

        Raises:
            Cancelled: other axes, which do not have it, came into use since it was asked for.
        """
        if name not in self.features:
            raise Cancelled
        return self.score(pixels)[name]

    def scores_of(self, scene: Scene, draw: Callable[[], Pixels]) -> dict[str, float]:
        """The scores of a scene, whose picture is drawn only if they are not known any more."""
        if scene not in self._scores:
            self._scores[scene] = self.score(draw())
            if len(self._scores) > REMEMBERED:
                self._scores.popitem(last=False)
        self._scores.move_to_end(scene)
        return self._scores[scene]


class Scoring(QObject):
    """The window's side: finds the extractors of an axis set and hands work to their thread."""

    found = Signal()
    """``features`` are those of the axes in use; before that there are none."""
    _opened = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.features: Mapping[str, ExtractorFeature] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="scoring")
        self._scorer = FeatureScorer((), {})
        self._sequence = 0
        self._stopped = False
        self._opened.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def use(self, axis_set: AxisSet | None, places: Sequence[Path]) -> None:
        """Find the extractors that an axis set names in files or folders; ``found`` tells when."""
        self._sequence += 1
        self.features = {}
        fingerprints = "" if axis_set is None else axis_set.extractor or ""
        names = {} if axis_set is None else {axis.name: axis.feature for axis in axis_set.axes}
        self._submit(self._find, self._sequence, fingerprints.split("+"), names, places)

    def ask(self, work: Callable[[FeatureScorer], Answer]) -> "Future[Answer]":
        """Have work done with the extractors, after what was asked before."""
        return self._submit(lambda: work(self._scorer))

    def stop(self) -> None:
        """End the thread after the work in hand."""
        self._stopped = True
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _submit(self, work: Callable[..., Answer], *arguments: object) -> "Future[Answer]":
        if self._stopped:
            future: Future[Answer] = Future()
            future.cancel()
            return future
        future = self._thread.submit(work, *arguments)
        future.add_done_callback(_log_failure)
        return future

    def _find(
        self, sequence: int, fingerprints: Sequence[str], names: Mapping[str, str], places: Sequence[Path]
    ) -> None:
        extractors: tuple[Extractor, ...] = ()
        if any(fingerprints):
            from tlgan_desktop.extractors.finding import find_extractors

            compute_alone()
            extractors = find_extractors(fingerprints, places)
        self._scorer = FeatureScorer(extractors, names)
        self._opened.emit(sequence, self._scorer.features)

    @Slot(int, object)
    def _take(self, sequence: int, features: "Mapping[str, ExtractorFeature]") -> None:
        if sequence == self._sequence:
            self.features = features
            self.found.emit()


def _log_failure(future: "Future[Any]") -> None:
    """Nobody may wait for the answer; a generator that was replaced meanwhile is no failure."""
    error = None if future.cancelled() else future.exception()
    if error is not None and not isinstance(error, UserError | Cancelled | CancelledError):
        logger.error("scoring failed", exc_info=error)
