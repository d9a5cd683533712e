"""Exports: what is to be drawn for a file, and how the file is made of the pictures.

Every export tells its ``scenes`` and takes their pictures in the same order, so that one worker can draw any
of them, report progress and stop between two pictures. A file that was begun is not left behind then; a
batch keeps the pictures that were saved before.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tlgan_desktop.editing.animation import save_animation
from tlgan_desktop.editing.batch import BatchItem, Scorer, save_batch
from tlgan_desktop.editing.export import QUALITY, save_picture
from tlgan_desktop.editing.recipe import Recipe
from tlgan_desktop.editing.scaling import scaled_to_show
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.editing.sheet import Picture, SheetPlan, draw_sheet
from tlgan_desktop.editing.steering import Steering


class Export(Protocol):
    """Something to be drawn and saved."""

    @property
    def title(self) -> str:
        """What it is, in a word for a progress bar."""

    @property
    def path(self) -> Path:
        """The file or folder that it is saved at."""

    @property
    def scenes(self) -> Sequence[Scene]:
        """What is to be drawn, in order; it may be computed as it is asked for."""

    def save(self, pictures: Iterable[Picture]) -> None:
        """Save the pictures of the scenes.

        Raises:
            UserError: the file cannot be made.
        """


@dataclass(frozen=True, eq=False)
class PictureExport:
    """One picture with its recipe; ``side`` is that of the file, the generator's own when None."""

    path: Path
    scene: Scene
    recipe: Recipe
    side: int | None = None
    quality: int = QUALITY
    title: str = "picture"

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The one scene."""
        return (self.scene,)

    def save(self, pictures: Iterable[Picture]) -> None:
        """Save the picture."""
        (picture,) = _resized(pictures, self.side)
        save_picture(self.path, picture, self.scene.recipe(self.recipe), self.quality)


@dataclass(frozen=True, eq=False)
class SheetExport:
    """A film strip or a grid; ``side`` is that of one picture on it, the generator's own when None."""

    path: Path
    plan: SheetPlan
    side: int | None = None
    titled: bool = True
    quality: int = QUALITY
    title: str = "sheet"

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes of the plan."""
        return self.plan.scenes

    def save(self, pictures: Iterable[Picture]) -> None:
        """Lay the pictures out and save the sheet."""
        sheet = draw_sheet(self.plan, _resized(pictures, self.side), self.titled)
        save_picture(self.path, sheet, quality=self.quality)


@dataclass(frozen=True, eq=False)
class AnimationExport:
    """An animation; ``side`` is that of its pictures, the generator's own when None."""

    path: Path
    scenes: Sequence[Scene]
    frames_per_second: float = 24.0
    side: int | None = None
    title: str = "animation"

    def save(self, pictures: Iterable[Picture]) -> None:
        """Save the animation."""
        save_animation(self.path, _resized(pictures, self.side), self.frames_per_second)


@dataclass(frozen=True, eq=False)
class BatchExport:
    """One recipe on many seeds, into the folder ``path``; ``scorer`` tells the features of the pictures."""

    path: Path
    items: tuple[BatchItem, ...]
    like: Recipe
    steering: Steering
    scorer: Scorer | None = None
    title: str = "batch"

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The scene of each seed."""
        return tuple(item.scene for item in self.items)

    def save(self, pictures: Iterable[Picture]) -> None:
        """Save pictures, contact sheet and table."""
        save_batch(self.path, self.items, pictures, self.like, self.steering, self.scorer)


def _resized(pictures: Iterable[Picture], side: int | None) -> Iterator[Picture]:
    """Pictures ``(side, side, 3)``; as they are when ``side`` is None."""
    for picture in pictures:
        yield picture if side is None else scaled_to_show(picture, side)
