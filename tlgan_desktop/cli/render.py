"""The job ``render``: pictures of seeds, as one picture, a contact sheet or a folder."""

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tlgan_desktop.cli.drawing import Sheet, draw
from tlgan_desktop.cli.options import RenderOptions, Result
from tlgan_desktop.cli.starting import open_chosen_generator, starting_recipes
from tlgan_desktop.editing.export import check_destination, save_picture
from tlgan_desktop.editing.recipe import Recipe
from tlgan_desktop.editing.sheet import Picture
from tlgan_desktop.progress import ProgressListener
from tlgan_desktop.storage import make_folder


def run(options: RenderOptions, on_progress: ProgressListener) -> Result:
    """Make and save the pictures.

    Raises:
        UserError: a file cannot be read or written, or the options do not fit the generator.
    """
    folder = _folder(options.out)
    if folder is None:
        check_destination(Path(options.out))
    generator = open_chosen_generator(options.generator, options.device, options)
    side = generator.info.resolution
    sheet = Sheet(1, side, 1) if folder else Sheet.nearly_square(options.count, side)
    recipes = starting_recipes(generator, options, options.space, options.count)
    begin = time.perf_counter()
    pictures = draw(generator, recipes, on_progress)
    if folder:
        _save_each(folder, options, recipes, pictures)
    else:
        save_picture(Path(options.out), sheet.of(pictures), recipes[0] if len(recipes) == 1 else None)
    return {
        "out": options.out,
        "seeds": _seeds(options),
        "width": sheet.width,
        "height": sheet.height,
        "latents": [recipe.document.latent.tolist() for recipe in recipes],
        "generator_fingerprint": generator.info.fingerprint,
        "milliseconds": round(1000 * (time.perf_counter() - begin), 3),
    }


def summary(result: Result) -> str:
    """One line about what was written."""
    return "Wrote {out}, {width} x {height} pixels, in {milliseconds:.0f} ms.".format(**result)


def _folder(out: str) -> Path | None:
    """The folder that ``out`` asks to fill, made where it is not there yet; None where it names a file."""
    folder = Path(out)
    if not out.endswith(("/", "\\")) and not folder.is_dir():
        return None
    make_folder(folder)
    return folder


def _save_each(
    folder: Path, options: RenderOptions, recipes: Sequence[Recipe], pictures: Iterable[Picture]
) -> None:
    names = [f"seed-{seed}.png" for seed in _seeds(options)] or ["picture.png"]
    for name, recipe, picture in zip(names, recipes, pictures, strict=True):
        save_picture(folder / name, picture, recipe)


def _seeds(options: RenderOptions) -> list[int]:
    return [] if options.seed is None else list(range(options.seed, options.seed + options.count))
