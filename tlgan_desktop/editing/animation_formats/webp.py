"""Animated WebP: the lossy pictures of still files in a container (WebP Container Specification, Google)."""

import struct
from collections.abc import Iterator
from pathlib import Path

from tlgan_desktop.editing.animation_formats.frames import Picture, durations, encoded, to_image
from tlgan_desktop.editing.xmp import xmp_packet

QUALITY = 90
METHOD = 4
HEADER = 12
ANIMATED, WITH_XMP = 0x02, 0x04
OPAQUE = 0x02


def write(path: Path, frames: Iterator[Picture], frames_per_second: float) -> None:
    """Write an animation that repeats; times are in milliseconds."""
    times = durations(frames_per_second, 1000)
    with path.open("wb") as file:
        for index, (picture, duration) in enumerate(zip(frames, times, strict=False)):
            size = _less_one(picture.shape[1]) + _less_one(picture.shape[0])
            if index == 0:
                file.write(b"RIFF\0\0\0\0WEBP")
                file.write(_chunk(b"VP8X", bytes([ANIMATED | WITH_XMP, 0, 0, 0]) + size))
                file.write(_chunk(b"ANIM", bytes(6)))
            still = encoded(to_image(picture), format="WEBP", quality=QUALITY, method=METHOD)
            place = bytes(6) + size + duration.to_bytes(3, "little") + bytes([OPAQUE])
            file.write(_chunk(b"ANMF", place + still[HEADER:]))
        file.write(_chunk(b"XMP ", xmp_packet(None)))
        length = file.tell()
        file.seek(4)
        file.write(struct.pack("<I", length - 8))


def _less_one(side: int) -> bytes:
    return (side - 1).to_bytes(3, "little")


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + bytes(len(content) % 2)
