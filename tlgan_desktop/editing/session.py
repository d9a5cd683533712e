"""Sessions: a document with its whole history in one ``.tlgan`` file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.axis_file import KIND as AXES_KIND
from tlgan_desktop.axes.axis_file import axes_container, axes_from_container
from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.history import History, HistoryItem
from tlgan_desktop.editing.recipe import Labels, RecipeEdit
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import FloatArray
from tlgan_desktop.storage import Container, Tensors, read_container, write_container

KIND = "session"
ENDING = ".tlgan"
AXES = "axes."
THUMBNAIL = "thumbnail."


@dataclass(frozen=True)
class GeneratorReference:
    """Which generator a session was made with; ``path`` is where it was last seen."""

    fingerprint: str
    name: str = ""
    path: str | None = None


@dataclass(frozen=True)
class SessionFile:
    """The file that a session was saved in last, and when that was, in nanoseconds."""

    path: str
    changed: int

    @classmethod
    def seen(cls, path: Path) -> "SessionFile | None":
        """The file as it is now; None where it is not there."""
        try:
            return cls(str(path.absolute()), path.stat().st_mtime_ns)
        except OSError:
            return None

    @property
    def is_as_it_was(self) -> bool:
        """Whether nobody has changed it since, so that saving there loses nothing."""
        return SessionFile.seen(Path(self.path)) == self


@dataclass(frozen=True, eq=False)
class Session:
    """Everything that a person did with one generator and one axis set.

    All scenes live in the latent space ``space``. ``thumbnails`` are encoded pictures by history item, as
    many as there are. ``file`` is known of a session that is kept as it goes, if it was saved before.
    """

    generator: GeneratorReference
    space: str
    history: History
    axis_set: AxisSet | None = None
    thumbnails: Mapping[int, bytes] = field(default_factory=dict)
    file: SessionFile | None = None


class _Item(BaseModel):
    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)

    start: int = Field(ge=0)
    latent: int = Field(ge=0)
    locks: tuple[str, ...]
    straight: bool
    layers: tuple[int, int] | None = None
    seed: int | None
    truncation: float
    cutoff: int | None
    labels: Labels
    label: str
    parent: int | None
    edits: tuple[RecipeEdit, ...] = ()
    name: str
    pinned: bool
    from_start: bool = False


class _Header(BaseModel):
    model_config = ConfigDict(extra="ignore")

    generator: GeneratorReference
    space: str = Field(pattern="^[zw]$")
    items: list[_Item] = Field(min_length=1)
    current: int
    next_child: list[tuple[int, int]]
    axes: dict[str, Any] | None
    file: SessionFile | None = None


def write_session(path: Path, session: Session) -> None:
    """Write a session; the old file, if any, stays whole until the new one is complete.

    Raises:
        UserError: the file cannot be written.
    """
    latents = _LatentTable()
    axes = None if session.axis_set is None else axes_container(session.axis_set)
    header = _Header(
        generator=session.generator,
        space=session.space,
        items=[_written(item, latents) for item in session.history.items],
        current=session.history.current,
        next_child=sorted(session.history.next_child.items()),
        axes=None if axes is None else dict(axes.header),
        file=session.file,
    )
    tensors = {"latents": latents.table()}
    if axes is not None:
        tensors |= {f"{AXES}{name}": tensor for name, tensor in axes.tensors.items()}
    for index, picture in session.thumbnails.items():
        tensors[f"{THUMBNAIL}{index}"] = np.frombuffer(picture, dtype=np.uint8)
    write_container(path, KIND, header.model_dump(mode="json"), tensors)


def read_session(path: Path) -> Session:
    """Read a session.

    Raises:
        UserError: the file is missing, damaged, foreign, of another kind, or contradicts itself.
    """
    path = Path(path)
    container = read_container(path, KIND)
    try:
        header = _Header.model_validate(container.header)
        history = _history(header, container.tensors["latents"])
        axis_set = _axis_set(header, container.tensors, path.name)
        _check_together(header.space, history, axis_set)
        thumbnails = _thumbnails(container.tensors)
        return Session(header.generator, header.space, history, axis_set, thumbnails, header.file)
    except (ValidationError, ValueError, KeyError, IndexError, TypeError) as error:
        raise UserError(
            f"{path.name} is not a session that this version can read; open an earlier copy of it."
        ) from error


class _LatentTable:
    """The distinct latents of a history, so that a start shared by a thousand items is kept once."""

    def __init__(self) -> None:
        self._rows: list[FloatArray] = []
        self._places: dict[bytes, int] = {}

    def place(self, latent: FloatArray) -> int:
        """The row of a latent, added where it is new."""
        key = latent.tobytes()
        if key not in self._places:
            self._places[key] = len(self._rows)
            self._rows.append(latent)
        return self._places[key]

    def table(self) -> FloatArray:
        """All rows ``(n, d)``."""
        return np.stack(self._rows)


def _written(item: HistoryItem, latents: _LatentTable) -> _Item:
    scene, document = item.scene, item.scene.document
    return _Item(
        start=latents.place(document.start),
        latent=latents.place(document.latent),
        locks=document.locks,
        straight=document.straight,
        layers=document.layers,
        seed=scene.seed,
        truncation=scene.truncation,
        cutoff=scene.cutoff,
        labels=scene.labels,
        label=item.label,
        parent=item.parent,
        edits=item.edits,
        name=item.name,
        pinned=item.pinned,
        from_start=item.from_start,
    )


def _history(header: _Header, table: FloatArray) -> History:
    rows = np.array(table, dtype=np.float64)
    rows.setflags(write=False)
    items = tuple(_read(item, index, rows) for index, item in enumerate(header.items))
    for parent, child in header.next_child:
        if items[child].parent != parent:
            raise ValueError("redo leads to an item that is no child")
    if not 0 <= header.current < len(items):
        raise ValueError("the current item is none of the history")
    return History(items, header.current, dict(header.next_child))


def _read(item: _Item, index: int, rows: FloatArray) -> HistoryItem:
    parents = [None] if index == 0 else range(index)
    if item.parent not in parents:
        raise ValueError("an item comes before its parent")
    document = Document(rows[item.start], rows[item.latent], item.locks, item.straight, item.layers)
    scene = Scene(document, item.seed, item.truncation, item.cutoff, item.labels)
    return HistoryItem(scene, item.label, item.parent, item.edits, item.name, item.pinned, item.from_start)


def _axis_set(header: _Header, tensors: Tensors, file_name: str) -> AxisSet | None:
    if header.axes is None:
        return None
    own = {name.removeprefix(AXES): tensor for name, tensor in tensors.items() if name.startswith(AXES)}
    return axes_from_container(Container(AXES_KIND, header.axes, own), file_name)


def _check_together(space: str, history: History, axis_set: AxisSet | None) -> None:
    locks = {lock for item in history.items for lock in item.scene.document.locks}
    if not locks <= set(() if axis_set is None else axis_set.names):
        raise ValueError("a lock on an axis that is not there")
    size = len(history.scene.document.latent)
    told = ("z", size) if axis_set is None else (axis_set.space, axis_set.dimension)
    if told != (space, size):
        raise ValueError("latents of another space than their axes, or of w without axes")


def _thumbnails(tensors: Tensors) -> dict[int, bytes]:
    return {
        int(name.removeprefix(THUMBNAIL)): tensor.tobytes()
        for name, tensor in tensors.items()
        if name.startswith(THUMBNAIL)
    }
