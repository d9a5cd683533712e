"""What a pickle is read into, and the bounds within which it is read."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

MAX_STEPS = 300_000
"""Opcodes that a file may have; real checkpoints have some ten thousand."""

Builder = Callable[..., object]
"""Makes plain data of the arguments that a pickle gives to a name; raises TypeError or ValueError."""
Builders = Mapping[str, Builder]


class UnreadableContent(Exception):
    """A file that is damaged, is not what it should be, or wants to be more than data.

    The message goes on from the name of the file: "is truncated; download it again".
    """


@dataclass
class Record:
    """What a file says of an object of a class that we know but don't have: its state, as plain data."""

    class_name: str
    state: object = None


class Pending(ABC):
    """An object whose content arrives after the object itself, such as a numpy array."""

    @abstractmethod
    def finish(self, state: object) -> object:
        """Give the finished object."""


@dataclass(frozen=True)
class Global:
    """A name of the table of builders, where a pickle expects a class or a function."""

    name: str
    build: Builder


class LongText:
    """A long text that stays in the file: an embedded source, or an array that Python 3 wrote as text."""

    def __init__(self, utf8: memoryview) -> None:
        self._utf8 = utf8
        self._latin1: memoryview | None = None

    def __len__(self) -> int:
        return len(self._utf8)

    def latin1(self) -> memoryview:
        """The text as Latin-1 bytes, decoded in place: it never grows, and a copy would double the file."""
        if self._latin1 is None:
            self._latin1 = _overwrite(self._utf8, str(self._utf8, "utf-8").encode("latin-1"))
        return self._latin1


class Budget:
    """Bounds the work that a file of ``size`` bytes may cause, over all pickles nested in it."""

    def __init__(self, size: int) -> None:
        self._steps = MAX_STEPS
        self._weight = 4 * size + 2**20

    def take_step(self) -> None:
        """Count one opcode."""
        self._steps -= 1
        if self._steps < 0:
            raise UnreadableContent("holds too many small objects for a generator or axis file")

    def take_weight(self, value: object) -> None:
        """Count bytes and items that a builder may copy: data fetched again and again must not pile up."""
        self._weight -= _weight(value, depth=2)
        if self._weight < 0:
            raise UnreadableContent("unfolds into far more data than it holds, so it was not opened")


def refuse_name(name: str) -> NoReturn:
    """Refuse something that is not in the table of builders, naming it.

    Raises:
        UnreadableContent: always.
    """
    printable = name.encode("unicode_escape").decode()[:100]
    raise UnreadableContent(f"asks for '{printable}', which is not plain data, so it was not opened")


def refuse_truncated() -> NoReturn:
    """Refuse what ends too soon.

    Raises:
        UnreadableContent: always.
    """
    raise UnreadableContent("is truncated; download it again")


def refuse_outside() -> NoReturn:
    """Refuse data that a pickle expects its reader to hold.

    Raises:
        UnreadableContent: always.
    """
    raise UnreadableContent("refers to data outside itself, so it was not opened")


def _weight(value: object, depth: int) -> int:
    sized = isinstance(value, str | bytes | memoryview | tuple | list | dict | set | LongText)
    own = len(value) if sized else 1  # type: ignore[arg-type]
    if depth and isinstance(value, tuple):
        own += sum(_weight(item, depth - 1) for item in value)
    return own


def _overwrite(view: memoryview, content: bytes) -> memoryview:
    if view.readonly:
        return memoryview(content)
    view[: len(content)] = content
    return view[: len(content)]
