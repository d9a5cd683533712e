"""Batches: the edits of one recipe on the pictures of many seeds."""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.editing.export import save_picture
from tlgan_desktop.editing.recipe import Recipe, RecipeEdit
from tlgan_desktop.editing.scaling import scaled_to_score, scaled_to_show
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.editing.sheet import Picture, SheetPlan, draw_sheet
from tlgan_desktop.editing.steering import Steering
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.storage import atomic_path, make_folder

CONTACT_SIDE = 128
TABLE, CONTACT_SHEET = "features.csv", "contact-sheet.png"


class _Feature(Protocol):
    @property
    def name(self) -> str: ...


class Scorer(Protocol):
    """What tells the features of pictures: an extractor."""

    @property
    def features(self) -> Sequence[_Feature]:
        """The features in the order of the scores."""

    @property
    def size(self) -> int:
        """The side of the pictures it takes."""

    def score(self, pictures: NDArray[np.uint8]) -> FloatArray:
        """Scores ``(n, k)`` of pictures ``(n, size, size, 3)``."""


@dataclass(frozen=True)
class BatchItem:
    """One seed of a batch: its edited scene, or why the edits cannot be made there."""

    seed: int
    scene: Scene
    refusal: str = ""


def batch_files(seeds: Iterable[int]) -> tuple[str, ...]:
    """The names of the files that :func:`save_batch` makes of these seeds."""
    return (*map(_name, seeds), CONTACT_SHEET, TABLE)


def replayed_on_seeds(
    steering: Steering, like: Scene, edits: Sequence[RecipeEdit], latents: Mapping[int, FloatArray]
) -> tuple[BatchItem, ...]:
    """The edits of a recipe on the start pictures of many seeds, drawn as the scene ``like`` is.

    ``latents`` are {seed: latent ``(d,)``} in the space of the axes. A seed whose picture cannot be edited
    so keeps its start picture and says why.
    """
    return tuple(_replayed(steering, like, edits, seed, latent) for seed, latent in latents.items())


def save_batch(
    folder: Path,
    items: Sequence[BatchItem],
    pictures: Iterable[Picture],
    like: Recipe,
    steering: Steering,
    scorer: Scorer | None = None,
) -> None:
    """Save the pictures of a batch with their recipes, a contact sheet and a table of their features.

    The table holds a row for each seed: its file, its position along each axis, the scores of ``scorer`` for
    the picture that was made, and what was refused.

    Raises:
        UserError: the folder cannot be made or written.
    """
    make_folder(folder)
    small: list[Picture] = []
    scores: list[FloatArray] = []
    for item, picture in zip(items, pictures, strict=True):
        recipe = replace(item.scene.recipe(like), edits=() if item.refusal else like.edits)
        save_picture(folder / _name(item.seed), picture, recipe)
        small.append(scaled_to_show(picture, CONTACT_SIDE))
        if scorer is not None:
            scores.append(scorer.score(scaled_to_score(picture, scorer.size)[None])[0])
    save_picture(folder / CONTACT_SHEET, draw_sheet(_contact_plan(items), small))
    _write_table(folder / TABLE, items, steering, scorer, scores)


def _replayed(
    steering: Steering, like: Scene, edits: Sequence[RecipeEdit], seed: int, latent: FloatArray
) -> BatchItem:
    start = replace(steering.open(latent), layers=like.document.layers)
    scene = replace(like, document=start, seed=seed)
    try:
        return BatchItem(seed, replace(scene, document=steering.replay(start, edits)))
    except UserError as error:
        return BatchItem(seed, scene, str(error))


def _name(seed: int) -> str:
    return f"seed-{seed}.png"


def _contact_plan(items: Sequence[BatchItem]) -> SheetPlan:
    """About as many rows as columns."""
    columns = math.ceil(math.sqrt(len(items)))
    scenes = tuple(item.scene for item in items)
    return SheetPlan(tuple(scenes[first : first + columns] for first in range(0, len(scenes), columns)))


def _write_table(
    path: Path,
    items: Sequence[BatchItem],
    steering: Steering,
    scorer: Scorer | None,
    scores: Sequence[FloatArray],
) -> None:
    axes = steering.axis_set.names
    features = [] if scorer is None else [feature.name for feature in scorer.features]
    with atomic_path(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        positions = [f"{name} (position)" for name in axes]
        table.writerow(["seed", "file", *positions, *(f"{name} (score)" for name in features), "refused"])
        for index, item in enumerate(items):
            numbers = [*steering.positions(item.scene.document.latent).values()]
            numbers += [] if scorer is None else scores[index].tolist()
            table.writerow([item.seed, _name(item.seed), *(f"{n:.4f}" for n in numbers), item.refusal])
