"""Torch checkpoints (``.pth``, ``.pt``) read as plain data: torch's zip files, and its older streams.

``torch.load(weights_only=True)`` refuses every file that carries a settings object along, and copies all
tensors; this reader keeps such objects as records and gives tensors as views of the mapped file.
"""

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from tlgan_desktop.generators.formats.torch_storage import (
    CHECKPOINT_BUILDERS,
    Storage,
    parse_storage_key,
    read_legacy,
    storage_over,
)
from tlgan_desktop.unpickling import Budget, UnreadableContent, map_file, told_of, unpickle

ZIP_SIGNATURE = b"PK\x03\x04"
LOCAL_HEADER_BYTES = 30
MAX_DIRECTORY_BYTES = 4 * 2**20


def read_torch(path: Path) -> object:
    """The plain data of a checkpoint; tensors are views of the mapped file, so copy what is to stay.

    Raises:
        UserError: the file is missing, truncated or damaged, or asks for anything but plain data.
    """
    with told_of(path):
        buffer = map_file(path)
        if bytes(buffer[:4]) == ZIP_SIGNATURE:
            return _ZipCheckpoint(buffer).read()
        return read_legacy(buffer, Budget(len(buffer)))


class _ZipCheckpoint:
    """A zip file of ``torch.save``: ``NAME/data.pkl`` and an entry ``NAME/data/KEY`` for each storage."""

    def __init__(self, buffer: memoryview) -> None:
        self._buffer = buffer
        self._entries = _entries(buffer)
        pickles = [name for name in self._entries if PurePosixPath(name).name == "data.pkl"]
        if len(pickles) != 1:
            raise UnreadableContent("is a zip file, but not a checkpoint of torch")
        self._root = PurePosixPath(pickles[0]).parent

    def read(self) -> object:
        if (self._root / "constants.pkl").as_posix() in self._entries:
            raise UnreadableContent(
                "is a TorchScript program, which would have to be run; export it as ONNX instead"
            )
        self._check_byte_order()
        budget = Budget(len(self._buffer))
        return unpickle(self._entry("data.pkl"), CHECKPOINT_BUILDERS, budget, self._load_storage)[0]

    def _check_byte_order(self) -> None:
        name = "byteorder"
        if (self._root / name).as_posix() in self._entries and bytes(self._entry(name)) == b"big":
            raise UnreadableContent(
                "was written on a big-endian machine, which this application does not read"
            )

    def _load_storage(self, key: object) -> Storage:
        claim = parse_storage_key(key)
        return storage_over(self._entry(f"data/{claim.key}"), claim.key, claim.dtype, claim.count)

    def _entry(self, name: str) -> memoryview:
        """The bytes of an entry, in place; only uncompressed ones, as torch writes them."""
        info = self._entries[(self._root / name).as_posix()]
        if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
            raise UnreadableContent("is a compressed zip file, which torch does not write; unpack it first")
        header = self._buffer[info.header_offset : info.header_offset + LOCAL_HEADER_BYTES]
        lengths = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        start = info.header_offset + LOCAL_HEADER_BYTES + lengths
        content = self._buffer[start : start + info.file_size]
        if (
            bytes(header[:4]) != ZIP_SIGNATURE
            or len(content) != info.file_size
            or zlib.crc32(content) != info.CRC
        ):
            raise UnreadableContent("is truncated or damaged; download it again")
        return content


class _DirectoryReader(io.RawIOBase):
    """Lets `zipfile` read the directory of a mapped file, within bounds."""

    def __init__(self, buffer: memoryview) -> None:
        self._buffer = buffer
        self._position = 0

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: len(self._buffer)}[whence]
        if origin + offset < 0:
            raise OSError("a position before the start of the file")
        self._position = origin + offset
        return self._position

    def read(self, size: int = -1) -> bytes:
        available = self._buffer[self._position :] if size < 0 else self._buffer[self._position :][:size]
        if len(available) > MAX_DIRECTORY_BYTES:
            raise UnreadableContent("is a zip file with far too many entries")
        self._position += len(available)
        return bytes(available)


def _entries(buffer: memoryview) -> dict[str, zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(_DirectoryReader(buffer)) as archive:
            return {info.filename: info for info in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableContent("is truncated or damaged; download it again") from error
