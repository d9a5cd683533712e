"""Makes the animation of the README: one feature dragged to and fro, without locks and under some.

    python -m tools.animate_drag [OUT]

Uses the generator and the axes that ship, and the export of the application. To be run again, and its
locks chosen again, when these are made anew.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from tlgan_desktop import paths
from tlgan_desktop.axes import read_axes
from tlgan_desktop.editing import Scene, SheetPlan, Steering, save_animation, scenes_along
from tlgan_desktop.editing.sheet import Picture, draw_sheet
from tlgan_desktop.generators import Generator, open_generator

OUT = Path(__file__).resolve().parent.parent / "docs" / "images" / "drag-under-lock.webp"
SEED, FEATURE, ENDS = 6, "Age", (-1.0, 1.6)
LOCKS = ("Grey hair", "Dark skin")
FRAMES, RATE, SIDE = 48, 16, 256
BICUBIC = Image.Resampling.BICUBIC


def main(out: Path) -> None:
    """Draw the drag and save it."""
    generator, steering = open_generator(paths.default_generator()), Steering(read_axes(paths.default_axes()))
    start = steering.open(generator.sample(SEED, 1)[0])
    columns = [
        scenes_along(steering, Scene(replace(start, locks=locks)), FEATURE, *ENDS, FRAMES)
        for locks in ((), tuple(name for name in steering.axis_set.names if name in LOCKS))
    ]
    save_animation(out, frames(generator, columns), RATE)


def frames(generator: Generator, columns: list[Sequence[Scene]]) -> Iterator[Picture]:
    """Each frame is a sheet: the drag without locks, and with them."""
    for scenes in zip(*columns, strict=True):
        latents = np.stack([scene.document.latent for scene in scenes])
        pictures = generator.pictures(latents, batch_size=len(scenes))
        large = (np.asarray(Image.fromarray(picture).resize((SIDE, SIDE), BICUBIC)) for picture in pictures)
        yield draw_sheet(SheetPlan((scenes,), ("No locks", " and ".join(LOCKS) + " locked")), large)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
