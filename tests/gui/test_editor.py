from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tlgan_desktop.axes import AxisSet, FeatureAxis, Whitening
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.messages import LatentWanted
from tlgan_desktop.latents import Prior, sample_latents

DIMENSION = 12
NAMES = ("Smile", "Age", "Hat")


def axis_set(space: str = "z", fingerprint: str = "abc") -> AxisSet:
    """Smile and Age at an angle of 53 degrees, Hat at right angles to both."""
    rows = np.eye(DIMENSION)[:3].copy()
    rows[1] = 0.6 * rows[0] + 0.8 * rows[1]
    axes = tuple(FeatureAxis(n, "", FeatureKind.CONTINUOUS, row) for n, row in zip(NAMES, rows, strict=True))
    whitening = Whitening(np.zeros(DIMENSION), np.eye(DIMENSION)) if space == "w" else None
    return AxisSet(axes, space, Prior.SPHERE, generator_fingerprint=fingerprint, whitening=whitening)


def info(spaces: tuple[str, ...] = ("z", "w"), fingerprint: str = "abc") -> SimpleNamespace:
    dimensions = dict.fromkeys(spaces, DIMENSION)
    return SimpleNamespace(fingerprint=fingerprint, name="Toy", spaces=dimensions, prior=Prior.SPHERE)


@pytest.fixture
def editor(qapp: object) -> Editor:
    editor = Editor()
    editor.use_generator(info(), seed=1)
    editor.use_axes(axis_set())
    return editor


def position(editor: Editor, name: str) -> float:
    return editor.sliders()[name].position


def test_a_generator_starts_at_the_picture_of_a_seed_without_axes(qapp: object) -> None:
    editor = Editor()
    editor.use_generator(info(), seed=7)
    expected = sample_latents(7, 1, DIMENSION, Prior.SPHERE)[0]
    np.testing.assert_array_equal(editor.scene.document.latent, expected)
    assert editor.scene.seed == 7
    assert editor.axis_set is None
    assert not editor.sliders()


def test_a_move_reaches_its_target_and_moves_what_is_entangled(editor: Editor) -> None:
    age, hat = position(editor, "Age"), position(editor, "Hat")
    editor.begin_gesture()
    editor.move("Smile", 2.0)
    assert position(editor, "Smile") == pytest.approx(2.0, abs=1e-9)
    assert abs(position(editor, "Age") - age) > 0.3
    assert abs(position(editor, "Hat") - hat) < 0.3  # the shell shrinks it a little


def test_a_locked_feature_stays_exactly(editor: Editor) -> None:
    editor.set_lock("Age", locked=True)
    age = position(editor, "Age")
    editor.begin_gesture()
    editor.move("Smile", 1.5)
    editor.random(99)
    assert position(editor, "Age") == pytest.approx(age, abs=1e-9)
    assert editor.scene.document.locks == ("Age",)


def test_dragging_back_returns_the_same_picture(editor: Editor) -> None:
    start, smile = editor.scene, position(editor, "Smile")
    editor.begin_gesture()
    for target in (1.0, 2.0, -1.0, smile):
        editor.move("Smile", target)
    assert editor.scene == start


def test_a_drag_is_one_step_of_undo_and_two_drags_are_two(editor: Editor) -> None:
    scenes, before = [editor.scene], position(editor, "Smile")
    for target in (1.0, 2.0):
        editor.begin_gesture()
        for share in np.linspace(0, 1, 50):
            editor.move("Smile", float(share * target))
        scenes.append(editor.scene)
    assert [item.label for item in editor.history.items[1:]] == [f"Smile {1 - before:+.1f}", "Smile +1.0"]
    editor.undo()
    assert editor.scene == scenes[1]
    editor.undo()
    assert editor.scene == scenes[0]
    editor.redo()
    assert editor.scene == scenes[1]


