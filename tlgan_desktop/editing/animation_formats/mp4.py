"""MP4 with H.264 video, by PyAV (FFmpeg)."""

import sys
from collections.abc import Iterator
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from tlgan_desktop.editing.animation_formats.frames import Picture
from tlgan_desktop.editing.xmp import DIGITAL_SOURCE_TYPE
from tlgan_desktop.errors import UserError

CONSTANT_QUALITY = "18"
"""x264's rate factor at which hardly anybody sees a loss."""
BT_709 = 1
"""The number of the ITU-R BT.709 colours in H.264, which players take for granted at larger sizes."""


def available() -> bool:
    """Whether PyAV is installed."""
    return find_spec("av") is not None


def why_not() -> str:
    """Why videos cannot be written here, and what to do; empty where they can."""
    if available():
        return ""
    if getattr(sys, "frozen", False):  # nothing can be added to the packed application
        return "MP4 is not part of the packed application; choose WebP, GIF or APNG."
    return "MP4 needs the video extra: pip install 'tlgan-desktop[video]'."


def write(path: Path, frames: Iterator[Picture], frames_per_second: float) -> None:
    """Write a video.

    Raises:
        UserError: PyAV is missing.
    """
    try:
        import av
        from av.video.reformatter import ColorRange, Colorspace
    except ImportError as error:
        raise UserError(why_not()) from error
    rate = Fraction(frames_per_second).limit_denominator(1001)
    with av.open(str(path), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        container.metadata["comment"] = DIGITAL_SOURCE_TYPE
        stream = container.add_stream("h264", rate=rate, options={"crf": CONSTANT_QUALITY})
        codec = stream.codec_context
        codec.pix_fmt = "yuv420p"
        codec.colorspace = codec.color_primaries = codec.color_trc = BT_709
        codec.color_range = ColorRange.MPEG
        for index, picture in enumerate(map(_even, frames)):
            if index == 0:
                stream.height, stream.width = picture.shape[:2]
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            coloured = frame.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709)
            container.mux(stream.encode(coloured))
        container.mux(stream.encode(None))


def _even(picture: Picture) -> Picture:
    """A picture with even sides, as H.264 wants them; an odd last row or column is doubled."""
    height, width = picture.shape[:2]
    return np.ascontiguousarray(np.pad(picture, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge"))
