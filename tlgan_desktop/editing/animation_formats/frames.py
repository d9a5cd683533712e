"""What the formats share: pictures as frames, and how long each is shown."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]
"""``(H, W, 3)`` uint8."""


def durations(frames_per_second: float, units: int, least: int = 1) -> Iterator[int]:
    """How long each frame is shown, in whole units of which there are ``units`` a second.

    They differ by one where that keeps the frames in step with the clock: 24 a second take 42, 41 and 42 ms.
    """
    shown = 0
    for number in count(1):
        duration = max(round(number * units / frames_per_second) - shown, least)
        shown += duration
        yield duration


def encoded(image: Image.Image, **options: Any) -> bytes:
    """An image as a file of its own."""
    content = BytesIO()
    image.save(content, **options)
    return content.getvalue()


def to_image(picture: Picture) -> Image.Image:
    """A picture for Pillow."""
    return Image.fromarray(np.ascontiguousarray(picture))
