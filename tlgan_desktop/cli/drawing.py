"""Pictures of recipes, and the sheets that show several of them."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.editing.recipe import Recipe
from tlgan_desktop.editing.sheet import LONGEST_SIDE, Picture
from tlgan_desktop.errors import UserError
from tlgan_desktop.generators import Generator
from tlgan_desktop.progress import PhaseClock, ProgressListener

BATCH_SIZE = 8


def draw(generator: Generator, recipes: Sequence[Recipe], on_progress: ProgressListener) -> Iterator[Picture]:
    """The pictures of recipes that differ in their latents alone, made in batches as they are asked for.

    Raises:
        UserError: truncation or labels do not fit the generator.
    """
    clock = PhaseClock("rendering", len(recipes), on_progress)
    clock.report(0)
    for start in range(0, len(recipes), BATCH_SIZE):
        batch = recipes[start : start + BATCH_SIZE]
        yield from generator.pictures(
            np.stack([recipe.document.drawn(generator.info.num_layers) for recipe in batch]),
            batch_size=BATCH_SIZE,
            space=batch[0].space,
            truncation=batch[0].truncation,
            cutoff=batch[0].cutoff,
            labels=batch[0].labels,
        )
        clock.report(start + len(batch))


@dataclass(frozen=True)
class Sheet:
    """A grid for ``count`` square pictures of ``side`` pixels, edge to edge, in rows from the top left.

    Raises:
        UserError: the sheet would be larger than image files and their viewers take.
    """

    count: int
    side: int
    columns: int

    def __post_init__(self) -> None:
        if max(self.width, self.height) > LONGEST_SIDE:
            raise UserError(
                f"{self.count} pictures do not fit on one sheet; give a folder as --out, with a / at its end."
            )

    @classmethod
    def nearly_square(cls, count: int, side: int) -> "Sheet":
        """The grid whose sides differ least."""
        return cls(count, side, math.ceil(math.sqrt(count)))

    @property
    def width(self) -> int:
        """In pixels."""
        return self.columns * self.side

    @property
    def height(self) -> int:
        """In pixels."""
        return math.ceil(self.count / self.columns) * self.side

    def of(self, pictures: Iterable[Picture]) -> Picture:
        """The sheet with the pictures on it; what stays empty is black."""
        sheet = np.zeros((self.height, self.width, 3), np.uint8)
        for index, picture in enumerate(pictures):
            top, left = (self.side * part for part in divmod(index, self.columns))
            sheet[top : top + self.side, left : left + self.side] = picture
        return sheet
