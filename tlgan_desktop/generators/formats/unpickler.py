"""Pickles of generators read as plain data: numpy arrays, torch tensors and records of known classes.

Nothing in a file is run: the sources embedded in NVIDIA's pickles are left unread, and a class or function
that is not in the table below is refused by its name.
"""

from collections.abc import Mapping
from pathlib import Path

from torch import Tensor

from tlgan_desktop.generators.formats.torch_storage import TENSOR_BUILDERS, read_legacy
from tlgan_desktop.unpickling import (
    NUMPY_BUILDERS,
    Budget,
    Builders,
    Record,
    UnreadableContent,
    map_file,
    record_builders,
    told_of,
    unpickle,
)

__all__ = ["Record", "UnreadableContent", "read_pickle", "state_tensors"]

TENSORFLOW_CLASSES = ("tfutil.Network", "dnnlib.tflib.network.Network")
MODULE_PARTS = ("_parameters", "_buffers", "_modules")
MAX_VISITED = 100_000
MAX_PATH = 1000


def read_pickle(path: Path) -> object:
    """The plain data of a pickle file.

    Tensors and arrays are views of the mapped file, so copy what is to stay. Objects of NVIDIA's persistent
    classes are records named by their class, such as ``Generator``; see `state_tensors`.

    Raises:
        UserError: the file is missing, truncated or damaged, or asks for anything but plain data.
    """
    with told_of(path):
        buffer = map_file(path)
        budget = Budget(len(buffer))
        return unpickle(buffer, _builders(budget), budget)[0]


def state_tensors(module: object) -> dict[str, Tensor]:
    """Parameters and buffers of a module's record by their dotted names, as in a ``state_dict``.

    Raises:
        UnreadableContent: it is not the record of a module.
    """
    tensors: dict[str, Tensor] = {}
    waiting = [("", module)]
    visited = 0
    while waiting:
        path, record = waiting.pop()
        state = record.state if isinstance(record, Record) else None
        parts = [_mapping(state, name) for name in MODULE_PARTS]
        # A hostile module may be shared by many others, or hold itself.
        visited += 1 + sum(map(len, parts))
        if not isinstance(state, Mapping) or visited > MAX_VISITED or len(path) > MAX_PATH:
            raise UnreadableContent("holds a network of unknown form")
        entries = [(f"{path}{name}", entry) for part in parts for name, entry in part.items()]
        tensors |= {name: entry for name, entry in entries if isinstance(entry, Tensor)}
        waiting += [(f"{name}.", entry) for name, entry in entries if isinstance(entry, Record)]
    return tensors


def _builders(budget: Budget) -> Builders:
    """The table for one file; storages nested in it share its budget."""
    return {
        **NUMPY_BUILDERS,
        **TENSOR_BUILDERS,
        **record_builders(TENSORFLOW_CLASSES),
        "dnnlib.util.EasyDict": dict,
        "torch.storage._load_from_bytes": lambda content: read_legacy(_writable(content), budget),
        "torch_utils.persistence._reconstruct_persistent_obj": _persistent_object,
    }


def _persistent_object(meta: object) -> Record:
    """An object whose class NVIDIA's ``torch_utils.persistence`` embeds as source, which stays unread."""
    if not isinstance(meta, Mapping) or not isinstance(meta.get("class_name"), str):
        raise TypeError("a persistent object of unknown form")
    return Record(meta["class_name"], meta.get("state"))


def _writable(content: object) -> memoryview:
    """Long byte strings are views already; torch warns of tensors over the short, immutable ones."""
    if not isinstance(content, bytes | memoryview):
        raise TypeError("tensors that are not bytes")
    return content if isinstance(content, memoryview) else memoryview(bytearray(content))


def _mapping(state: object, key: str) -> Mapping[str, object]:
    entries = state.get(key) if isinstance(state, Mapping) else None
    return entries if isinstance(entries, Mapping) else {}
