"""Animated PNG: the pixels of still files as frames (PNG Specification, Third Edition, W3C)."""

import struct
import zlib
from collections.abc import Iterator
from fractions import Fraction
from itertools import count
from pathlib import Path
from typing import BinaryIO

from PIL import PngImagePlugin

from tlgan_desktop.editing.animation_formats.frames import Picture, encoded, to_image
from tlgan_desktop.editing.xmp import PNG_XMP, xmp_packet

SIGNATURE = b"\x89PNG\r\n\x1a\n"
LONGEST_FRACTION = 10_000
"""A frame's time is a fraction of two numbers of 16 bits."""


def write(path: Path, frames: Iterator[Picture], frames_per_second: float) -> None:
    """Write an animation that repeats, timed exactly; viewers without animations show its first frame."""
    metadata = PngImagePlugin.PngInfo()
    metadata.add_itxt(PNG_XMP, xmp_packet(None).decode())
    time = (1 / Fraction(frames_per_second)).limit_denominator(LONGEST_FRACTION)
    numbers = count()
    with path.open("wb") as file:
        file.write(SIGNATURE)
        for index, picture in enumerate(frames):
            still = encoded(to_image(picture), format="PNG", pnginfo=metadata if index == 0 else None)
            chunks = list(_chunks(still))
            if index == 0:
                _write_head(file, chunks)
            _write_frame(file, chunks, picture.shape, time, numbers)
        file.write(_chunk(b"IEND", b""))
        _write_count(file, index + 1)


def _chunks(still: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG file: names and contents."""
    place = len(SIGNATURE)
    while place < len(still):
        (length,) = struct.unpack_from(">I", still, place)
        yield still[place + 4 : place + 8], still[place + 8 : place + 8 + length]
        place += length + 12


def _write_head(file: BinaryIO, chunks: list[tuple[bytes, bytes]]) -> None:
    header, *others = [(name, content) for name, content in chunks if name not in (b"IDAT", b"IEND")]
    file.write(_chunk(*header))
    file.write(_control(0))
    for name, content in others:
        file.write(_chunk(name, content))


def _write_frame(
    file: BinaryIO,
    chunks: list[tuple[bytes, bytes]],
    shape: tuple[int, ...],
    time: Fraction,
    numbers: Iterator[int],
) -> None:
    height, width = shape[:2]
    number = next(numbers)
    rule = struct.pack(">5I2H2B", number, width, height, 0, 0, time.numerator, time.denominator, 0, 0)
    file.write(_chunk(b"fcTL", rule))
    for content in (content for name, content in chunks if name == b"IDAT"):
        if number == 0:
            file.write(_chunk(b"IDAT", content))
        else:
            file.write(_chunk(b"fdAT", struct.pack(">I", next(numbers)) + content))


def _write_count(file: BinaryIO, frames: int) -> None:
    """The number of frames stands near the beginning, and is known at the end."""
    header = 25
    file.seek(len(SIGNATURE) + header)
    file.write(_control(frames))


def _control(frames: int) -> bytes:
    return _chunk(b"acTL", struct.pack(">2I", frames, 0))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
