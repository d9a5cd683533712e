from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tlgan_desktop.axes import AxisSet, FeatureAxis
from tlgan_desktop.editing import Document, RecipeEdit, Scene, Steering
from tlgan_desktop.editing.history import History, move_label
from tlgan_desktop.editing.session import GeneratorReference, Session, read_session, write_session
from tlgan_desktop.errors import UsageError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior


def scene(value: float, *locks: str) -> Scene:
    return Scene(Document(np.zeros(2), np.full(2, value), locks), seed=1)


def test_undo_and_redo_walk_one_branch() -> None:
    history = History.start(scene(0)).add(scene(1), "Smile +1.0").add(scene(2), "Age +1.0")
    assert history.undo_label == "Age +1.0"
    back = history.undo()
    assert (back.scene, back.undo_label, back.redo_label) == (scene(1), "Smile +1.0", "Age +1.0")
    root = back.undo()
    assert root.undo() is root
    assert not root.can_undo
    assert root.redo().redo() == history
    assert history.redo() == history


def test_an_edit_after_an_undo_begins_a_branch_and_loses_nothing() -> None:
    history = History.start(scene(0)).add(scene(1), "One").undo().add(scene(2), "Two")
    assert [item.parent for item in history.items] == [None, 0, 0]
    assert history.undo().redo().scene == scene(2)
    returned = history.go_to(1)
    assert returned.scene == scene(1)
    assert returned.undo().redo().scene == scene(1)
    assert returned.way_to(2) == (0, 2)


def test_one_drag_is_one_step() -> None:
    history = History.start(scene(0))
    for value in (0.3, 0.9, 1.2):
        history = history.add(scene(value), move_label("Smile", value), gesture=1)
    assert [item.label for item in history.items] == ["Start", "Smile +1.2"]
    assert history.undo().scene == scene(0)
    assert len(history.add(scene(2), "Smile +0.8", gesture=2).items) == 3


def test_a_drag_that_ends_where_it_began_vanishes_and_may_go_on() -> None:
    history = History.start(scene(0)).add(scene(5), "Random")
    dragged = history.add(scene(6), "Smile +1.0", 1).add(scene(5), "Smile +0.0", 1)
    assert dragged == history
    assert [item.label for item in dragged.add(scene(7), "Smile +2.0", 1).items][2:] == ["Smile +2.0"]


def test_a_drag_that_vanishes_leaves_redo_as_it_was() -> None:
    history = History.start(scene(0)).add(scene(1), "One").undo().add(scene(2), "Two").go_to(1).undo()
    assert history.add(scene(3), "Three", 1).add(scene(0), "None", 1).redo().scene == scene(1)


def test_a_step_that_the_person_kept_is_not_folded_into() -> None:
    history = History.start(scene(0)).add(scene(1), "Smile +1.0", 1)
    assert len(history.pinned(1, True).add(scene(2), "Smile +2.0", 1).items) == 3
    named = history.renamed(1, " Mona ")
    assert named.items[1].name == "Mona"
    assert len(named.add(scene(2), "Smile +2.0", 1).items) == 3
    assert len(history.undo().add(scene(2), "Smile +2.0", 1).items) == 3


def test_an_equal_scene_adds_nothing() -> None:
    history = History.start(scene(0))
    assert history.add(scene(0), "Nothing") == history
    assert len(history.add(scene(0, "Age"), "Lock Age").items) == 2


def test_labels_say_how_far() -> None:
    assert [move_label("Smile", change) for change in (1.23, -0.5)] == ["Smile +1.2", "Smile −0.5"]


AXES = ("Smile", "Age", "Hat")
ORTHOGONAL = tuple(
    FeatureAxis(name, "face", FeatureKind.BINARY, row) for name, row in zip(AXES, np.eye(4), strict=False)
)
Picture = tuple[tuple[int, ...], frozenset[str]]
"""A picture of the plain model: its position along each of the axes, and which of them are locked."""


class Node:
    """An item of the plain model: its picture, its parent, and the child that was visited last."""

    def __init__(self, picture: Picture, parent: "Node | None") -> None:
        self.picture = picture
        self.parent = parent
        self.visited: Node | None = None
        self.name = ""
        self.pinned = False

    def visit(self) -> "Node":
        node = self
        while node.parent is not None:
            node.parent.visited = node
            node = node.parent
        return self


