"""Walking through the modules of NVIDIA's PyTorch pickles, which are records of plain data."""

from collections.abc import Mapping
from typing import TypeVar

from torch import Tensor

from tlgan_desktop.generators.formats.foreign import UnreadableContent
from tlgan_desktop.unpickling import Record

GENERATOR_KEY = "G_ema"
T = TypeVar("T", int, float, str)


class NvidiaModule:
    """A module of a pickle: its class, its settings, its tensors and its children.

    A tensor, child or setting that is missing or of another type raises LookupError or TypeError, which count
    as a damaged file.
    """

    def __init__(self, record: object) -> None:
        if not isinstance(record, Record) or not isinstance(record.state, Mapping):
            raise TypeError("not a module")
        self.class_name = record.class_name
        self._state: Mapping[str, object] = record.state

    @property
    def children(self) -> Mapping[str, object]:
        """The records of the modules in this one, by name."""
        return self._entries("_modules")

    def child(self, name: str) -> "NvidiaModule":
        """A module in this one, where dots lead further down."""
        first, _, rest = name.partition(".")
        child = NvidiaModule(self.children[first])
        return child.child(rest) if rest else child

    def has(self, name: str) -> bool:
        """Whether there is a module, parameter or buffer of this name."""
        entries = (self._entries(kind).get(name) for kind in ("_modules", "_parameters", "_buffers"))
        return any(entry is not None for entry in entries)

    def knows(self, setting: str) -> bool:
        """Whether there is a setting of this name."""
        return setting in self._state

    def tensor(self, name: str) -> Tensor:
        """A parameter or buffer of this module."""
        entry = {**self._entries("_parameters"), **self._entries("_buffers")}[name]
        if not isinstance(entry, Tensor):
            raise TypeError(f"{name} is not a tensor")
        return entry

    def setting(self, name: str, kind: type[T]) -> T:
        """A setting of the given type; whole numbers count as numbers."""
        return _typed(name, self._state[name], kind)

    def argument(self, name: str, kind: type[T], default: object) -> T:
        """An argument that the module was made with; ``default`` where it was left out."""
        return _typed(name, self._entries("_init_kwargs").get(name, default), kind)

    def optional(self, name: str, kind: type[T]) -> T | None:
        """A setting that may be missing or None."""
        return None if self._state.get(name) is None else self.setting(name, kind)

    def _entries(self, kind: str) -> Mapping[str, object]:
        entries = self._state.get(kind)
        return entries if isinstance(entries, Mapping) else {}


def _typed(name: str, value: object, kind: type[T]) -> T:
    if kind is float and isinstance(value, int):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(f"{name} is of another type")
    return value


def find_generator(content: object, synthesis_child: str) -> NvidiaModule | None:
    """The averaged generator of a pickle, or one that lies in it alone.

    It is told by a module that its synthesis network has; None where there is no such generator.
    """
    record = content.get(GENERATOR_KEY) if isinstance(content, Mapping) else content
    try:
        generator = NvidiaModule(record)
        known = generator.has("mapping") and generator.child("synthesis").has(synthesis_child)
    except (LookupError, TypeError):
        return None
    return generator if known else None


def colours(weight: Tensor) -> Tensor:
    """A weight or bias with one entry for each of three colours; grey pictures have the same for each.

    Raises:
        UnreadableContent: there are other than one or three.
    """
    if len(weight) not in (1, 3):
        raise UnreadableContent(f"draws pictures of {len(weight)} channels, where 3 are needed")
    return weight.expand(3, *weight.shape[1:])
