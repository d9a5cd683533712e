"""Torch's tensors from storages in memory, and the stream that ``torch.save`` wrote before its zip format.

Tensors are views of the given buffer. Every claim of a file about sizes is checked before it is believed.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from tlgan_desktop.unpickling import (
    NUMPY_BUILDERS,
    Budget,
    Builders,
    Global,
    UnreadableContent,
    record_builders,
    unpickle,
)

LEGACY_MAGIC = 0x1950A86A20F9469CFC6C
LEGACY_PROTOCOL = 1001
LENGTH_BYTES = 8
MAX_DIMENSIONS = 8

STORAGE_TYPES: Mapping[str, torch.dtype] = {
    "torch.FloatStorage": torch.float32,
    "torch.DoubleStorage": torch.float64,
    "torch.HalfStorage": torch.float16,
    "torch.BFloat16Storage": torch.bfloat16,
    "torch.LongStorage": torch.int64,
    "torch.IntStorage": torch.int32,
    "torch.ShortStorage": torch.int16,
    "torch.CharStorage": torch.int8,
    "torch.ByteStorage": torch.uint8,
    "torch.BoolStorage": torch.bool,
}

CHECKPOINT_CLASSES = (
    "argparse.Namespace",
    "models.utils.config.BaseConfig",
    "torch.device",
)
"""Classes of the settings that checkpoints carry along; kept as records that nobody reads."""


@dataclass(frozen=True)
class Storage:
    """The numbers behind tensors; ``elements`` is None while storages are only being listed."""

    key: str
    dtype: torch.dtype
    count: int
    elements: Tensor | None = None


def storage_over(data: memoryview, key: str, dtype: torch.dtype, count: int) -> Storage:
    """A storage of ``count`` elements at the start of ``data``.

    Raises:
        UnreadableContent: there are fewer.
    """
    if not 0 <= count * dtype.itemsize <= len(data):
        raise UnreadableContent("claims more numbers than it holds; download it again")
    empty = torch.empty(0, dtype=dtype)
    return Storage(key, dtype, count, torch.frombuffer(data, dtype=dtype, count=count) if count else empty)


def parse_storage_key(key: object) -> Storage:
    """What a reference ``("storage", type, key, location, count)`` of a pickle asks for.

    Raises:
        TypeError: it has another form.
    """
    if (
        not isinstance(key, tuple)
        or len(key) not in (5, 6)
        or key[0] != "storage"
        or key[5:] not in ((), (None,))
    ):
        raise TypeError("a reference to something other than a storage")
    _, storage_type, name, _, count = key[:5]
    if not isinstance(storage_type, Global) or not isinstance(name, str) or not isinstance(count, int):
        raise TypeError("a reference to a storage of unknown form")
    return Storage(name, STORAGE_TYPES[storage_type.name], count)


def rebuild_tensor(
    storage: object, offset: object, size: object, stride: object, *_: object
) -> Tensor | None:
    """The tensor that ``torch._utils._rebuild_tensor_v2`` would give, without gradients or hooks."""
    if not isinstance(storage, Storage) or not isinstance(offset, int) or offset < 0:
        raise TypeError("a tensor without a storage")
    size, stride = _whole_numbers(size), _whole_numbers(stride)
    last = offset + sum((n - 1) * step for n, step in zip(size, stride, strict=True))
    fits = last < storage.count and math.prod(size) <= storage.count
    if math.prod(size) and not fits:
        raise UnreadableContent("claims more numbers than it holds; download it again")
    if storage.elements is None:
        return None
    return storage.elements.as_strided(size, stride, offset if math.prod(size) else 0)


def rebuild_parameter(tensor: object, *_: object) -> object:
    """A parameter is its tensor."""
    return tensor


def make_size(sizes: object = ()) -> tuple[int, ...]:
    """A ``torch.Size`` as a plain tuple."""
    return _whole_numbers(sizes)


TENSOR_BUILDERS: Builders = {
    "torch._utils._rebuild_tensor": rebuild_tensor,
    "torch._utils._rebuild_tensor_v2": rebuild_tensor,
    "torch._utils._rebuild_parameter": rebuild_parameter,
    "torch._utils._rebuild_parameter_with_state": rebuild_parameter,
    "torch.Size": make_size,
    **record_builders(STORAGE_TYPES),
    **record_builders(CHECKPOINT_CLASSES),
}
"""Torch's own names, apart from the storages themselves."""

CHECKPOINT_BUILDERS: Builders = {**NUMPY_BUILDERS, **TENSOR_BUILDERS}


def read_legacy(buffer: memoryview, budget: Budget, builders: Builders = CHECKPOINT_BUILDERS) -> object:
    """The data of a stream of ``torch.save`` in its format from before torch 1.6.

    The stream is a magic number, a protocol, facts about the writer, the pickle itself, the keys of its
    storages and then their numbers. So the pickle is read twice: first for the types of the storages, which
    tell where each one lies, then for the data.

    Raises:
        UnreadableContent: it is damaged or asks for anything but plain data.
    """
    stream = _Stream(buffer, budget, builders)
    _check_writer(*(stream.next_pickle() for _ in range(3)))
    start = stream.position
    claimed: dict[str, Storage] = {}

    def note_claim(key: object) -> Storage:
        storage = parse_storage_key(key)
        return claimed.setdefault(storage.key, storage)

    stream.next_pickle(note_claim)
    storages = stream.storages(stream.next_pickle(), claimed)
    stream.position = start
    return stream.next_pickle(lambda key: storages[parse_storage_key(key).key])


@dataclass
class _Stream:
    """Pickles and storages, one behind the other."""

    buffer: memoryview
    budget: Budget
    builders: Builders
    position: int = 0

    def next_pickle(self, load_storage: Callable[[object], Storage] | None = None) -> object:
        data, length = unpickle(self.buffer[self.position :], self.builders, self.budget, load_storage)
        self.position += length
        return data

    def storages(self, keys: object, claimed: Mapping[str, Storage]) -> dict[str, Storage]:
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise TypeError("a list of storages of unknown form")
        return {key: self._next_storage(claimed[key]) for key in keys}

    def _next_storage(self, claim: Storage) -> Storage:
        count = int.from_bytes(self.buffer[self.position : self.position + LENGTH_BYTES], "little")
        if count != claim.count:
            raise UnreadableContent("is truncated or damaged; download it again")
        self.position += LENGTH_BYTES
        storage = storage_over(self.buffer[self.position :], claim.key, claim.dtype, count)
        self.position += count * claim.dtype.itemsize
        return storage


def _check_writer(magic: object, protocol: object, facts: object) -> None:
    if (magic, protocol) != (LEGACY_MAGIC, LEGACY_PROTOCOL) or not isinstance(facts, Mapping):
        raise UnreadableContent("holds tensors in a form of torch that this application does not know")
    if facts.get("little_endian") is not True:
        raise UnreadableContent("was written on a big-endian machine, which this application does not read")


def _whole_numbers(values: object) -> tuple[int, ...]:
    if not isinstance(values, tuple | list) or len(values) > MAX_DIMENSIONS:
        raise TypeError("sizes that are not a tuple")
    if not all(isinstance(value, int) and value >= 0 for value in values):
        raise ValueError("a size that is not a whole number")
    return tuple(values)
