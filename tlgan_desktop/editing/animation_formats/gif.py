"""GIF: still files, each with its own colours, one after the other (GIF89a Specification, CompuServe)."""

import struct
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from tlgan_desktop.editing.animation_formats.frames import Picture, durations, encoded, to_image
from tlgan_desktop.editing.xmp import DIGITAL_SOURCE_TYPE

FASTEST = 2
"""Hundredths of a second; browsers show frames of less for a tenth of a second."""
HEADER, DESCRIPTOR = 13, 10
EXTENSION, END = 0x21, 0x3B
TABLE = 0x80
"""Set where a table of colours follows, with its size in the three lowest bits."""
REPEATING = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"


def write(path: Path, frames: Iterator[Picture], frames_per_second: float) -> None:
    """Write an animation that repeats, of 256 colours a frame; times are in hundredths of a second."""
    times = durations(frames_per_second, 100, FASTEST)
    with path.open("wb") as file:
        for index, (picture, duration) in enumerate(zip(frames, times, strict=False)):
            if index == 0:
                height, width = picture.shape[:2]
                file.write(b"GIF89a" + struct.pack("<2H3x", width, height) + REPEATING + _comment())
            file.write(struct.pack("<4BH2x", EXTENSION, 0xF9, 4, 0x04, duration))
            file.write(_frame(picture))
        file.write(bytes([END]))


def _comment() -> bytes:
    text = DIGITAL_SOURCE_TYPE.encode()
    return bytes([EXTENSION, 0xFE, len(text)]) + text + b"\0"


def _frame(picture: Picture) -> bytes:
    """The picture of a still file, with the file's colours as its own."""
    colours = to_image(picture).convert("P", palette=Image.Palette.ADAPTIVE)
    still = encoded(colours, format="GIF", interlace=0)
    size = still[10] & 0x07
    table = 3 << (size + 1)
    place = _place_of_image(still, HEADER + table)
    descriptor = still[place : place + DESCRIPTOR - 1] + bytes([TABLE | size])
    return descriptor + still[HEADER : HEADER + table] + still[place + DESCRIPTOR : -1]


def _place_of_image(still: bytes, place: int) -> int:
    """Where the image begins, after extensions of any number of blocks."""
    while still[place] == EXTENSION:
        place += 2
        while still[place]:
            place += 1 + still[place]
        place += 1
    return place
