"""Axes from elsewhere: direction files of other projects, read without running code from them."""

from tlgan_desktop.axes.foreign.adopting import LatentSpaces, adopt, possible_spaces
from tlgan_desktop.axes.foreign.recognising import ForeignAxes, Meaning, read_foreign_axes

__all__ = ["ForeignAxes", "LatentSpaces", "Meaning", "adopt", "possible_spaces", "read_foreign_axes"]
