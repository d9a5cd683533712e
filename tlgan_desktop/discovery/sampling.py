"""Sampling and labelling: latents -> pictures -> scores, with whatever the cache already has."""

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.discovery.batches import (
    Batch,
    Look,
    Outcome,
    Task,
    WorkerFiles,
    perform,
    perform_from_files,
)
from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import Extractor
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.progress import PhaseClock, ProgressListener

TASKS_IN_FLIGHT = 16
"""Tasks given to an executor ahead of the one that is waited for."""


@dataclass(frozen=True)
class Workers:
    """An executor, such as a process pool or a cluster's client, and the files that its workers open."""

    executor: Executor
    files: WorkerFiles


@dataclass(frozen=True, eq=False)
class Scored:
    """Scores of pictures, and what they cost.

    ``scores`` holds ``(n, k)`` for each extractor, ``rendered`` and ``reused`` count pictures made now and
    found in the cache, ``drawing`` and ``scoring`` are seconds.
    """

    scores: tuple[FloatArray, ...]
    rendered: int
    reused: int
    drawing: float
    scoring: float


class Sampler:
    """Has batches of latents pictured and scored, and keeps the results in the cache.

    Without ``workers`` all happens here. The scores are the same either way and in any order of events.
    """

    def __init__(
        self,
        generator: Generator,
        extractors: Sequence[Extractor],
        cache: PictureCache,
        look: Look,
        workers: Workers | None = None,
    ) -> None:
        self._generator = generator
        self._extractors = tuple(extractors)
        self._sizes = sorted({extractor.size for extractor in extractors})
        self._cache = cache
        self._look = look
        self._workers = workers

    def score(
        self, batches: Sequence[Batch], phase: str, listener: ProgressListener, keep_pictures: bool = True
    ) -> Scored:
        """Scores of all batches, in their order.

        Raises:
            UserError: the disk is full, or an extractor gives scores that are not numbers.
            Cancelled: the listener asks to stop; every finished batch stays in the cache.
        """
        job = _Job(self._cache, self._generator.info.fingerprint, self._extractors, self._look, keep_pictures)
        clock = PhaseClock(phase, len(self._sizes) * sum(len(batch.latents) for batch in batches), listener)
        start = time.perf_counter()
        tasks = job.tasks(batches, self._sizes)
        for task, outcome in self._outcomes(tasks, job, clock):
            job.keep(task, outcome)
            clock.report(job.done)
        clock.report(job.done)
        return job.result(len(batches), time.perf_counter() - start)

    def has_pictures(self, batches: Iterable[Batch]) -> bool:
        """Whether the cache has the pictures of all batches, so that none must be made."""
        fingerprint = self._generator.info.fingerprint
        keys = (batch.key(fingerprint, size, self._look) for batch in batches for size in self._sizes)
        return all(self._cache.has_pictures(key) for key in keys)

    def _outcomes(
        self, tasks: Iterator[Task], job: "_Job", clock: PhaseClock
    ) -> Iterator[tuple[Task, Outcome]]:
        if self._workers is not None:
            yield from _outcomes_of(self._workers, tasks)
            return
        for task in tasks:
            yield task, self._perform_here(task, job.done, clock)

    def _perform_here(self, task: Task, done: int, clock: PhaseClock) -> Outcome:
        extractors = [self._extractors[place] for place in task.extractors]
        return perform(task, lambda: self._generator, extractors, lambda made: clock.report(done + made))


def _outcomes_of(workers: Workers, tasks: Iterator[Task]) -> Iterator[tuple[Task, Outcome]]:
    """Outcomes in the order of the tasks, some always under way ahead; an error gives up what waits."""
    waiting: deque[tuple[Task, Future[Outcome]]] = deque()
    try:
        for task in tasks:
            waiting.append((task, workers.executor.submit(perform_from_files, task, workers.files)))
            if len(waiting) >= TASKS_IN_FLIGHT:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()
    finally:
        for _, future in waiting:
            future.cancel()


class _Job:
    """The scores of one call as they come together."""

    def __init__(
        self,
        cache: PictureCache,
        generator: str,
        extractors: tuple[Extractor, ...],
        look: Look,
        keep_pictures: bool,
    ) -> None:
        self._cache = cache
        self._generator = generator
        self._extractors = extractors
        self._look = look
        self._keep_pictures = keep_pictures
        self._scores: dict[tuple[int, int], FloatArray] = {}
        self._seconds = [0.0, 0.0]
        self._rendered = 0
        self.done = 0

    def tasks(self, batches: Sequence[Batch], sizes: Sequence[int]) -> Iterator[Task]:
        """What the cache cannot answer."""
        for index, batch in enumerate(batches):
            for size in sizes:
                missing = tuple(self._missing(index, batch, size))
                if not missing:
                    self.done += len(batch.latents)
                    continue
                pictures = self._cache.pictures(batch.key(self._generator, size, self._look))
                yield Task(index, batch, size, self._look, missing, pictures)

    def keep(self, task: Task, outcome: Outcome) -> None:
        """Take in one outcome; pictures first, so that scores never stand without them."""
        key = task.batch.key(self._generator, task.size, self._look)
        if task.pictures is None:
            self._rendered += len(outcome.pictures)
            if self._keep_pictures:
                self._cache.keep_pictures(key, outcome.pictures)
        for place, scores in zip(task.extractors, outcome.scores, strict=True):
            _check_numbers(self._extractors[place], scores)
            self._cache.keep_scores(key, self._extractors[place].fingerprint, scores)
            self._scores[task.index, place] = scores
        self._seconds[0] += outcome.drawing
        self._seconds[1] += outcome.scoring
        self.done += len(task.batch.latents)

    def result(self, batches: int, seconds: float) -> Scored:
        """All scores; the wall-clock ``seconds`` are shared out as the workers spent theirs."""
        scores = tuple(
            np.concatenate([self._scores[index, place] for index in range(batches)])
            for place in range(len(self._extractors))
        )
        drawing, scoring = self._seconds
        share = drawing / (drawing + scoring) if drawing > 0 else 0.0
        return Scored(
            scores, self._rendered, self.done - self._rendered, share * seconds, (1 - share) * seconds
        )

    def _missing(self, index: int, batch: Batch, size: int) -> Iterator[int]:
        """The places of the extractors of this size that have not scored the batch."""
        for place, extractor in enumerate(self._extractors):
            if extractor.size != size:
                continue
            key = batch.key(self._generator, size, self._look)
            known = self._cache.scores(key, extractor.fingerprint)
            if known is None or known.shape[1] != len(extractor.features):
                yield place
            else:
                self._scores[index, place] = known


def _check_numbers(extractor: Extractor, scores: FloatArray) -> None:
    if not np.isfinite(scores).all() or scores.shape[1:] != (len(extractor.features),):
        raise UserError(
            f"The extractor {extractor.info.name} gave scores that are not finite numbers, one a feature; "
            "train it again or choose another."
        )
