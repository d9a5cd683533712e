"""The container of every file of ours: safetensors with one JSON header, written atomically.

The safetensors metadata holds a single entry, ``tlgan``: a JSON object with ``schema`` (the version of the
container), ``kind`` (generator, axes, extractor, session), ``digest`` (SHA-256 over the header and all
tensors, so that a damaged or edited file is noticed) and ``header`` (what the kind itself needs).
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from tlgan_desktop.errors import UserError

SCHEMA = 1
METADATA_KEY = "tlgan"
SYSTEM_ERROR = re.compile(r"I/O error: (.*) \(os error \d+\)")
"""How safetensors passes on what the system says of a disk."""

Tensors = Mapping[str, NDArray[Any]]


@dataclass(frozen=True)
class Container:
    """What a file of ours holds: its kind, the header of that kind, and named tensors."""

    kind: str
    header: Mapping[str, Any]
    tensors: Tensors


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Give a temporary path beside ``path`` that replaces it when the block ends well.

    Raises:
        UserError: the folder is missing, is not writable, or the disk is full.
    """
    path = Path(path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        _flush_to_disk(temporary)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def interrupted_save(path: Path) -> Path | None:
    """The file that ``path`` was to replace, where it is what a killed save left; None where it is not."""
    stem, dash, _ = path.stem.rpartition("-")
    return path.with_name(stem[1:] + path.suffix) if dash and stem.startswith(".") else None


def check_writable(path: Path) -> None:
    """Check, before the work of making what is to be saved, that a file can be written at ``path``.

    Raises:
        UserError: a folder is there, or there is no folder for it, or that one is not writable.
    """
    folder = Path(path).parent
    if path.is_dir():
        raise UserError(f"{path} is a folder; give the name of a file in it.")
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder} to save {path.name} in; make it or choose another.")
    if not os.access(folder, os.W_OK):
        raise UserError(f"The folder {folder} cannot be written to; choose another place for {path.name}.")


def make_folder(folder: Path) -> None:
    """Make a folder and those around it, where they are not there yet.

    Raises:
        UserError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise UserError(f"The folder {folder} cannot be made ({reason}); choose another.") from error


def write_container(path: Path, kind: str, header: Mapping[str, Any], tensors: Tensors) -> None:
    """Write one file of ours; the old file, if any, stays whole until the new one is complete.

    Raises:
        UserError: the file cannot be written.
    """
    contiguous = {name: np.asarray(tensor, order="C") for name, tensor in tensors.items()}
    envelope = {
        "schema": SCHEMA,
        "kind": kind,
        "digest": content_digest(header, contiguous),
        "header": header,
    }
    with atomic_path(path) as temporary:
        try:
            save_file(contiguous, temporary, metadata={METADATA_KEY: json.dumps(envelope, sort_keys=True)})
        except SafetensorError as error:
            told = SYSTEM_ERROR.search(str(error))
            raise OSError(told[1] if told else str(error)) from error


def read_container(path: Path, kind: str | None = None) -> Container:
    """Read a file of ours and check that it is whole and of the expected ``kind`` (any when None).

    Raises:
        UserError: the file is missing, unreadable, truncated, foreign, edited, newer than this
            application, or of another kind.
    """
    path = Path(path)
    with _opened(path) as file:
        envelope = _envelope(path, file.metadata())
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a mapping
    if envelope["digest"] != content_digest(envelope["header"], tensors):
        raise UserError(f"{path.name} was damaged or edited after it was saved; get a fresh copy of it.")
    return _expect_kind(path, Container(envelope["kind"], envelope["header"], tensors), kind)


def container_kind(path: Path) -> str | None:
    """The kind of a file of ours, or None where the file is not one of ours. Reads only the header."""
    try:
        with safe_open(path, framework="numpy") as file:
            envelope = json.loads((file.metadata() or {}).get(METADATA_KEY, "null"))
    except (OSError, SafetensorError, ValueError):
        return None
    kind = envelope.get("kind") if isinstance(envelope, dict) else None
    return kind if isinstance(kind, str) else None


def is_whole(path: Path) -> bool:
    """Whether the header of a safetensors file can be read and tells its length. Reads only the header."""
    try:
        with safe_open(path, framework="numpy"):
            return True
    except (OSError, SafetensorError):
        return False


def content_digest(header: Mapping[str, Any], tensors: Tensors) -> str:
    """SHA-256 in hex over a header and its tensors, independent of the order of either."""
    digest = hashlib.sha256(json.dumps(header, sort_keys=True).encode())
    update_with_tensors(digest, tensors)
    return digest.hexdigest()


def update_with_tensors(digest: "hashlib._Hash", tensors: Tensors) -> None:
    """Feed names, types, shapes and little-endian bytes of tensors, sorted by name, to a hash."""
    for name in sorted(tensors):
        tensor = np.asarray(tensors[name], order="C")
        little_endian = tensor.astype(tensor.dtype.newbyteorder("<"), copy=False)
        digest.update(f"{name}|{tensor.dtype.name}|{tensor.shape}|".encode())
        digest.update(little_endian.data if tensor.size else b"")


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    if not path.is_file():
        raise UserError(f"There is no file {path}; check the name and the folder.")
    try:
        with safe_open(path, framework="numpy") as file:
            yield file
    except SafetensorError as error:
        raise UserError(
            f"{path.name} is damaged or is not a TL-GAN Desktop file; get a fresh copy of it."
        ) from error
    except OSError as error:
        raise UserError(
            f"{path.name} cannot be read ({error.strerror or error}); check its permissions."
        ) from error


def _envelope(path: Path, metadata: Mapping[str, str] | None) -> dict[str, Any]:
    try:
        envelope = json.loads((metadata or {})[METADATA_KEY])
        schema, _, _, _ = (envelope[key] for key in ("schema", "kind", "digest", "header"))
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(
            f"{path.name} is a safetensors file, but not one that TL-GAN Desktop wrote."
        ) from error
    if not isinstance(schema, int) or schema > SCHEMA:
        raise UserError(
            f"{path.name} was written by a newer TL-GAN Desktop; update the application to open it."
        )
    return dict(envelope)


def _expect_kind(path: Path, container: Container, kind: str | None) -> Container:
    if kind is not None and container.kind != kind:
        raise UserError(f"{path.name} is a file of kind '{container.kind}', but '{kind}' is needed here.")
    return container


def _flush_to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        f"{path} cannot be written ({error.strerror or error}); choose another place or free some space."
    )
