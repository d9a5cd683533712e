"""Animations to files: GIF, APNG and WebP, and MP4 where PyAV is installed."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from tlgan_desktop.editing.animation_formats import apng, gif, mp4, webp
from tlgan_desktop.editing.animation_formats.frames import Picture
from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import atomic_path

_WRITERS: dict[str, Callable[[Path, Iterator[Picture], float], None]] = {
    ".gif": gif.write,
    ".apng": apng.write,
    ".webp": webp.write,
    ".mp4": mp4.write,
}


def save_animation(path: Path, frames: Iterable[Picture], frames_per_second: float = 24.0) -> None:
    """Save pictures of one size as an animation that repeats, in the format of the path's ending.

    Every picture becomes a frame, also one that equals the one before. Frames are taken as they are made, so
    whoever makes them may report progress, and raise to stop; then no file is left. GIF takes 256 colours a
    frame and shows at most 50 frames a second.

    Raises:
        UserError: the ending is none of ours, there is no frame, PyAV is missing for MP4, or the file cannot
            be written.
    """
    path = Path(path)
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise UserError(
            f"{path.name} does not end in .gif, .apng, .webp or .mp4; give it one of these endings."
        )
    iterator = iter(frames)
    first = next(iterator, None)
    if first is None:
        raise UserError("There is no picture to animate.")
    with atomic_path(path) as temporary:
        write(temporary, chain([first], iterator), frames_per_second)


def animation_endings() -> tuple[str, ...]:
    """The file endings that :func:`save_animation` knows, such as ``.gif``."""
    return tuple(_WRITERS)


def why_no_animation(ending: str) -> str:
    """Why animations of an ending cannot be made here, and how to change that; empty where they can."""
    return mp4.why_not() if ending == ".mp4" else ""
