"""Pictures to files and back: PNG, JPEG, WebP and TIFF that tell their origin and carry their recipe."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from tlgan_desktop.editing.recipe import NewerRecipe, Recipe
from tlgan_desktop.editing.xmp import PNG_XMP, recipe_in_xmp, xmp_packet
from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import atomic_path, check_writable

PNG_RECIPE = "tlgan-recipe"
"""The key of the PNG text chunk that holds the recipe."""

TIFF_XMP = 700
TIFF_PREDICTOR, DIFFERENCES = 317, 2
"""Differences of neighbours, not pixels, are packed: half as large."""

QUALITY = 95
LOSSY_ENDINGS = (".jpg", ".jpeg", ".webp")
"""The formats for which a quality can be chosen."""

LONGEST_METADATA = 60_000
"""Characters of a recipe; a JPEG holds 65,502 bytes of XMP."""


def save_picture(
    path: Path, picture: NDArray[np.uint8], recipe: Recipe | None = None, quality: int = QUALITY
) -> None:
    """Save a picture ``(H, W, 3)`` uint8 in the format of the path's ending, with its metadata.

    JPEG and WebP are written at a ``quality`` of 1 to 100; PNG and TIFF lose nothing.

    Raises:
        UserError: the ending is none of ours, or the file cannot be written.
    """
    path = Path(path)
    check_destination(path)
    writer = _WRITERS[path.suffix.lower()]
    image = Image.fromarray(np.ascontiguousarray(picture))
    text = None if recipe is None else _metadata_text(recipe)
    with atomic_path(path) as temporary:
        try:
            writer(image, temporary, text, quality)
        except ValueError as error:
            raise UserError(f"{path.name} cannot hold this picture ({error}); save it as PNG.") from error


def check_destination(path: Path) -> None:
    """Check, before the work of making a picture, that it can be saved at ``path``.

    Raises:
        UserError: the ending is none of ours, or the folder is not there or not writable.
    """
    if path.suffix.lower() not in _WRITERS:
        raise UserError(f"{path.name} does not end in {_listed_endings()}; give it one of these endings.")
    check_writable(path)


def picture_endings() -> tuple[str, ...]:
    """The file endings that :func:`save_picture` knows, such as ``.png``."""
    return tuple(_WRITERS)


def read_recipe(path: Path) -> Recipe:
    """The recipe inside a picture that was exported earlier.

    Raises:
        UserError: the file is missing, is no picture, or carries no whole recipe, or one of a newer version.
    """
    path = Path(path)
    text = _recipe_text(path)
    if text is None:
        raise UserError(f"{path.name} carries no recipe; only pictures exported with one can be reopened.")
    try:
        return Recipe.from_text(text)
    except NewerRecipe:
        raise
    except UserError as error:
        raise UserError(f"The recipe inside {path.name} is damaged; use another copy of it.") from error


def _metadata_text(recipe: Recipe) -> str:
    """The recipe's text, without the story of its edits where that would not fit the metadata of a JPEG."""
    text = recipe.to_text()
    return text if len(text) <= LONGEST_METADATA else replace(recipe, edits=()).to_text()


def _recipe_text(path: Path) -> str | None:
    if not path.is_file():
        raise UserError(f"There is no file {path}; check the name and the folder.")
    try:
        with Image.open(path) as image:
            if not _metadata(image):
                image.load()  # other programs write the text of a PNG behind its pixels
            return _metadata(image)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(f"{path.name} is not a picture that can be read; get a fresh copy of it.") from error


def _metadata(image: Image.Image) -> str | None:
    """The recipe's text in what is read of a picture so far."""
    chunk = image.info.get(PNG_RECIPE)
    if isinstance(chunk, str):
        return chunk
    packet = image.info.get("xmp") or _tiff_xmp(image)
    return recipe_in_xmp(packet.encode() if isinstance(packet, str) else packet) if packet else None


def _tiff_xmp(image: Image.Image) -> bytes | None:
    packet = getattr(image, "tag_v2", {}).get(TIFF_XMP)
    return packet if isinstance(packet, bytes) else None


def _write_png(image: Image.Image, path: Path, recipe_text: str | None, _quality: int) -> None:
    chunks = PngImagePlugin.PngInfo()
    if recipe_text is not None:
        chunks.add_text(PNG_RECIPE, recipe_text)
    chunks.add_itxt(PNG_XMP, xmp_packet(recipe_text).decode())
    image.save(path, format="PNG", pnginfo=chunks)


def _write_jpeg(image: Image.Image, path: Path, recipe_text: str | None, quality: int) -> None:
    image.save(path, format="JPEG", quality=quality, subsampling=0, xmp=xmp_packet(recipe_text))


def _write_webp(image: Image.Image, path: Path, recipe_text: str | None, quality: int) -> None:
    image.save(path, format="WEBP", quality=quality, method=4, xmp=xmp_packet(recipe_text))


def _write_tiff(image: Image.Image, path: Path, recipe_text: str | None, _quality: int) -> None:
    image.save(
        path,
        format="TIFF",
        compression="tiff_lzw",
        dpi=(96, 96),
        tiffinfo={TIFF_PREDICTOR: DIFFERENCES, TIFF_XMP: xmp_packet(recipe_text)},
    )


_Writer = Callable[[Image.Image, Path, str | None, int], None]

_WRITERS: dict[str, _Writer] = {
    ".png": _write_png,
    ".jpg": _write_jpeg,
    ".jpeg": _write_jpeg,
    ".webp": _write_webp,
    ".tif": _write_tiff,
    ".tiff": _write_tiff,
}


def _listed_endings() -> str:
    *most, last = picture_endings()
    return f"{', '.join(most)} or {last}"
