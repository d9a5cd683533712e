"""Small tensors from the zip files of ``torch.save``, as numpy arrays: opening axes needs no torch."""

import math
import zipfile
from functools import partial
from pathlib import PurePosixPath

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.axes.foreign.zip_entries import LARGEST, read_entry
from tlgan_desktop.unpickling import (
    NUMPY_BUILDERS,
    Builders,
    Global,
    UnreadableContent,
    record_builders,
    unpickle,
)

STORAGE_TYPES = {
    "torch.FloatStorage": "<f4",
    "torch.DoubleStorage": "<f8",
    "torch.HalfStorage": "<f2",
    "torch.LongStorage": "<i8",
    "torch.IntStorage": "<i4",
}

Numbers = NDArray[np.generic]


def is_torch_archive(archive: zipfile.ZipFile) -> bool:
    """Whether a zip file is one of ``torch.save``."""
    return any(PurePosixPath(name).name == "data.pkl" for name in archive.namelist())


def read_torch_archive(archive: zipfile.ZipFile) -> object:
    """The data of a checkpoint with its tensors as numpy arrays.

    Raises:
        UnreadableContent: it is damaged, or asks for anything but tensors and plain data.
    """
    pickle_name = next(name for name in archive.namelist() if PurePosixPath(name).name == "data.pkl")
    root = PurePosixPath(pickle_name).parent
    content = memoryview(bytearray(read_entry(archive, pickle_name)))
    return unpickle(content, _BUILDERS, None, partial(_load_storage, archive, root))[0]


def _load_storage(archive: zipfile.ZipFile, root: PurePosixPath, key: object) -> Numbers:
    """The numbers that a reference ``("storage", type, key, location, count)`` asks for."""
    if not isinstance(key, tuple) or len(key) < 5 or key[0] != "storage" or not isinstance(key[1], Global):
        raise UnreadableContent("refers to something other than a tensor, so it was not opened")
    dtype = STORAGE_TYPES.get(key[1].name)
    if dtype is None:
        raise UnreadableContent("holds tensors of a type that axes do not have")
    return np.frombuffer(read_entry(archive, (root / "data" / str(key[2])).as_posix()), dtype)


def _rebuild_tensor(storage: object, offset: object, size: object, stride: object, *_: object) -> Numbers:
    """The tensor that ``torch._utils._rebuild_tensor_v2`` would give, checked before it is believed."""
    if not isinstance(storage, np.ndarray) or not isinstance(offset, int) or offset < 0:
        raise TypeError("a tensor without a storage")
    sizes, strides = _whole_numbers(size), _whole_numbers(stride)
    last = offset + sum((n - 1) * step for n, step in zip(sizes, strides, strict=True))
    if not math.prod(sizes):
        return np.empty(sizes, storage.dtype)
    # A tensor that repeats its rows has a stride of 0, so its size is bounded by itself.
    if last >= storage.size or math.prod(sizes) > LARGEST // storage.itemsize:
        raise UnreadableContent("claims more numbers than it holds; get a fresh copy of it")
    in_bytes = tuple(step * storage.itemsize for step in strides)
    return np.lib.stride_tricks.as_strided(storage[offset:], sizes, in_bytes, writeable=False)


def _rebuild_parameter(tensor: object, *_: object) -> object:
    """A parameter is its tensor."""
    return tensor


def _whole_numbers(values: object) -> tuple[int, ...]:
    if not isinstance(values, tuple | list) or not all(isinstance(n, int) and n >= 0 for n in values):
        raise TypeError("sizes that are not whole numbers")
    return tuple(values)


_BUILDERS: Builders = {
    **NUMPY_BUILDERS,
    "torch._utils._rebuild_tensor_v2": _rebuild_tensor,
    "torch._utils._rebuild_parameter": _rebuild_parameter,
    **record_builders((*STORAGE_TYPES, "torch.BFloat16Storage", "torch.BoolStorage", "torch.ByteStorage")),
}