class HistoryMachine(RuleBasedStateMachine):
    """Any sequence of edits, drags, locks, undo, redo, branching, keeping, saving and loading."""

    def __init__(self) -> None:
        super().__init__()
        self.steering = Steering(AxisSet(ORTHOGONAL, "z", Prior.NORMAL))
        self.history = History.start(Scene(self.steering.open(np.zeros(4)), seed=1))
        self.nodes = [Node(((0, 0, 0), frozenset()), None)]
        self.current = self.nodes[0]
        self.gesture = 0
        self.folder = TemporaryDirectory()

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(name=st.sampled_from(AXES), stops=st.lists(st.integers(-2, 2), min_size=1, max_size=4))
    def drag(self, name: str, stops: list[int]) -> None:
        before = self.history.scene
        if name in self.current.picture[1]:
            with pytest.raises(UsageError, match="locked"):
                self.steering.move(before.document, {name: stops[0]})
            return
        self.gesture += 1
        for target in stops:
            document = self.steering.move(before.document, {name: target}, before.document.latent)
            self.history = self.history.add(replace(before, document=document), "Drag", self.gesture)
        positions = dict(zip(AXES, self.current.picture[0], strict=True)) | {name: stops[-1]}
        self.grow((tuple(positions.values()), self.current.picture[1]))

    @rule(name=st.sampled_from(AXES), locked=st.booleans())
    def lock(self, name: str, locked: bool) -> None:
        document = self.steering.with_lock(self.history.scene.document, name, locked)
        self.history = self.history.add(replace(self.history.scene, document=document), "Lock")
        positions, locks = self.current.picture
        self.grow((positions, locks | {name} if locked else locks - {name}))

    def grow(self, picture: Picture) -> None:
        if picture != self.current.picture:
            self.nodes.append(Node(picture, self.current))
            self.current = self.nodes[-1].visit()

    @rule()
    def undo(self) -> None:
        self.history = self.history.undo()
        self.current = self.current.parent or self.current

    @rule()
    def redo(self) -> None:
        self.history = self.history.redo()
        self.current = self.current.visited or self.current

    @rule(share=st.floats(0, 0.999))
    def go_to(self, share: float) -> None:
        index = int(share * len(self.nodes))
        self.history = self.history.go_to(index)
        self.current = self.nodes[index].visit()

    @rule(share=st.floats(0, 0.999), name=st.text(max_size=5), pinned=st.booleans())
    def keep(self, share: float, name: str, pinned: bool) -> None:
        index = int(share * len(self.nodes))
        self.history = self.history.renamed(index, name).pinned(index, pinned)
        self.nodes[index].name, self.nodes[index].pinned = name.strip(), pinned

    @rule()
    def save_and_load(self) -> None:
        path = Path(self.folder.name) / "session.tlgan"
        write_session(path, Session(GeneratorReference("ab"), "z", self.history, self.steering.axis_set))
        assert read_session(path).history == self.history
        self.history = read_session(path).history

    @invariant()
    def ends_where_the_model_says(self) -> None:
        assert self.picture(self.history.scene) == self.current.picture
        assert self.history.can_undo == (self.current.parent is not None)
        assert self.history.can_redo == (self.current.visited is not None)
        assert [self.picture(item.scene) for item in self.history.items] == [
            node.picture for node in self.nodes
        ]
        assert [(item.name, item.pinned) for item in self.history.items] == [
            (node.name, node.pinned) for node in self.nodes
        ]

    def picture(self, scene: Scene) -> Picture:
        positions = self.steering.positions(scene.document.latent)
        return tuple(positions[name] for name in AXES), frozenset(scene.document.locks)


TestHistoryMachine = HistoryMachine.TestCase
TestHistoryMachine.settings = settings(max_examples=40, stateful_step_count=25)


@pytest.mark.parametrize("count", [1000])
def test_a_thousand_items_share_their_start(count: int) -> None:
    start = np.zeros(512)
    history = History.start(Scene(Document(start, start)))
    shared = history.scene.document
    for value in range(1, count):
        latent = np.full(512, float(value))
        history = history.add(replace(history.scene, document=replace(shared, latent=latent)), "Move")
    assert all(item.scene.document.start is shared.start for item in history.items)


def test_a_history_tells_the_edits_since_the_start_of_the_current_scene() -> None:
    smile, age = RecipeEdit({"Smile": 1.2}), RecipeEdit({"Age": -1.0}, ("Smile",))
    history = (
        History.start(scene(0))
        .add(scene(1), "Smile +1.2", edits=(smile,))
        .add(scene(1, "Smile"), "Lock Smile")
    )
    history = history.add(scene(2, "Smile"), "Age -1.0", edits=(age,))
    assert history.edits == (smile, age)
    other = Scene(Document(np.ones(2), np.ones(2)))
    assert history.add(other, "Random").edits == ()
    assert history.add(scene(0), "Reset").edits == ()
    assert history.undo().edits == (smile,)
    assert history.go_to(0).edits_of(scene(2, "Smile")) == (smile, age)
    assert history.edits_of(scene(1)) == (smile,)
    assert history.edits_of(other) == ()
    reopened = history.add(scene(3), "Reopened", edits=(smile,), from_start=True)
    assert reopened.edits == (smile,)
    assert reopened.add(scene(4), "Age -1.0", edits=(age,)).edits == (smile, age)
