"""Pictures as arrays and as Qt images."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtGui import QImage

FORMATS = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}
"""The formats of pixels by their channels."""


def to_qimage(pixels: NDArray[np.uint8]) -> QImage:
    """An image that owns its memory, of pixels ``(H, W, 3)`` uint8 in RGB, or ``(H, W, 4)`` with a filler.

    QImage borrows the memory of an array and would show later writes to it, so the bytes are copied
    (0.3 ms at 1024 x 1024).
    """
    contiguous = np.ascontiguousarray(pixels)
    height, width, channels = contiguous.shape
    borrowed = QImage(contiguous.data, width, height, channels * width, FORMATS[channels])
    return borrowed.copy()


def to_pixels(image: QImage) -> NDArray[np.uint8]:
    """The pixels ``(H, W, 3)`` uint8 in RGB of an image."""
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    return rows[:, : 3 * rgb.width()].reshape(rgb.height(), rgb.width(), 3).copy()


def enlarged(image: QImage, factor: int) -> QImage:
    """An image ``factor`` times as large, by bicubic interpolation.

    Qt enlarges bilinearly, which shows every pixel of a small picture as a soft diamond.
    """
    size = (factor * image.width(), factor * image.height())
    return to_qimage(np.asarray(Image.fromarray(to_pixels(image)).resize(size, Image.Resampling.BICUBIC)))