def test_what_comes_between_the_moves_of_a_gesture_is_not_undone_by_the_next(editor: Editor) -> None:
    editor.begin_gesture()
    editor.move("Smile", 1.0)
    editor.set_lock("Hat", locked=True)
    held = editor.sliders()["Hat"].position
    editor.move("Smile", 1.5)
    assert editor.sliders()["Hat"].position == pytest.approx(held)


def test_a_drag_that_ends_where_it_began_leaves_nothing_to_undo(editor: Editor) -> None:
    smile = position(editor, "Smile")
    editor.begin_gesture()
    editor.move("Smile", smile + 1)
    editor.move("Smile", smile)
    assert not editor.history.can_undo


ACTIONS = st.one_of(
    st.tuples(st.just("move"), st.sampled_from(NAMES), st.floats(-1.5, 1.5)),
    st.tuples(st.just("lock"), st.sampled_from(NAMES), st.booleans()),
    st.tuples(st.just("random"), st.integers(0, 99)),
    st.tuples(st.just("reset")),
    st.tuples(st.just("truncate"), st.floats(0, 1)),
)


@given(st.lists(ACTIONS, max_size=8))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_undoing_everything_returns_the_start_and_redoing_everything_the_end(
    qapp: object, actions: list[tuple[object, ...]]
) -> None:
    editor = Editor()
    editor.use_generator(info(), seed=1)
    editor.use_axes(axis_set())
    start = editor.scene
    for name, *arguments in actions:
        do(editor, str(name), arguments)
    end = editor.scene
    while editor.history.can_undo:
        editor.undo()
    assert editor.scene == start
    while editor.history.can_redo:
        editor.redo()
    assert editor.scene == end


def do(editor: Editor, action: str, arguments: list[object]) -> None:
    editor.begin_gesture()
    steps = {
        "move": editor.move,
        "lock": editor.set_lock,
        "random": editor.random,
        "reset": editor.reset,
        "truncate": editor.set_truncation,
    }
    steps[action](*arguments)


def test_reverting_brings_a_feature_to_its_position_in_the_start_picture(editor: Editor) -> None:
    smile = position(editor, "Smile")
    editor.begin_gesture()
    editor.move("Smile", 2.0)
    editor.begin_gesture()
    editor.move("Hat", -1.0)
    editor.begin_gesture()
    editor.revert("Smile")
    assert position(editor, "Smile") == pytest.approx(smile, abs=1e-9)


def test_what_cannot_be_reached_is_refused_with_the_range_and_changes_nothing(editor: Editor) -> None:
    refusals: list[str] = []
    editor.refused.connect(refusals.append)
    scene = editor.scene
    editor.begin_gesture()
    editor.move("Smile", 50.0)
    assert editor.scene == scene
    assert "'Smile' cannot be brought to 50" in refusals[0]


def test_a_seed_can_be_repeated(editor: Editor) -> None:
    editor.random(41)
    once = editor.scene
    editor.random(42)
    editor.random(41)
    assert editor.scene == once
    np.testing.assert_array_equal(once.document.latent, sample_latents(41, 1, DIMENSION, Prior.SPHERE)[0])


def test_axes_of_another_generator_are_refused_and_the_old_ones_stay(editor: Editor) -> None:
    before = editor.axis_set
    with pytest.raises(UserError, match="another generator"):
        editor.use_axes(axis_set(fingerprint="xyz"))
    assert editor.axis_set is before
    assert editor.scene is not None


def test_axes_before_any_generator_are_refused(qapp: object) -> None:
    with pytest.raises(UserError, match="Open a generator first"):
        Editor().use_axes(axis_set())


def test_axes_that_stay_as_they_are_keep_their_locks_and_edits(editor: Editor) -> None:
    editor.begin_gesture()
    editor.move("Smile", 1.0)
    for name in ("Age", "Hat"):
        editor.set_lock(name, locked=True)
    before, edits = editor.scene.document, editor.history.edits
    smile, age, hat = axis_set().axes
    editor.use_axes(replace(axis_set(), axes=(hat, age, smile)))
    assert (editor.scene.document, editor.history.edits) == (replace(before, locks=("Hat", "Age")), edits)
    editor.use_axes(replace(axis_set(), axes=(replace(smile, direction=hat.direction), age)))
    assert (editor.scene.document.locks, editor.history.edits) == (("Age",), ())


