"""Feature axes: the linear algebra of positions, moves and locks, and the files that hold axes.

Everything here is float64 numpy without torch or Qt. ``docs/mathematics.md`` states the formulas.
"""

from tlgan_desktop.axes.axis import AxisSet, Calibration, FeatureAxis, Quality, Verdict
from tlgan_desktop.axes.axis_file import read_axes, write_axes
from tlgan_desktop.axes.fits import check_fits, taken_for
from tlgan_desktop.axes.foreign import LatentSpaces
from tlgan_desktop.axes.opening import holds_axes, open_axes
from tlgan_desktop.axes.orthogonalise import orthogonalise
from tlgan_desktop.axes.whitening import Whitening

__all__ = [
    "AxisSet",
    "Calibration",
    "FeatureAxis",
    "LatentSpaces",
    "Quality",
    "Verdict",
    "Whitening",
    "check_fits",
    "holds_axes",
    "open_axes",
    "orthogonalise",
    "read_axes",
    "taken_for",
    "write_axes",
]
