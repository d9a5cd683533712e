from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tlgan_desktop.editing import Document, RecipeEdit, Scene
from tlgan_desktop.editing.history import History, move_label
from tlgan_desktop.editing.session import GeneratorReference, Session, read_session, write_session


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
    assert history.children(0) == (1, 2)
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
    assert [move_label("Smile", change) for change in (1.23, -0.5)] == ["Smile +1.2", "Smile -0.5"]


class Node:
    """An item of the plain model: its scene, its parent, and the child that was visited last."""

    def __init__(self, value: float, parent: "Node | None") -> None:
        self.value = value
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
    """Any sequence of edits, drags, undo, redo, branching, keeping, saving and loading."""

    def __init__(self) -> None:
        super().__init__()
        self.history = History.start(scene(0))
        self.nodes = [Node(0, None)]
        self.current = self.nodes[0]
        self.gesture = 0
        self.folder = TemporaryDirectory()

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(value=st.integers(0, 4))
    def edit(self, value: int) -> None:
        self.history = self.history.add(scene(value), "Edit")
        self.grow(value)

    @rule(values=st.lists(st.integers(0, 4), min_size=1, max_size=4))
    def drag(self, values: list[int]) -> None:
        self.gesture += 1
        for value in values:
            self.history = self.history.add(scene(value), "Drag", self.gesture)
        self.grow(values[-1])

    def grow(self, value: float) -> None:
        if value != self.current.value:
            self.nodes.append(Node(value, self.current))
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
        write_session(path, Session(GeneratorReference("ab"), "z", self.history))
        assert read_session(path).history == self.history
        self.history = read_session(path).history

    @invariant()
    def ends_where_the_model_says(self) -> None:
        assert self.history.scene == scene(self.current.value)
        assert self.history.can_undo == (self.current.parent is not None)
        assert self.history.can_redo == (self.current.visited is not None)
        assert [item.scene.document.latent[0] for item in self.history.items] == [
            node.value for node in self.nodes
        ]
        assert [(item.name, item.pinned) for item in self.history.items] == [
            (node.name, node.pinned) for node in self.nodes
        ]


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
        History.start(scene(0)).add(scene(1), "Smile +1.2", edit=smile).add(scene(1, "Smile"), "Lock Smile")
    )
    history = history.add(scene(2, "Smile"), "Age -1.0", edit=age)
    assert history.edits == (smile, age)
    other = Scene(Document(np.ones(2), np.ones(2)))
    assert history.add(other, "Random").edits == ()
    assert history.add(scene(0), "Reset").edits == ()
    assert history.undo().edits == (smile,)
