"""Discovery: a generator and extractors in, feature axes and their report out."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.fits import check_fits
from tlgan_desktop.discovery.assembly import axis_reports, judged_axes, report_of, unjudged_axes
from tlgan_desktop.discovery.batches import WorkerFiles, seeded_batches
from tlgan_desktop.discovery.cache import PictureCache
from tlgan_desktop.discovery.checks import PHASE, Checks, Panel, check_axes
from tlgan_desktop.discovery.report import DiscoveryReport
from tlgan_desktop.discovery.sampling import Sampler, Workers
from tlgan_desktop.discovery.search import Found, Search
from tlgan_desktop.discovery.selection import Selection, select
from tlgan_desktop.discovery.settings import DiscoverySettings
from tlgan_desktop.discovery.space import EditSpace
from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import Extractor
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.progress import ProgressListener, ignore_progress

NATURAL_SAMPLES = 512
"""Unmoved pictures that tell how much each score varies."""


@dataclass(frozen=True, eq=False)
class Discovery:
    """What a discovery gives.

    ``samples`` pictures were used, of which ``rendered`` were made now and ``reused`` were in the cache.
    ``check_pictures`` more were made along the axes. ``resumed`` says that an interrupted run of the same
    discovery was carried on, ``stopped_early`` that all axes were sure before the last sample.
    """

    axis_set: AxisSet
    report: DiscoveryReport
    samples: int
    rendered: int
    reused: int
    check_pictures: int
    resumed: bool
    stopped_early: bool
    seconds: Mapping[str, float]


def discover(
    generator: Generator,
    extractors: Sequence[Extractor],
    settings: DiscoverySettings,
    cache: PictureCache,
    on_progress: ProgressListener = ignore_progress,
    executor: Executor | None = None,
    *,
    files: WorkerFiles | None = None,
    second_extractors: Sequence[Extractor] = (),
) -> Discovery:
    """Find the axes of all features that the extractors tell.

    A run that was interrupted, at any moment and in any way, carries on from the cache when it is started
    again with the same arguments, and gives the same axes to the last bit.

    Args:
        generator: what makes the pictures.
        extractors: of one data set or several; no two may tell a feature of the same name.
        settings: how to look.
        cache: where pictures and scores are kept.
        on_progress: hears of the phases sampling (or labelling, where no picture must be made), regression
            and checks; raises Cancelled to stop.
        executor: where batches are worked on; here when None.
        files: for an executor, the files of the generator, the extractors and the second extractors.
        second_extractors: of other seeds and splits, to check the axes with; without one no axis is good.

    Raises:
        UserError: the features, the space or the files do not fit, or the disk is full.
        Cancelled: the listener asked to stop.
    """
    return _Run(generator, extractors, settings, cache, on_progress, executor, files, second_extractors).run()


def extend(
    axis_set: AxisSet,
    generator: Generator,
    extractors: Sequence[Extractor],
    settings: DiscoverySettings,
    cache: PictureCache,
    on_progress: ProgressListener = ignore_progress,
    executor: Executor | None = None,
    *,
    files: WorkerFiles | None = None,
    second_extractors: Sequence[Extractor] = (),
) -> Discovery:
    """Add the features that ``axis_set`` lacks, or those named in the settings, to it.

    Its axes stay as they are; the report is about the new ones. While the cache holds the pictures, none is
    sampled anew. The arguments are those of :func:`discover`.

    Raises:
        UserError: as in :func:`discover`, or the set is of another generator or space.
        Cancelled: the listener asked to stop.
    """
    check_fits(axis_set, generator.info.fingerprint, generator.info.spaces)
    if axis_set.space != settings.space:
        raise UserError(
            f"The axis set lives in the latent space {axis_set.space}, not {settings.space}; choose its own."
        )
    run = _Run(
        generator, extractors, settings, cache, on_progress, executor, files, second_extractors, axis_set
    )
    return run.run()


@dataclass(frozen=True, eq=False)
class _Run:
    generator: Generator
    extractors: Sequence[Extractor]
    settings: DiscoverySettings
    cache: PictureCache
    listener: ProgressListener
    executor: Executor | None
    files: WorkerFiles | None
    second_extractors: Sequence[Extractor]
    onto: AxisSet | None = None

    def run(self) -> Discovery:
        selection = select(self.extractors, self.settings.features, self.onto.names if self.onto else ())
        self._refuse_same_judges()
        with _unfinished(self.cache.folder, self._identity(selection)) as resumed:
            space = self._space()
            found = self._search(space, selection)
            return self._judge(found, space, resumed)

    def _space(self) -> EditSpace:
        whitening = self.onto.whitening if self.onto else None
        return EditSpace(self.generator, self.settings.space, self.settings.label, whitening)

    def _search(self, space: EditSpace, selection: Selection) -> Found:
        sampler = self._sampler(selection.extractors)
        return Search(self.generator, space, selection, sampler, self.settings, self.listener).run()

    def _judge(self, found: Found, space: EditSpace, resumed: bool) -> Discovery:
        info = self.generator.info
        axis_set = unjudged_axes(found, space, info, self.settings, self.onto)
        panel = Panel.of(self.extractors, self.second_extractors, axis_set.names)
        checks = self._check(found, space, axis_set, panel)
        reports = axis_reports(found, checks, panel)
        axis_set = judged_axes(axis_set, reports)
        return Discovery(
            axis_set=axis_set,
            report=report_of(found, reports, checks, panel, axis_set, info, self.settings),
            samples=found.samples,
            rendered=found.rendered,
            reused=found.reused,
            check_pictures=checks.rendered if checks else 0,
            resumed=resumed,
            stopped_early=found.stopped_early,
            seconds={**found.seconds, PHASE: checks.seconds if checks else 0.0},
        )

    def _check(self, found: Found, space: EditSpace, axis_set: AxisSet, panel: Panel) -> Checks | None:
        settings = self.settings
        if not settings.check_latents:
            return None
        # Seeds beyond the last sample: latents that took no part in the fit.
        latents = space.latents(settings.seed + settings.samples, settings.check_latents)
        natural = seeded_batches(self.generator, settings.seed, 0, min(NATURAL_SAMPLES, found.samples))
        sampler = self._sampler(panel.extractors)
        names = found.selection.names
        return check_axes(axis_set, names, latents, natural, panel, sampler, self.listener)

    def _sampler(self, extractors: Sequence[Extractor]) -> Sampler:
        workers = None
        if self.executor is not None:
            if self.files is None:
                raise ValueError("an executor needs the files that its workers are to open")
            known = [*self.extractors, *self.second_extractors]
            workers = Workers(self.executor, self.files.only([known.index(each) for each in extractors]))
        return Sampler(self.generator, extractors, self.cache, self.settings.look, workers)

    def _refuse_same_judges(self) -> None:
        own = {extractor.fingerprint for extractor in self.extractors}
        if any(extractor.fingerprint in own for extractor in self.second_extractors):
            raise UserError(
                "The second extractor is the same as the first and would only agree with itself; "
                "train one with another seed."
            )

    def _identity(self, selection: Selection) -> str:
        """What makes this run the same as an earlier one."""
        parts = [
            self.generator.info.fingerprint,
            asdict(self.settings),
            selection.names,
            [extractor.fingerprint for extractor in (*self.extractors, *self.second_extractors)],
            self.onto.fingerprint if self.onto else None,
        ]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@contextmanager
def _unfinished(folder: Path, identity: str) -> Iterator[bool]:
    """Mark a run as unfinished until it ends well; tells whether an earlier one did not."""
    marker = folder / "unfinished" / identity
    resumed = marker.exists()
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.touch()
    except OSError as error:
        reason = error.strerror or error
        raise UserError(
            f"The picture cache {folder} cannot be written ({reason}); choose another folder."
        ) from error
    yield resumed
    marker.unlink(missing_ok=True)
