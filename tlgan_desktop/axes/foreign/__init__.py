"""Axes from elsewhere: direction files of other projects, read without running code from them."""

from tlgan_desktop.axes.foreign.adopting import LatentSpaces, adopt
from tlgan_desktop.axes.foreign.recognising import ForeignAxes, Meaning, read_foreign_axes

__all__ = ["ForeignAxes", "LatentSpaces", "Meaning", "adopt", "read_foreign_axes"]
