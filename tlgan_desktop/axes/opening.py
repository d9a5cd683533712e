"""Opening any file of axes: the format is told by the content, never by the file's ending."""

from pathlib import Path

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.axis_file import KIND, read_axes
from tlgan_desktop.axes.foreign import LatentSpaces, adopt, read_foreign_axes
from tlgan_desktop.axes.foreign.zip_entries import LARGEST
from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import container_kind


def open_axes(path: Path, spaces: LatentSpaces, space: str | None = None) -> AxisSet:
    """Open an axis file of ours as it is, or axes from elsewhere for a generator with these ``spaces``.

    ``space`` puts axes from elsewhere into ``z`` or ``w`` where their file implies the wrong one. Whether
    the set fits the generator is for :func:`tlgan_desktop.axes.check_fits` to say.

    Raises:
        UserError: the file is missing, damaged, holds no axes, or they do not fit the spaces.
    """
    path = Path(path)
    if container_kind(path) is not None:
        return read_axes(path)
    return adopt(read_foreign_axes(path), spaces, space)


def holds_axes(path: Path) -> bool:
    """Whether a file looks like axes, ours or from elsewhere; for files of any kind dropped on the window."""
    path = Path(path)
    kind = container_kind(path)
    if kind is not None:
        return kind == KIND
    try:
        if path.stat().st_size > LARGEST and path.suffix.lower() != ".npz":
            return False
        read_foreign_axes(path)
    except (UserError, OSError):
        return False
    return True
