"""The table of names that stand for plain Python and numpy data."""

import math
import re
from collections.abc import Iterable
from functools import partial
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.unpickling.machine import hashable
from tlgan_desktop.unpickling.plain import Builder, Builders, Global, LongText, Pending, Record

PLAIN_TYPE = re.compile(r"[<>|=]?[biufcSU]\d{0,4}")
OBJECTS = "O"
MAX_DIMENSIONS = 32


class PendingType(Pending):
    """A numpy type before its byte order is known. ``code`` is such as ``f4``."""

    def __init__(self, code: object, *_: object) -> None:
        if not isinstance(code, str) or not (PLAIN_TYPE.fullmatch(code) or code.startswith(OBJECTS)):
            raise ValueError("an array type that is not plain")
        self.code = OBJECTS if code.startswith(OBJECTS) else code

    def finish(self, state: object) -> np.dtype[np.generic]:
        """Apply the state ``(version, byte order, None, None, None, ...)``."""
        if not isinstance(state, tuple) or state[2:5] != (None, None, None):
            raise ValueError("a structured array type")
        return np.dtype(self.code).newbyteorder(state[1])


class PendingArray(Pending):
    """A numpy array before its content is known."""

    def finish(self, state: object) -> NDArray[np.generic]:
        """Apply the state ``(version, shape, type, is Fortran order, content)``."""
        if not isinstance(state, tuple) or len(state) != 5:
            raise ValueError("an array state of unknown form")
        _, shape, dtype, fortran, content = state
        return make_array(content, dtype, shape, "F" if fortran else "C")


def make_array(content: object, dtype: object, shape: object, order: object = "C") -> NDArray[np.generic]:
    """An array over ``content``, which must have just the bytes (or objects) that shape and type ask for."""
    if not isinstance(dtype, np.dtype) or not isinstance(shape, tuple) or order not in ("C", "F"):
        raise TypeError("an array without type or shape")
    if dtype.hasobject:
        return _object_array(content, shape, "F" if order == "F" else "C")
    raw = _raw_bytes(content)
    if not _is_shape(shape) or math.prod(shape) * dtype.itemsize != len(raw) or dtype.itemsize == 0:
        raise ValueError("an array whose content does not fit its shape")
    array = np.frombuffer(raw, dtype) if len(raw) else np.empty(math.prod(shape), dtype)
    # Only short byte strings are immutable; torch warns of arrays that it cannot write.
    array = array if array.flags.writeable else array.copy()
    return array.reshape(shape, order="F" if order == "F" else "C")


def make_scalar(dtype: object, content: object) -> object:
    """A number (or text) of Python from a numpy scalar."""
    return make_array(content, dtype, ()).item()


def encode(text: object, encoding: object = "utf-8") -> bytes | memoryview:
    """Bytes that Python 3 wrote as Latin-1 text for protocol 2."""
    if encoding not in ("latin1", "latin-1") or not isinstance(text, str | LongText):
        raise ValueError("an encoding other than Latin-1")
    return text.latin1() if isinstance(text, LongText) else text.encode("latin-1")


def make_dict(pairs: object = ()) -> dict[object, object]:
    """A dictionary from nothing or from a list of pairs."""
    return {hashable(key): value for key, value in map(_items, _items(pairs))}


def make_set(items: object = ()) -> set[object]:
    """A set of scalars."""
    return {hashable(item) for item in _items(items)}


def make_bytes(content: object = b"") -> object:
    """Bytes from nothing or from bytes."""
    return memoryview(_raw_bytes(content)) if content else b""


def reconstruct(cls: object, base: object, state: object) -> object:
    """An object of protocol 0 or 1: ``cls`` stands for its class; its state follows."""
    if not isinstance(cls, Global) or not isinstance(base, Global) or state is not None:
        raise TypeError("an object of unknown form")
    return cls.build()


def record_builders(names: Iterable[str]) -> Builders:
    """Builders that keep objects of the named classes as a `Record` of their state."""
    return {name: partial(_make_record, name) for name in names}


def _make_record(name: str, *_: object) -> Record:
    return Record(name)


def _raw_bytes(content: object) -> bytes | memoryview:
    if isinstance(content, str | LongText):
        return encode(content, "latin-1")
    if not isinstance(content, bytes | memoryview):
        raise TypeError("content that is not bytes")
    return content


def _is_shape(shape: tuple[object, ...]) -> bool:
    return len(shape) <= MAX_DIMENSIONS and all(isinstance(n, int) and n >= 0 for n in shape)


def _object_array(content: object, shape: tuple[int, ...], order: Literal["C", "F"]) -> NDArray[np.generic]:
    if not isinstance(content, list) or not _is_shape(shape) or math.prod(shape) != len(content):
        raise ValueError("an array whose content does not fit its shape")
    array = np.empty(len(content), dtype=object)
    for index, item in enumerate(content):
        array[index] = item
    return array.reshape(shape, order=order)


def _items(items: object) -> list[object] | tuple[object, ...]:
    if not isinstance(items, list | tuple):
        raise TypeError("items that are not a list")
    return items


def _numpy_names() -> dict[str, Builder]:
    names: dict[str, Builder] = {"numpy.dtype": PendingType, "numpy.ndarray": PendingArray}
    for package in ("numpy.core", "numpy._core"):
        names[f"{package}.multiarray._reconstruct"] = lambda *_: PendingArray()
        names[f"{package}.multiarray.scalar"] = make_scalar
        names[f"{package}.numeric._frombuffer"] = make_array
    return names


def _python_names() -> dict[str, Builder]:
    names: dict[str, Builder] = {
        "_codecs.encode": encode,
        "collections.OrderedDict": make_dict,
        "copy_reg._reconstructor": reconstruct,
        "copyreg._reconstructor": reconstruct,
    }
    for module in ("builtins", "__builtin__"):
        names |= {
            f"{module}.object": lambda: None,
            f"{module}.bytes": make_bytes,
            f"{module}.bytearray": make_bytes,
            f"{module}.set": make_set,
            f"{module}.frozenset": make_set,
        }
    return names


NUMPY_BUILDERS: Builders = {**_python_names(), **_numpy_names()}
"""Plain Python data and numpy arrays."""
