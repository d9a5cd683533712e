"""Sheets: film strips along one axis, grids along two, and many axes on many pictures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.editing.steering import Steering
from tlgan_desktop.errors import UserError

Picture = NDArray[np.uint8]
"""``(H, W, 3)`` uint8."""

LONGEST_SIDE = 16_000
"""Pixels; beyond it WebP and most viewers give up."""
PAPER, INK = (255, 255, 255), (30, 31, 36)
LEAST_LETTERS = 11
LETTERS_A_SIDE = 14
"""A title is a fourteenth as high as the picture that it stands at."""


@dataclass(frozen=True)
class SheetPlan:
    """Scenes in rows, the last of which may be shorter; titles of columns and rows, or none."""

    rows: tuple[tuple[Scene, ...], ...]
    column_titles: tuple[str, ...] = ()
    row_titles: tuple[str, ...] = ()

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """All scenes, row by row."""
        return tuple(scene for row in self.rows for scene in row)


def film_strip(steering: Steering, scene: Scene, name: str, positions: Sequence[float]) -> SheetPlan:
    """One picture at several positions along one axis; locks hold.

    Raises:
        UserError: a position is out of reach.
    """
    row = tuple(moved(steering, scene, {name: position}) for position in positions)
    return SheetPlan((row,), tuple(_title(name, position) for position in positions))


def crossed_axes(
    steering: Steering,
    scene: Scene,
    across: tuple[str, Sequence[float]],
    down: tuple[str, Sequence[float]],
) -> SheetPlan:
    """One picture at every pair of positions along two axes (name, positions).

    Raises:
        UserError: a pair of positions is out of reach, or both axes are one.
    """
    if across[0] == down[0]:
        raise UserError("A grid needs two different features; choose another for one of them.")
    rows = tuple(
        tuple(moved(steering, scene, {across[0]: right, down[0]: below}) for right in across[1])
        for below in down[1]
    )
    columns = tuple(_title(across[0], position) for position in across[1])
    return SheetPlan(rows, columns, tuple(_title(down[0], position) for position in down[1]))


def axes_by_pictures(
    steering: Steering,
    pictures: Sequence[tuple[str, Scene]],
    names: Sequence[str],
    position: float,
) -> SheetPlan:
    """A row for each axis and a column for each (title, scene), every picture brought to one position.

    The first row shows the pictures as they are. An axis that is locked or held in a picture leaves it.

    Raises:
        UserError: the position is out of reach in one of the pictures.
    """
    originals = tuple(scene for _, scene in pictures)
    columns = [_along_each(steering, scene, names, position) for scene in originals]
    rows = zip(*columns, strict=True)
    titles = tuple(_title(name, position) for name in names)
    return SheetPlan((originals, *rows), tuple(title for title, _ in pictures), ("", *titles))


def moved(steering: Steering, scene: Scene, targets: dict[str, float]) -> Scene:
    """A scene with axes brought to target positions.

    Raises:
        UserError: they are out of reach.
    """
    return replace(scene, document=steering.move(scene.document, targets))


def draw_sheet(plan: SheetPlan, pictures: Iterable[Picture], titled: bool = True) -> Picture:
    """The sheet of a plan, of the pictures of its scenes in order, all of one size.

    Raises:
        UserError: the sheet would be larger than image files and their viewers take.
    """
    iterator = iter(pictures)
    first = next(iterator)
    layout = _Layout.of(plan, first.shape[1], first.shape[0], titled)
    sheet = Image.new("RGB", (layout.width, layout.height), PAPER)
    for index, picture in enumerate(chain([first], iterator)):
        sheet.paste(Image.fromarray(picture), layout.place(*divmod(index, layout.columns)))
    if titled:
        _write_titles(ImageDraw.Draw(sheet), plan, layout)
    return np.asarray(sheet)


@dataclass(frozen=True)
class _Layout:
    """Where the pictures lie, in pixels."""

    cell: tuple[int, int]
    gap: int
    left: int
    top: int
    columns: int
    rows: int
    letters: int

    @classmethod
    def of(cls, plan: SheetPlan, width: int, height: int, titled: bool) -> "_Layout":
        letters = max(LEAST_LETTERS, height // LETTERS_A_SIDE)
        font = ImageFont.load_default(letters)
        widest = max((font.getlength(title) for title in plan.row_titles), default=0.0)
        left = round(widest) + 2 * letters if titled and plan.row_titles else 0
        top = 2 * letters if titled and plan.column_titles else 0
        gap = max(1, width // 64)
        layout = cls((width, height), gap, left, top, len(plan.rows[0]), len(plan.rows), letters)
        if max(layout.width, layout.height) > LONGEST_SIDE:
            raise UserError(
                f"A sheet of {layout.width} x {layout.height} pixels is too large; "
                "choose fewer or smaller pictures."
            )
        return layout

    @property
    def width(self) -> int:
        return self.left + self.columns * (self.cell[0] + self.gap) - self.gap

    @property
    def height(self) -> int:
        return self.top + self.rows * (self.cell[1] + self.gap) - self.gap

    def place(self, row: int, column: int) -> tuple[int, int]:
        """The left and upper edge of a picture."""
        return self.left + column * (self.cell[0] + self.gap), self.top + row * (self.cell[1] + self.gap)


def _write_titles(drawing: ImageDraw.ImageDraw, plan: SheetPlan, layout: _Layout) -> None:
    font = ImageFont.load_default(layout.letters)
    width, height = layout.cell
    for column, title in enumerate(plan.column_titles):
        left, top = layout.place(0, column)
        text = _shortened(font, title, width)
        drawing.text((left + width / 2, top - layout.letters), text, INK, font, anchor="mm")
    for row, title in enumerate(plan.row_titles):
        left, top = layout.place(row, 0)
        drawing.text((left - layout.letters, top + height / 2), title, INK, font, anchor="rm")


def _shortened(font: "ImageFont.FreeTypeFont | ImageFont.ImageFont", title: str, width: int) -> str:
    """A title that fits over its picture, its end cut where it must be."""
    kept = title
    while kept and font.getlength(kept) > width:
        kept = kept[:-1]
    return kept if kept == title else f"{kept[:-1]}…"


def _title(name: str, position: float) -> str:
    return f"{name} {position:+.1f}"


def _along_each(steering: Steering, scene: Scene, names: Sequence[str], position: float) -> tuple[Scene, ...]:
    """A scene brought to one position along each axis in turn; as it is where that axis is not free."""
    sliders = steering.sliders(scene.document)
    return tuple(
        moved(steering, scene, {name: position}) if sliders[name].enabled else scene for name in names
    )
