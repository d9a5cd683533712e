"""Decoding any picture that Pillow opens into square RGB of one size."""

import io
import stat
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from tlgan_desktop.errors import UserError

PictureArray = NDArray[np.uint8]

PIXEL_LIMIT = 80_000_000
"""Pictures of more pixels are refused unread, so that a small file cannot fill the memory."""
KNOWN_ENDINGS = Image.registered_extensions()
FORMATS = tuple(
    name
    for name in [
        "PNG",
        "JPEG",
        "WEBP",
        "GIF",
        "BMP",
        "DIB",
        "TIFF",
        "AVIF",
        "JPEG2000",
        "PPM",
        "TGA",
        "PCX",
        "QOI",
    ]
    if name in Image.OPEN
)
"""What is opened: formats that Pillow decodes itself. EPS and its like would start other programs."""
ENDINGS = frozenset(ending for ending, name in KNOWN_ENDINGS.items() if name in (*FORMATS, "MPO"))
DECODING_THREADS = 2
WHITE = (255, 255, 255, 255)
GLIMPSE = 8
"""The side that pictures are checked at: all data of a JPEG is walked, but an eighth of its side computed."""
CUT_SHORT, DAMAGED = "cut short", "damaged picture data"
"""What is said of pictures that open, but cannot be decoded; decoders word it differently for every file."""
NO_PICTURE, NO_FILE = "not a picture, or a damaged one", "not a regular file"
TOO_LARGE = f"more than {PIXEL_LIMIT // 1_000_000} million pixels"


class UnreadableError(ValueError):
    """A picture cannot be used; the message says why in a few words."""


def is_picture_name(path: Path) -> bool:
    """Whether the name ends as that of a picture does."""
    return path.suffix.lower() in ENDINGS


def check_picture(content: bytes) -> None:
    """Refuse what cannot be decoded; too large a picture by its header alone.

    Raises:
        UnreadableError: the picture cannot be used.
    """
    decode(content, GLIMPSE)


def decode(content: bytes, size: int) -> PictureArray:
    """A picture file's bytes as ``(size, size, 3)`` uint8: upright, RGB over white, its centre square.

    Of an animation the first frame is taken; 16-bit and floating-point greys are brought to 8 bits.

    Raises:
        UnreadableError: the bytes are no picture, are damaged, or hold too many pixels.
    """
    try:
        with _open(content) as image:
            image.draft("RGB", (size, size))
            ImageOps.exif_transpose(image, in_place=True)
            square = _to_rgb(_centre_square(image))
            return np.asarray(square.resize((size, size), Image.Resampling.LANCZOS, reducing_gap=3.0))
    except UnreadableError:
        raise
    # Damaged data makes decoders stumble in ways that no list of exceptions covers.
    except Exception as error:
        raise UnreadableError(CUT_SHORT if "truncated" in str(error).lower() else DAMAGED) from error


def load_pictures(paths: Sequence[Path], size: int) -> PictureArray:
    """Pictures ``(n, size, size, 3)`` uint8, upright, RGB, centre-cropped to a square.

    Raises:
        UserError: a picture is missing or cannot be read.
    """
    with ThreadPoolExecutor(DECODING_THREADS) as threads:
        pictures = list(threads.map(lambda path: _load(Path(path), size), paths))
    return np.stack(pictures) if pictures else np.empty((0, size, size, 3), np.uint8)


def read_content(path: Path) -> bytes:
    """The bytes of a picture file.

    Raises:
        UnreadableError: the file is missing, not permitted, or a pipe or device, whose end may never come.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError(NO_FILE)
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from error


def _load(path: Path, size: int) -> PictureArray:
    try:
        return decode(read_content(path), size)
    except UnreadableError as error:
        raise UserError(f"{path} cannot be read as a picture ({error}); leave it out.") from error


def _open(content: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnreadableError(TOO_LARGE) from error
    except Exception as error:
        raise UnreadableError(NO_PICTURE) from error
    if image.width * image.height > PIXEL_LIMIT:
        raise UnreadableError(TOO_LARGE)
    return image


def _centre_square(image: Image.Image) -> Image.Image:
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    return image if image.width == image.height else image.crop((left, top, left + side, top + side))


def _to_rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith(("I", "F")):
        return _from_deep_grey(image)
    if image.has_transparency_data:
        opaque = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", opaque.size, WHITE), opaque).convert("RGB")
    return image.convert("RGB")


def _from_deep_grey(image: Image.Image) -> Image.Image:
    levels = np.nan_to_num(np.asarray(image, dtype=np.float64))
    top = 65535.0 if image.mode.startswith("I;16") else _scale(float(levels.max()))
    grey = (levels / top * 255).clip(0, 255).round().astype(np.uint8)
    return Image.fromarray(grey).convert("RGB")


def _scale(highest: float) -> float:
    """The white level of a grey picture whose mode does not tell it."""
    return next(scale for scale in (1.0, 255.0, 65535.0, highest) if highest <= scale)
