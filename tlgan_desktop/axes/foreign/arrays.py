"""Arrays from ``.npy``, ``.npz``, pickle and torch files, told by content and read as plain data.

Nothing in a file is run, and no claim about a size is believed before the bytes are there.
"""

import io
import math
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.axes.foreign.torch_arrays import is_torch_archive, read_torch_archive
from tlgan_desktop.axes.foreign.zip_entries import LARGEST, read_entry
from tlgan_desktop.unpickling import UnreadableContent, map_file, read_pickle, told_of

NPY_SIGNATURE = b"\x93NUMPY"
ZIP_SIGNATURE = b"PK\x03\x04"

WANTED_IN_NPZ = frozenset(
    ["lat_comp", "lat_stdev", "comp", "direction", "directions", "boundary", "arr_0", "name"]
)
"""What axes need; a file of GANSpace holds activations of hundreds of megabytes beside them."""


@dataclass(frozen=True)
class Content:
    """The plain data of a file, an array or a dictionary of them, and whether torch wrote it."""

    data: object
    from_torch: bool = False


def read_content(path: Path) -> Content:
    """The plain data of a file of arrays.

    Raises:
        UserError: the file is missing, damaged, far too large, or asks for anything but plain data.
    """
    buffer = map_file(path)
    start = bytes(buffer[:6])
    with told_of(path):
        if start.startswith(ZIP_SIGNATURE):
            return _read_zip(path)
        if len(buffer) > LARGEST:
            raise UnreadableContent("is far too large for a file of axes")
        if start == NPY_SIGNATURE:
            return Content(parse_npy(bytes(buffer)))
    return Content(read_pickle(path))


def parse_npy(content: bytes) -> NDArray[np.generic]:
    """The numbers in the bytes of a ``.npy`` file.

    Raises:
        UnreadableContent: they are cut short, or hold anything but numbers.
    """
    stream = io.BytesIO(content)
    try:
        version = np.lib.format.read_magic(stream)
        read_header = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }[version]
        shape, fortran, dtype = read_header(stream)
    except (ValueError, KeyError) as error:
        raise UnreadableContent("is damaged or of an unknown kind of numpy file") from error
    if dtype.kind not in "fiuU":
        raise UnreadableContent("holds something other than numbers, so it was not opened")
    body = content[stream.tell() :]
    if min(shape, default=0) < 0 or math.prod(shape) * dtype.itemsize != len(body):
        raise UnreadableContent("is truncated; get a fresh copy of it")
    array = np.frombuffer(body, dtype) if body else np.empty(0, dtype)
    return array.reshape(shape, order="F" if fortran else "C")


def _read_zip(path: Path) -> Content:
    try:
        with zipfile.ZipFile(path) as archive:
            if is_torch_archive(archive):
                return Content(read_torch_archive(archive), from_torch=True)
            return Content(_read_npz(archive))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise UnreadableContent("is truncated or damaged; get a fresh copy of it") from error


def _read_npz(archive: zipfile.ZipFile) -> dict[str, NDArray[np.generic]]:
    wanted = [name for name in archive.namelist() if name.removesuffix(".npy") in WANTED_IN_NPZ]
    if not wanted:
        raise UnreadableContent("is a zip file, but holds no arrays of axes")
    return {name.removesuffix(".npy"): parse_npy(read_entry(archive, name)) for name in wanted}
