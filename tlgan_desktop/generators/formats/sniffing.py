"""What a file is, by its first bytes; never by its name."""

from enum import Enum
from pathlib import Path

from tlgan_desktop.errors import UserError

HEAD_BYTES = 4096
SAFETENSORS_LENGTH_BYTES = 8
LFS_POINTER = b"version https://git-lfs.github.com/spec/"
LEGACY_TORCH = b"\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."
"""The magic number with which ``torch.save`` began its files before torch 1.6, as a pickle."""
ONNX_SECOND_FIELDS = frozenset(b"\x12\x1a\x22\x28\x32\x3a\x42\x72")
"""The tags of the fields that may follow the version in the protocol buffer of an ONNX model."""

REFUSED: tuple[tuple[tuple[bytes, ...], str], ...] = (
    ((LFS_POINTER,), "is a Git LFS pointer, not the file itself; fetch that with 'git lfs pull'"),
    (
        (b"<!doctype", b"<html", b"<?xml", b"<head", b"<body"),
        "is a web page, probably an error message saved in place of the file; download it again",
    ),
    (
        (b"\x89png", b"\xff\xd8\xff", b"gif8", b"riff", b"bm", b"ii*\x00", b"mm\x00*"),
        "is a picture, not a generator",
    ),
    (
        (b"\x1f\x8b", b"7z\xbc\xaf", b"rar!", b"bzh", b"\xfd7zxz", b"\x28\xb5\x2f\xfd"),
        "is an archive; unpack it and open the file inside",
    ),
    ((b"\x93numpy",), "holds an array of numbers, not a generator; if it is a direction, open it as axes"),
    ((b"\x89hdf",), "is an HDF5 file, as Keras writes them; export the generator as ONNX instead"),
)
"""Beginnings in lower case, and what is wrong with a file that has one of them."""


class Container(Enum):
    """The containers that generators come in."""

    SAFETENSORS = "safetensors"
    TORCH = "torch"
    PICKLE = "pickle"
    ONNX = "onnx"


def container_of(path: Path) -> Container:
    """The container of a file.

    Raises:
        UserError: the file is missing, unreadable, or none that a generator comes in, and what it is instead.
    """
    head = _head(path)
    if head.startswith((b"PK\x03\x04", LEGACY_TORCH)):
        return Container.TORCH
    if _is_safetensors(head):
        return Container.SAFETENSORS
    if head[:1] == b"\x80" and head[1] <= 5:
        return Container.PICKLE
    if head[:1] == b"\x08" and head[2] in ONNX_SECOND_FIELDS:
        return Container.ONNX
    raise UserError(f"{path.name} {_what_it_is(head)}.")


def _head(path: Path) -> bytes:
    if not path.is_file():
        raise UserError(f"There is no file {path}; check the name and the folder.")
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise UserError(
            f"{path.name} cannot be read ({error.strerror or error}); check its permissions."
        ) from error
    if len(head) <= SAFETENSORS_LENGTH_BYTES:
        raise UserError(f"{path.name} has only {len(head)} bytes; download it again.")
    return head


def _is_safetensors(head: bytes) -> bool:
    """A length, then a JSON object: a pickle or an ONNX model has no such large zeros at its start."""
    return head[SAFETENSORS_LENGTH_BYTES : SAFETENSORS_LENGTH_BYTES + 1] == b"{" and head[5:8] == b"\0\0\0"


def _what_it_is(head: bytes) -> str:
    begin = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for beginnings, sentence in REFUSED:
        if begin.startswith(beginnings):
            return sentence
    return "is of no format that this application knows; see 'Where to get generators' in the documentation"