def test_other_axes_keep_the_pictures_without_their_locks(editor: Editor) -> None:
    editor.begin_gesture()
    editor.move("Smile", 1.0)
    editor.set_lock("Age", locked=True)
    before = editor.scene.document
    editor.use_axes(replace(axis_set(), axes=axis_set().axes[::2]))
    assert editor.scene.document == replace(before, locks=())
    assert [item.label for item in editor.history.items][2:] == ["Lock Age"]
    editor.undo()
    editor.undo()
    assert not editor.scene.document.edited


def test_axes_in_w_ask_for_the_mapped_latent_and_go_on_there(editor: Editor) -> None:
    wanted: list[LatentWanted] = []
    editor.latent_wanted.connect(wanted.append)
    z = editor.scene.document.latent
    editor.use_axes(axis_set("w"))
    np.testing.assert_array_equal(wanted[0].latent, z)
    assert editor.scene is None
    editor.take_latent(wanted[0].seed, np.full(DIMENSION, 0.5))
    editor.random(5)
    editor.take_latent(wanted[1].seed, np.full(DIMENSION, 0.25))
    assert (editor.space, editor.scene.seed) == ("w", 5)
    editor.undo()
    np.testing.assert_array_equal(editor.scene.document.latent, np.full(DIMENSION, 0.5))


def test_going_back_from_w_to_z_goes_to_the_start_picture(editor: Editor) -> None:
    editor.use_axes(axis_set("w"))
    editor.take_latent(1, np.zeros(DIMENSION))
    editor.use_axes(axis_set("z"))
    np.testing.assert_array_equal(
        editor.scene.document.latent, sample_latents(1, 1, DIMENSION, Prior.SPHERE)[0]
    )


def test_a_recipe_restores_picture_and_locks_to_the_last_bit(editor: Editor) -> None:
    editor.set_lock("Hat", locked=True)
    editor.begin_gesture()
    editor.move("Smile", 1.0)
    editor.set_truncation(0.5)
    made = editor.scene
    recipe = editor.recipe(made)
    editor.unlock_all()
    editor.random(3)
    editor.restore(recipe)
    assert editor.scene == replace(made, seed=None)
    assert editor.recipe(editor.scene) == recipe


def test_a_recipe_made_along_other_axes_comes_without_locks_and_edits(editor: Editor) -> None:
    editor.set_lock("Hat", locked=True)
    editor.begin_gesture()
    editor.move("Smile", 1.0)
    recipe = replace(editor.recipe(editor.scene), axis_set="of another set")
    editor.restore(recipe)
    assert editor.scene.document.locks == ()
    assert editor.recipe(editor.scene).edits == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"generator_fingerprint": "xyz"}, "open that generator"), ({"space": "w"}, "axes in w")],
)
def test_a_recipe_of_elsewhere_is_refused(editor: Editor, change: dict[str, str], reason: str) -> None:
    scene = editor.scene
    with pytest.raises(UserError, match=reason):
        editor.restore(replace(editor.recipe(scene), **change))
    assert editor.scene == scene


def test_only_generators_with_styles_have_truncation(qapp: object) -> None:
    editor = Editor()
    editor.use_generator(info(("z",)), seed=1)
    assert not editor.has_truncation
    editor.use_generator(info(("z", "w")), seed=1)
    assert editor.has_truncation


def test_straight_lines_leave_the_shell_and_the_way_back_returns_to_it(editor: Editor) -> None:
    editor.set_straight(straight=True)
    editor.begin_gesture()
    editor.move("Smile", 3.0)
    assert np.linalg.norm(editor.scene.document.latent) > np.sqrt(DIMENSION) + 0.1
    editor.set_straight(straight=False)
    assert np.linalg.norm(editor.scene.document.latent) == pytest.approx(np.sqrt(DIMENSION))
