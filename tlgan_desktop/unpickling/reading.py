"""Reading pickle files."""

import mmap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tlgan_desktop.errors import UserError
from tlgan_desktop.unpickling.builders import NUMPY_BUILDERS
from tlgan_desktop.unpickling.opcodes import unpickle
from tlgan_desktop.unpickling.plain import Builders, UnreadableContent


def read_pickle(path: Path, builders: Builders = NUMPY_BUILDERS) -> object:
    """The plain data of a pickle file; arrays are views of the mapped file, so copy what is to stay.

    Raises:
        UserError: the file is missing, truncated or damaged, or asks for anything but ``builders``.
    """
    with told_of(path):
        return unpickle(map_file(path), builders)[0]


def map_file(path: Path) -> memoryview:
    """The bytes of a file, mapped rather than read; writing to them changes the memory and never the file.

    Raises:
        UserError: the file is missing or cannot be read.
    """
    if not path.is_file():
        raise UserError(f"There is no file {path}; check the name and the folder.")
    try:
        with path.open("rb") as file:
            if path.stat().st_size == 0:
                raise UserError(f"{path.name} is empty; download it again.")
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))
    except OSError as error:
        raise UserError(
            f"{path.name} cannot be read ({error.strerror or error}); check its permissions."
        ) from error


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    """Turn what is wrong with a pickle into a sentence about the file it is in."""
    try:
        yield
    except UnreadableContent as error:
        raise UserError(f"{path.name} {error}.") from error
