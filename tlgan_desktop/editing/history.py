"""The history: every scene a person made, as a tree in which nothing is lost.

Undo goes to the parent and redo to the child that was visited last. An edit after an undo begins a new
branch; the old one stays and can be returned to. A history is a value: every change gives a new one, which
shares its items with the old, so that it can be saved from another thread while editing goes on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tlgan_desktop.editing.recipe import RecipeEdit
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.figures import signed


@dataclass(frozen=True)
class HistoryItem:
    """One scene, how it came about, and what the person says of it.

    ``parent`` is the index of the item that it was made from; None at the root. ``edits`` are what was asked
    for where axes were moved; they lead here from the parent, or, as in a recipe, ``from_start``.
    """

    scene: Scene
    label: str
    parent: int | None = None
    edits: tuple[RecipeEdit, ...] = ()
    name: str = ""
    pinned: bool = False
    from_start: bool = False

    @property
    def title(self) -> str:
        """The person's own name for it, or what was done."""
        return self.name or self.label


@dataclass(frozen=True)
class Gesture:
    """A drag or a held key that is under way, and the history before it."""

    number: int
    before: "History"


@dataclass(frozen=True)
class History:
    """Items in the order they were made, the index of the current one, and where redo leads.

    ``next_child`` holds {item: the child of it that was visited last}. ``gesture`` is set while the current
    item is still being dragged.
    """

    items: tuple[HistoryItem, ...]
    current: int = 0
    next_child: Mapping[int, int] = field(default_factory=dict)
    gesture: Gesture | None = field(default=None, compare=False, repr=False)

    @classmethod
    def start(cls, scene: Scene, label: str = "Start") -> "History":
        """A history that begins with a scene."""
        return cls((HistoryItem(scene, label),))

    @property
    def scene(self) -> Scene:
        """The current scene."""
        return self.items[self.current].scene

    @property
    def can_undo(self) -> bool:
        """Whether the current item has a parent."""
        return self.items[self.current].parent is not None

    @property
    def can_redo(self) -> bool:
        """Whether something was made from the current item."""
        return self.current in self.next_child

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty where there is nothing."""
        return self.items[self.current].label if self.can_undo else ""

    @property
    def redo_label(self) -> str:
        """What redo would do again; empty where there is nothing."""
        return self.items[self.next_child[self.current]].label if self.can_redo else ""

    @property
    def edits(self) -> tuple[RecipeEdit, ...]:
        """The moves that lead from the current scene's start to its latent, as a recipe tells them."""
        edits: tuple[RecipeEdit, ...] = ()
        for index in reversed(self.way_to(self.current)):
            item = self.items[index]
            if item.scene.document.start.tobytes() != self.scene.document.start.tobytes():
                break
            if not item.scene.document.edited:
                break
            edits = item.edits + edits
            if item.from_start:
                break
        return edits

    def edits_of(self, scene: Scene) -> tuple[RecipeEdit, ...]:
        """The moves that lead to a scene of this history, on the way to the item that was made last of it."""
        if scene == self.scene:
            return self.edits
        places = (index for index in reversed(range(len(self.items))) if self.items[index].scene == scene)
        index = next(places, None)
        return () if index is None else self.go_to(index).edits

    def add(
        self,
        scene: Scene,
        label: str,
        gesture: int | None = None,
        edits: tuple[RecipeEdit, ...] = (),
        from_start: bool = False,
    ) -> "History":
        """Go on to a new scene. A scene equal to the current one adds nothing.

        Steps with the same ``gesture`` number fold into one item, computed from before the gesture; a
        gesture that ends where it began leaves nothing.
        """
        before = self.before(gesture)
        if scene == before.scene:
            return before
        item = HistoryItem(scene, label, before.current, edits, from_start=from_start)
        new = len(before.items)
        under_way = None if gesture is None else Gesture(gesture, before)
        next_child = {**before.next_child, before.current: new}
        return replace(
            before, items=(*before.items, item), current=new, next_child=next_child, gesture=under_way
        )

    def undo(self) -> "History":
        """Back to the parent; the same history at the root."""
        parent = self.items[self.current].parent
        return self if parent is None else replace(self, current=parent, gesture=None)

    def redo(self) -> "History":
        """On to the child that was visited last; the same history at a leaf."""
        return self.go_to(self.next_child[self.current]) if self.can_redo else self

    def go_to(self, index: int) -> "History":
        """Return to any item; redo then leads along the way to it."""
        way = self.way_to(index)
        return replace(
            self, current=index, next_child={**self.next_child, **dict(pairwise(way))}, gesture=None
        )

    def way_to(self, index: int) -> tuple[int, ...]:
        """The items from the root to an item, both included."""
        way = [index]
        while (parent := self.items[way[-1]].parent) is not None:
            way.append(parent)
        return tuple(reversed(way))

    def renamed(self, index: int, name: str) -> "History":
        """An item under a name of the person's own; an empty name takes it back."""
        return self._with_item(index, replace(self.items[index], name=name.strip()))

    def pinned(self, index: int, pinned: bool) -> "History":
        """An item kept at hand, or no longer."""
        return self._with_item(index, replace(self.items[index], pinned=pinned))

    def for_axes(self, names: Sequence[str]) -> "History":
        """The same pictures for other axes, of which ``names``, in their order, are as before.

        Other locks go, and so do all edits where one of them is along another axis: the rest of them would
        lead elsewhere.
        """
        edits = [edit for item in self.items for edit in item.edits]
        known = all({*edit.targets, *edit.locks} <= {*names} for edit in edits)
        items = tuple(_with_locks_of(item, names, known) for item in self.items)
        return replace(self, items=items, gesture=None)

    def before(self, gesture: int | None) -> "History":
        """The history to add to: the one before this gesture if it is under way, else this one at rest."""
        if self.gesture is not None and self.gesture.number == gesture:
            return self.gesture.before
        return replace(self, gesture=None)

    def _with_item(self, index: int, item: HistoryItem) -> "History":
        return replace(self, items=(*self.items[:index], item, *self.items[index + 1 :]), gesture=None)


def _with_locks_of(item: HistoryItem, names: Sequence[str], with_edits: bool) -> HistoryItem:
    document = item.scene.document
    locks = tuple(name for name in names if name in document.locks)
    scene = replace(item.scene, document=replace(document, locks=locks))
    return replace(item, scene=scene, edits=item.edits if with_edits else ())


def move_label(name: str, change: float) -> str:
    """The label of a move, such as ``Smile +1.2``."""
    return f"{name} {signed(change)}"
