"""Pickles that mean harm, each with a part of the sentence it must end in."""

import io
import os
import pickle
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy._core.multiarray import _reconstruct
from torch._utils import _rebuild_tensor_v2

PROTOCOL = b"\x80\x04"


class _Call:
    """Pickles as a call of a function, as an exploit does."""

    def __init__(self, function: Callable[..., Any], *args: object, state: object = None) -> None:
        self.call = (function, args, state)

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...], object]:
        return self.call


def text(value: str) -> bytes:
    """The opcode of a text."""
    encoded = value.encode()
    return b"X" + struct.pack("<I", len(encoded)) + encoded


def named(module: str, name: str) -> bytes:
    """The opcodes that push a name (STACK_GLOBAL)."""
    return text(module) + text(name) + b"\x93"


def calls() -> dict[str, tuple[bytes, str]]:
    """Pickles that ask for a function to be called, by any of the ways there are."""
    return {
        "os.system": (pickle.dumps(_Call(os.system, "exit 1")), "system"),
        "eval": (pickle.dumps(_Call(eval, "1 + 1")), "builtins.eval"),
        "exec, old protocol": (pickle.dumps(_Call(exec, "1"), protocol=0), "exec"),
        "getattr chain": (pickle.dumps(_Call(getattr, {}, "keys")), "builtins.getattr"),
        "subprocess": (pickle.dumps(_Call(subprocess.Popen, "true")), "subprocess.Popen"),
        "dotted name": (
            PROTOCOL + named("collections", "OrderedDict.fromkeys.__globals__") + b".",
            "__globals__",
        ),
        "dotted module": (PROTOCOL + named("numpy.f2py.os", "system") + b".", "numpy.f2py.os.system"),
        "dunder of an allowed name": (
            PROTOCOL + named("numpy", "dtype.__reduce__") + b".",
            "numpy.dtype.__reduce__",
        ),
        "name hidden by memo": (
            PROTOCOL + text("posix") + b"\x940" + text("system") + b"\x940h\x00h\x01\x93.",
            "posix.system",
        ),
        "instance opcode": (b"(S'true'\nios\nsystem\n.", "os.system"),
        "object opcode": (b"(cos\nsystem\nS'true'\no.", "os.system"),
        "torch.load": (PROTOCOL + named("torch.serialization", "load") + b".", "torch.serialization.load"),
        "line break in a name": (PROTOCOL + named("a\nb", "c\x1b[2J") + b".", r"a\nb.c\x1b[2J"),
        "extension code": (PROTOCOL + b"\x82\x01.", "extension codes"),
        "extension code of four bytes": (PROTOCOL + b"\x84\x01\x02\x03\x04.", "extension codes"),
        "reference outside": (PROTOCOL + text("x") + b"Q.", "outside itself"),
        "buffer outside": (b"\x80\x05\x97.", "outside itself"),
    }


def games() -> dict[str, tuple[bytes, str]]:
    """Pickles that misuse the stack, the memo, and the builders of plain data."""
    dtype = PROTOCOL + named("numpy", "dtype")
    return {
        "call of text": (PROTOCOL + text("os.system") + b")R.", "damaged"),
        "empty stack": (PROTOCOL + b"0.", "damaged"),
        "no mark": (PROTOCOL + b"t.", "damaged"),
        "memo that is not there": (PROTOCOL + b"h\x07.", "damaged"),
        "unknown opcode": (PROTOCOL + b"\xff.", "damaged"),
        "unknown protocol": (b"\x80\x63.", "damaged"),
        "list built like an object": (PROTOCOL + b"]}b.", "damaged"),
        "items for a tuple": (PROTOCOL + b")K\x01a.", "damaged"),
        "huge frame": (PROTOCOL + b"\x95" + b"\xff" * 8 + b"N", "truncated"),
        "huge text": (PROTOCOL + b"\x8d" + b"\xff" * 7 + b"\x7f.", "truncated"),
        "huge bytes": (PROTOCOL + b"\x8e" + b"\xff" * 7 + b"\x7f.", "truncated"),
        "huge number": (PROTOCOL + b"\x8b\xff\xff\xff\x7f.", "damaged"),
        "huge number in text": (b"I" + b"9" * 10_000 + b"\n.", "damaged"),
        "structured array type": (dtype + text("i4,(1000000000,)f8") + b"\x85R.", "damaged"),
        "huge array": (array_claim((10**12,), b"\0" * 8), "damaged"),
        "array of absurd shape": (array_claim((2**2000,) * 20, b""), "damaged"),
        "negative shape": (array_claim((-1, -1), b"\0" * 8), "damaged"),
        "key of nested tuples": (PROTOCOL + b"}" + _doubled(40) + b"Ns.", "damaged"),
        "member of nested tuples": (PROTOCOL + b"\x8f(" + _doubled(40) + b"\x90.", "damaged"),
        "unfolding text": (_unfolding(), "unfolds"),
        "too many objects": (PROTOCOL + b"]" * 400_000 + b".", "too many"),
        "too many marks": (PROTOCOL + b"(" * 400_000 + b".", "too many"),
    }


def harmless_oddities() -> dict[str, bytes]:
    """Pickles that look alarming and must simply be read, in little memory."""
    return {
        "huge memo index": PROTOCOL + b"Nr\xff\xff\xff\xff.",
        "deep nesting": PROTOCOL + b"]" * 100_000 + b"a" * 99_999 + b".",
        "list in itself": PROTOCOL + b"]\x94h\x00a.",
        "doubled tuples": PROTOCOL + _doubled(200) + b".",
    }


def array_claim(shape: tuple[int, ...], content: bytes) -> bytes:
    """A pickle of a float64 array that claims ``shape`` and holds ``content``."""
    state = (1, shape, np.dtype("f8"), False, content)
    return pickle.dumps(_Call(_reconstruct, np.ndarray, (0,), b"b", state=state))


def torch_zip(data_pickle: bytes, entries: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip file as ``torch.save`` lays it out, with whatever pickle."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        archive.writestr("archive/data.pkl", data_pickle)
        for name, content in entries.items():
            archive.writestr(f"archive/{name}", content)
    return file.getvalue()


def tensor_pickle(count: int, size: tuple[int, ...], stride: tuple[int, ...], offset: int = 0) -> bytes:
    """The pickle of one float32 tensor in storage "0", with whatever claims."""
    storage = object()

    class _Claims(pickle.Pickler):
        def persistent_id(self, item: object) -> object:
            return ("storage", torch.FloatStorage, "0", "cpu", count) if item is storage else None

    file = io.BytesIO()
    _Claims(file, protocol=2).dump(_Call(_rebuild_tensor_v2, storage, offset, size, stride, False, {}))
    return file.getvalue()


def written(folder: Path, content: bytes) -> Path:
    """A file of that content."""
    path = folder / "hostile.pkl"
    path.write_bytes(content)
    return path


def _doubled(times: int) -> bytes:
    """A tuple of twice the same tuple of twice the same tuple ...: 2 ** times leaves in a few bytes."""
    return b")" + b"2\x86" * times


def _unfolding() -> bytes:
    """The same 60 kB turned into bytes thousands of times."""
    encode = named("_codecs", "encode") + b"\x940"
    content = text("x" * 60_000) + b"\x940" + text("latin1") + b"\x940"
    return PROTOCOL + encode + content + b"](" + b"h\x00h\x01h\x02\x86R" * 20_000 + b"e."
