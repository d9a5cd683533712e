"""Animations to files: GIF, APNG and WebP, and MP4 where PyAV is installed."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from tlgan_desktop.editing.xmp import DIGITAL_SOURCE_TYPE, PNG_XMP, xmp_packet
from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import atomic_path

Picture = NDArray[np.uint8]
"""``(H, W, 3)`` uint8."""


def save_animation(path: Path, frames: Iterable[Picture], frames_per_second: float = 24.0) -> None:
    """Save pictures of one size as an animation that repeats, in the format of the path's ending.

    Frames are taken as they are made, so whoever makes them may report progress, and raise to stop; then
    no file is left. GIF takes 256 colours a frame and whole hundredths of a second.

    Raises:
        UserError: the ending is none of ours, there is no frame, PyAV is missing for MP4, or the file cannot
            be written.
    """
    path = Path(path)
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            f"{path.name} does not end in .gif, .apng, .webp or .mp4; give it one of these endings."
        )
    iterator = iter(frames)
    first = next(iterator, None)
    if first is None:
        raise UserError("There is no picture to animate.")
    with atomic_path(path) as temporary:
        writer(temporary, chain([first], iterator), frames_per_second)


def animation_endings() -> tuple[str, ...]:
    """The file endings that :func:`save_animation` knows, such as ``.gif``."""
    return tuple(_WRITERS)


def _write_gif(path: Path, frames: Iterator[Picture], frames_per_second: float) -> None:
    first, *rest = _images(frames)
    first.save(
        path,
        format="GIF",
        comment=DIGITAL_SOURCE_TYPE.encode(),
        save_all=True,
        append_images=rest,
        duration=_milliseconds(frames_per_second),
        loop=0,
    )


def _write_apng(path: Path, frames: Iterator[Picture], frames_per_second: float) -> None:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_itxt(PNG_XMP, xmp_packet(None).decode())
    first, *rest = _images(frames)
    first.save(
        path,
        format="PNG",
        save_all=True,
        append_images=rest,
        duration=_milliseconds(frames_per_second),
        loop=0,
        pnginfo=chunks,
    )


def _write_webp(path: Path, frames: Iterator[Picture], frames_per_second: float) -> None:
    first, *rest = _images(frames)
    first.save(
        path,
        format="WEBP",
        save_all=True,
        append_images=rest,
        duration=_milliseconds(frames_per_second),
        loop=0,
        quality=90,
        xmp=xmp_packet(None),
    )


def _write_mp4(path: Path, frames: Iterator[Picture], frames_per_second: float) -> None:
    try:
        import av
    except ImportError as error:
        raise UserError("MP4 needs the video extra: pip install 'tlgan-desktop[video]'.") from error
    with av.open(str(path), "w", format="mp4") as container:
        container.metadata["comment"] = DIGITAL_SOURCE_TYPE
        stream = container.add_stream("libx264", rate=round(frames_per_second))
        stream.pix_fmt = "yuv420p"
        for index, picture in enumerate(map(_even, frames)):
            if index == 0:
                stream.height, stream.width = picture.shape[:2]
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


_Writer = Callable[[Path, Iterator[Picture], float], None]

_WRITERS: dict[str, _Writer] = {
    ".gif": _write_gif,
    ".apng": _write_apng,
    ".webp": _write_webp,
    ".mp4": _write_mp4,
}


def _images(frames: Iterator[Picture]) -> Iterator[Image.Image]:
    return (Image.fromarray(np.ascontiguousarray(frame)) for frame in frames)


def _milliseconds(frames_per_second: float) -> int:
    return max(20, round(1000 / frames_per_second))


def _even(picture: Picture) -> Picture:
    """A picture with even sides, as MP4 wants them; an odd last row or column is doubled."""
    height, width = picture.shape[:2]
    return np.ascontiguousarray(np.pad(picture, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge"))
