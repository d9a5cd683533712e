"""A diverging scale of colours for cosines: blue below zero, orange above.

Blue and orange stay apart in every common kind of colour blindness, and both grow away from the ground, so
that size can be read without any hue.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QPalette

from tlgan_desktop.latents import FloatArray

LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
MIDDLE = 0.179
"""The relative luminance on which black and white letters can be read alike (WCAG 2)."""


@dataclass(frozen=True)
class CosineColours:
    """The colours of -1, 0 and 1, of the text, and of what is marked."""

    negative: str
    zero: str
    positive: str
    ground: str
    text: str
    secondary: str
    mark: str

    def rgb(self, cosines: FloatArray) -> NDArray[np.uint8]:
        """The colours ``(..., 3)`` of cosines ``(...)``."""
        share = np.clip(np.abs(cosines), 0, 1)[..., None]
        ends = np.where(cosines[..., None] > 0, _parts(self.positive), _parts(self.negative))
        zero = _parts(self.zero)
        return np.asarray(np.rint(zero + share * (ends - zero)), dtype=np.uint8)

    def upon(self, cosine: float) -> QColor:
        """A colour to write with upon that of a cosine."""
        linear = (self.rgb(np.array(cosine)) / 255.0) ** 2.2
        return QColor("#000000" if float(linear @ LUMINANCE) > MIDDLE else "#ffffff")


PAPER = CosineColours("#2166ac", "#f4f4f6", "#b35806", "#ffffff", "#1b1c20", "#62646d", "#4657cf")
NIGHT = CosineColours("#5aa9ff", "#2b2e34", "#ffa64d", "#25272c", "#ecedf1", "#a3a6b1", "#93a1ff")


def colours_on(palette: QPalette) -> CosineColours:
    """The scale that can be read in the present look."""
    return PAPER if palette.color(QPalette.ColorRole.Base).lightness() > 127 else NIGHT


def _parts(colour: str) -> FloatArray:
    parsed = QColor(colour)
    return np.array([parsed.red(), parsed.green(), parsed.blue()], dtype=np.float64)
