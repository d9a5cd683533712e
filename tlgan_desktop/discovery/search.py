"""The search for axes: sample, label and fit, stage after stage, until every axis is sure."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.discovery.batches import seeded_batches
from tlgan_desktop.discovery.regression import AxisFits, fit_axes, varying_features
from tlgan_desktop.discovery.sampling import Sampler
from tlgan_desktop.discovery.selection import Selection
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.discovery.space import EditSpace
from tlgan_desktop.errors import UserError
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.progress import Progress, ProgressListener

FIRST_STAGE = 2048
"""Samples before the first look; every further look is at twice as many."""

SAMPLING, LABELLING, REGRESSION = "sampling", "labelling", "regression"


@dataclass(frozen=True, eq=False)
class Found:
    """The axes of the features in ``selection``, and what finding them took.

    ``present`` ``(k,)`` is the share of samples whose score is above 0. ``constant`` are names of features
    whose score hardly ever changes, which are left out of ``selection``.
    """

    selection: Selection
    fits: AxisFits
    present: FloatArray
    constant: tuple[str, ...]
    samples: int
    stopped_early: bool
    rendered: int
    reused: int
    seconds: dict[str, float]


class Search:
    """One search; :meth:`run` may be called once."""

    def __init__(
        self,
        generator: Generator,
        space: EditSpace,
        selection: Selection,
        sampler: Sampler,
        settings: DiscoverySettings,
        listener: ProgressListener,
    ) -> None:
        self._generator = generator
        self._space = space
        self._selection = selection
        self._sampler = sampler
        self._settings = settings
        self._listener = listener
        self._scores = np.empty((0, len(selection.features)))
        self._rendered = 0
        self._reused = 0
        self._seconds = {SAMPLING: 0.0, LABELLING: 0.0, REGRESSION: 0.0}

    def run(self) -> Found:
        """Search until every axis is sure or all samples are used.

        Raises:
            UserError: no feature's score changes, or sampling fails.
            Cancelled: the listener asks to stop.
        """
        for stop in self._stages():
            self._sample_to(stop)
            varying = varying_features(self._scores)
            all_vary = len(varying) == self._scores.shape[1]
            if stop < self._settings.samples and not all_vary:
                continue
            fits = self._fit(varying)
            if all_vary and self._is_sure(fits):
                break
        return self._found(fits, varying)

    def _stages(self) -> Iterator[int]:
        """Numbers of samples at which to look; they do not depend on anything found."""
        stop = FIRST_STAGE
        while self._settings.stop_angle is not None and stop < self._settings.samples:
            yield stop
            stop *= 2
        yield self._settings.samples

    def _sample_to(self, stop: int) -> None:
        batches = seeded_batches(self._generator, self._settings.seed, len(self._scores), stop)
        phase = LABELLING if self._sampler.has_pictures(batches) else SAMPLING
        scored = self._sampler.score(batches, phase, self._listener)
        self._scores = np.concatenate([self._scores, self._selection.scores(scored.scores)])
        self._rendered += scored.rendered
        self._reused += scored.reused
        self._seconds[SAMPLING] += scored.drawing
        self._seconds[LABELLING] += scored.scoring

    def _fit(self, varying: np.ndarray) -> AxisFits:
        if not len(varying):
            raise UserError(
                "The extractor gives every picture of this generator the same scores; "
                "choose an extractor that was trained on pictures like them."
            )
        start = time.perf_counter()
        self._listener(Progress(REGRESSION, 0, 1))
        kinds = [self._selection.kinds[place] for place in varying]
        settings = self._settings
        fits = fit_axes(self._coordinates, self._scores[:, varying], kinds, settings.method, settings.seed)
        self._seconds[REGRESSION] += time.perf_counter() - start
        self._listener(Progress(REGRESSION, 1, 1, 0.0))
        return fits

    def _coordinates(self, start: int, stop: int) -> FloatArray:
        return self._space.coordinates(self._settings.seed + start, stop - start)

    def _is_sure(self, fits: AxisFits) -> bool:
        bound = self._settings.stop_angle
        return bound is not None and float(fits.angles.max()) <= bound

    def _found(self, fits: AxisFits, varying: np.ndarray) -> Found:
        names = self._selection.names
        return Found(
            selection=self._selection.only(varying.tolist()),
            fits=fits,
            present=(self._scores[:, varying] > 0).mean(axis=0),
            constant=tuple(name for place, name in enumerate(names) if place not in varying),
            samples=len(self._scores),
            stopped_early=len(self._scores) < self._settings.samples,
            rendered=self._rendered,
            reused=self._reused,
            seconds=self._seconds,
        )
