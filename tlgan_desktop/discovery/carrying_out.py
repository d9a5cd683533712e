"""Carrying out a plan: labelled pictures -> extractors -> axes with their film strips.

Everything that takes long is kept as it is made (decoded pictures, trainings, generated pictures, scores), so
the same plan, carried out again after any interruption, goes on where it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.datasets import Dataset, read_dataset
from tlgan_desktop.discovery.batches import Look
from tlgan_desktop.discovery.cache import DEFAULT_CAPACITY, PictureCache
from tlgan_desktop.discovery.checks import PHASE as CHECKS
from tlgan_desktop.discovery.discovery import Discovery, discover, extend
from tlgan_desktop.discovery.plan import Plan, Start, check_plan
from tlgan_desktop.discovery.presets import search_settings, training_settings
from tlgan_desktop.discovery.sheets import sorted_sheets
from tlgan_desktop.discovery.space import EditSpace
from tlgan_desktop.discovery.stages import Learnt, LessMemory, Listener, Stage, StageProgress
from tlgan_desktop.discovery.strips import FilmStrip, film_strips
from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors import Extractor, open_extractor
from tlgan_desktop.extractors.kept import Shelf, kept_extractor
from tlgan_desktop.extractors.splitting import split_by_content
from tlgan_desktop.generators.generator import Generator
from tlgan_desktop.progress import Progress, ProgressListener

FIRST_SEED, SECOND_SEED = 0, 1
STRIP_ROWS = 3


@dataclass(frozen=True)
class Places:
    """The folders for what the person would miss, and for what can be made again.

    ``capacity`` is the room for generated pictures, in bytes.
    """

    data: Path
    cache: Path
    capacity: int = DEFAULT_CAPACITY

    @property
    def shelf(self) -> Shelf:
        """Where extractors are kept."""
        return Shelf(self.data / "extractors", self.cache / "datasets")

    @property
    def pictures(self) -> PictureCache:
        """Where generated pictures are kept."""
        return PictureCache(self.cache / "pictures", self.capacity)


@dataclass(frozen=True, eq=False)
class Findings:
    """What came of a plan; ``strips`` holds a film strip of every new axis."""

    discovery: Discovery
    strips: Mapping[str, FilmStrip]


def carry_out(
    plan: Plan, generator: Generator, onto: AxisSet | None, places: Places, listen: Listener
) -> Findings:
    """Find the axes that a plan asks for, added to those of ``onto``, on the device of the generator.

    Raises:
        UserError: the pictures, the extractor or the generator do not fit the plan, or the disk is full.
        Cancelled: the listener asks to stop; finished work is kept.
    """
    check_plan(plan)
    first, second = _extractors(plan, generator.device, places, listen)
    features = _wanted(plan, first, onto)
    listen(Learnt(tuple(feature for feature in first.features if feature.name in features)))
    for sheet in sorted_sheets(
        generator, first, features, places.pictures, listener=_in(Stage.SHEETS, listen)
    ):
        listen(sheet)
    found = _search(plan, generator, onto, places, listen, (first, *second), features)
    return Findings(found, _strips(generator, found, listen))


def read_planned(plan: Plan, on_progress: ProgressListener) -> Dataset:
    """The labelled pictures of a plan, with only the features that are wanted, under their new names.

    Raises:
        UserError: the pictures or labels cannot be used, or no feature or a name twice is left.
    """
    dataset = read_dataset(plan.folders, plan.table, plan.kinds, on_progress)
    wanted = [feature.name for feature in dataset.features if feature.name not in plan.left_out]
    if not wanted:
        raise UserError("Every feature was left out; choose at least one.")
    chosen = dataset.only(wanted)
    features = tuple(replace(feature, name=plan.name_of(feature.name)) for feature in chosen.features)
    names = [feature.name for feature in features]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UserError(f"Two features are called '{twice}'; give one of them another name.")
    labelled = ~np.isnan(chosen.labels).all(axis=1)
    return replace(chosen, features=features).rows(np.flatnonzero(labelled))


def _extractors(
    plan: Plan, device: torch.device, places: Places, listen: Listener
) -> tuple[Extractor, tuple[Extractor, ...]]:
    """What tells the features, and what gives a second opinion on their axes, if there is such."""
    if plan.start is Start.READY:
        return open_extractor(_file(plan), device), ()
    dataset = read_planned(plan, _in(Stage.READING, listen))
    start = open_extractor(_file(plan), device) if plan.start is Start.EXTRACTOR else None
    first = _learnt(dataset, plan, start, FIRST_SEED, device, places, Stage.LEARNING, listen)
    if start is not None:
        # A head on the same backbone differs only by what it has seen: another part of the pictures.
        split = split_by_content(dataset.groups, dataset.labels, SECOND_SEED)
        dataset = dataset.rows(split.train)
    second = _learnt(dataset, plan, start, SECOND_SEED, device, places, Stage.JUDGING, listen)
    return first, (second,)


def _learnt(
    dataset: Dataset,
    plan: Plan,
    start: Extractor | None,
    seed: int,
    device: torch.device,
    places: Places,
    stage: Stage,
    listen: Listener,
) -> Extractor:
    settings = training_settings(plan.preset, seed, start is not None)
    path = kept_extractor(
        dataset,
        settings,
        places.shelf,
        _in(stage, listen),
        start=start,
        on_less_memory=lambda size: listen(LessMemory(size)),
        device=device,
    )
    return open_extractor(path, device)


def _wanted(plan: Plan, extractor: Extractor, onto: AxisSet | None) -> tuple[str, ...]:
    """The features whose axes are to be found; of a ready extractor those that there are no axes of yet."""
    names = tuple(feature.name for feature in extractor.features)
    if plan.start is not Start.READY:
        return names
    known = onto.names if onto is not None else ()
    wanted = tuple(name for name in names if name not in plan.left_out and name not in known)
    if not wanted:
        raise UserError("There are axes already for every feature of this extractor; choose another.")
    return wanted


def _search(
    plan: Plan,
    generator: Generator,
    onto: AxisSet | None,
    places: Places,
    listen: Listener,
    extractors: tuple[Extractor, ...],
    features: tuple[str, ...],
) -> Discovery:
    settings = search_settings(plan.preset, onto.space if onto is not None else "z", features)
    first, second = extractors[:1], extractors[1:]

    def hear(progress: Progress) -> None:
        stage = Stage.CHECKING if progress.phase == CHECKS else Stage.SEARCHING
        listen(StageProgress(stage, progress))

    if onto is None:
        return discover(generator, first, settings, places.pictures, hear, second_extractors=second)
    return extend(onto, generator, first, settings, places.pictures, hear, second_extractors=second)


def _strips(generator: Generator, found: Discovery, listen: Listener) -> Mapping[str, FilmStrip]:
    settings, axis_set = found.report.settings, found.axis_set
    space = EditSpace(generator, axis_set.space, settings.label, axis_set.whitening)
    latents = space.latents(settings.seed + settings.samples, STRIP_ROWS)
    locks = {axis.name: axis.locks for axis in found.report.axes}
    look = Look(settings.truncation, settings.label)
    return film_strips(generator, axis_set, locks, latents, look, _in(Stage.STRIPS, listen))


def _in(stage: Stage, listen: Listener) -> ProgressListener:
    return lambda progress: listen(StageProgress(stage, progress))


def _file(plan: Plan) -> Path:
    if plan.extractor is None:
        raise UserError("Choose the extractor file to start from.")
    return plan.extractor
