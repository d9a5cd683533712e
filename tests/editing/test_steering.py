import math
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import Document, RecipeEdit, Steering
from tlgan_desktop.errors import UsageError, UserError
from tlgan_desktop.latents import Prior, sample_latents

EXACT = 1e-9
EVERY_SET = ["z_axes", "normal_axes", "w_axes"]


@pytest.fixture(params=EVERY_SET)
def steering(request: pytest.FixtureRequest) -> Steering:
    return Steering(request.getfixturevalue(request.param))


def opened(steering: Steering, seed: int = 1, *locks: str) -> Document:
    document = steering.random(steering.open(np.ones(steering.axis_set.dimension)), seed)
    for name in locks:
        document = steering.with_lock(document, name, True)
    return document


def test_a_move_reaches_its_target_and_keeps_the_locks(steering: Steering) -> None:
    document = opened(steering, 1, "Age", "Beard")
    before = steering.positions(document.latent)
    moved = steering.move(document, {"Smile": before["Smile"] + 0.7})
    after = steering.positions(moved.latent)
    assert after["Smile"] == pytest.approx(before["Smile"] + 0.7, abs=EXACT)
    assert [after[name] for name in document.locks] == pytest.approx(
        [before[name] for name in document.locks], abs=EXACT
    )
    assert abs(after["Glasses"] - before["Glasses"]) > 1e-3
    assert moved.start is document.start


def test_several_targets_are_reached_together(steering: Steering) -> None:
    targets = {"Smile": 0.5, "Glasses": -0.3, "Beard": 0.2}
    after = steering.positions(steering.move(opened(steering, 1, "Age"), targets).latent)
    assert {name: after[name] for name in targets} == pytest.approx(targets, abs=EXACT)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(positions=st.lists(st.floats(-2, 2), min_size=1, max_size=6))
def test_a_drag_back_returns_the_same_latent(steering: Steering, positions: list[float]) -> None:
    start = opened(steering, 3, "Age")
    home = steering.positions(start.latent)["Smile"]
    document = start
    for position in (*positions, home):
        document = steering.move(document, {"Smile": position}, origin=start.latent)
    assert document == start


def test_a_drag_depends_on_its_last_position_alone(steering: Steering) -> None:
    start = opened(steering, 3, "Age")
    detour = steering.move(start, {"Smile": -1.5}, origin=start.latent)
    assert steering.move(detour, {"Smile": 1.0}, origin=start.latent) == steering.move(start, {"Smile": 1.0})


def test_a_spherical_prior_keeps_the_length(z_axes: AxisSet) -> None:
    steering = Steering(z_axes)
    document = steering.open(3 * np.ones(64))
    for name, target in [("Smile", 2.5), ("Age", -1.0), ("Glasses", 3.0)]:
        document = steering.move(steering.with_lock(document, "Beard", True), {name: target})
        assert np.linalg.norm(document.latent) == pytest.approx(8, abs=EXACT)


def test_a_latent_on_the_sphere_is_opened_to_the_last_bit(z_axes: AxisSet) -> None:
    latent = sample_latents(5, 1, 64, Prior.SPHERE)[0]
    assert Steering(z_axes).open(latent).latent.tobytes() == latent.tobytes()


def test_a_straight_document_follows_the_line_of_the_paper(z_axes: AxisSet) -> None:
    steering = Steering(z_axes)
    document = steering.open(sample_latents(5, 1, 64, Prior.SPHERE)[0], straight=True)
    moved = steering.move(document, {"Smile": 30.0})
    step = moved.latent - document.latent
    np.testing.assert_allclose(step, (step @ z_axes.directions[0]) * z_axes.directions[0], atol=EXACT)
    assert steering.reachable(document, "Smile") == (-math.inf, math.inf)


def test_back_on_the_shell_the_picture_is_the_same(z_axes: AxisSet) -> None:
    steering = Steering(z_axes)
    straight = steering.with_straight(steering.open(np.ones(64)), True)
    far = steering.move(straight, {"Smile": 6.0})
    back = steering.with_straight(far, False)
    assert np.linalg.norm(back.latent) == pytest.approx(8, abs=EXACT)
    ratios = back.latent / far.latent
    np.testing.assert_allclose(ratios, ratios[0], atol=EXACT)


def test_locks_stand_in_the_order_of_the_set(steering: Steering) -> None:
    document = opened(steering, 1, "Beard", "Smile", "Beard")
    assert document.locks == ("Smile", "Beard")
    assert steering.with_lock(document, "Smile", False).locks == ("Beard",)
    assert steering.with_lock(document, "Age", False) == document


def test_random_keeps_the_ticks_and_their_positions(steering: Steering) -> None:
    document = opened(steering, 1, "Age", "Beard")
    drawn = steering.random(document, 2)
    before, after = steering.positions(document.latent), steering.positions(drawn.latent)
    assert drawn.locks == ("Age", "Beard")
    assert [after[name] for name in drawn.locks] == pytest.approx(
        [before[name] for name in drawn.locks], abs=EXACT
    )
    assert abs(after["Smile"] - before["Smile"]) > 1e-3
    assert drawn.start is drawn.latent
    assert steering.random(document, 2) == drawn
    assert steering.random(document, 3) != drawn


def test_random_without_locks_is_the_picture_of_that_seed(z_axes: AxisSet) -> None:
    drawn = Steering(z_axes).random(Steering(z_axes).open(np.ones(64)), 12)
    assert drawn.latent.tobytes() == sample_latents(12, 1, 64, Prior.SPHERE)[0].tobytes()


def test_random_in_w_starts_from_the_style_it_is_given(w_axes: AxisSet) -> None:
    steering = Steering(w_axes)
    fresh = np.linspace(-1, 1, 64)
    document = opened(steering)
    assert steering.random(document, 1, fresh).latent.tobytes() == fresh.tobytes()
    locked = steering.random(steering.with_lock(document, "Age", True), 1, fresh)
    axis = w_axes.directions[w_axes.index("Age")]
    correction = w_axes.to_edit(locked.latent) - w_axes.to_edit(fresh)
    np.testing.assert_allclose(correction, (correction @ axis) * axis, atol=EXACT)


def test_reset_returns_to_the_start_with_the_ticks_on(steering: Steering) -> None:
    document = opened(steering, 1, "Age")
    moved = steering.move(document, {"Smile": 1.0})
    assert moved.reset() == document


def test_both_set_and_locked_is_wrong_usage(steering: Steering) -> None:
    with pytest.raises(UsageError, match="'Age' is both set and locked"):
        steering.move(opened(steering, 1, "Age"), {"Age": 1.0})


def test_an_unreachable_target_names_the_range(z_axes: AxisSet) -> None:
    steering = Steering(z_axes)
    document = opened(steering, 1, "Age")
    low, high = steering.reachable(document, "Smile")
    with pytest.raises(UserError, match="'Smile' cannot be brought to 9") as refusal:
        steering.move(document, {"Smile": 9})
    ends = [float(number) for number in re.findall(r"-?\d+\.\d\d", str(refusal.value))]
    assert ends == [pytest.approx(low, abs=0.01), pytest.approx(high, abs=0.01)]
    for end in ends:
        steering.move(document, {"Smile": end})


def test_targets_that_are_too_much_together_are_refused(z_axes: AxisSet) -> None:
    steering = Steering(z_axes)
    targets = {"Smile": 7.0, "Age": -7.0}
    with pytest.raises(
        UserError, match="'Smile' cannot be brought to 7; beside 'Age' at -7 it reaches"
    ) as told:
        steering.move(opened(steering), targets)
    low, high = (float(number) for number in re.findall(r"-?\d+\.\d\d", str(told.value)))
    for end in (low, high):
        steering.move(opened(steering), {**targets, "Smile": end})
    with pytest.raises(UserError, match="No picture has 'Smile' at 9 and 'Age' at 9"):
        steering.move(opened(steering), {"Smile": 9, "Age": 9})
    with pytest.raises(UserError, match="No picture has"):
        steering.move(steering.open(np.ones(64), straight=True), {"Smile": 1e9})


def test_equal_axes_are_not_brought_to_different_positions(dependent_axes: AxisSet) -> None:
    steering = Steering(dependent_axes)
    with pytest.raises(
        UserError, match=r"'Smile' cannot .* beside 'Hair length' at 2 it reaches from 2.00 to 2.00"
    ):
        steering.move(opened(steering), {"Smile": 1, "Hair length": 2})
    after = steering.positions(steering.move(opened(steering), {"Smile": 1, "Hair length": 1}).latent)
    assert after["Smile"] == pytest.approx(after["Hair length"], abs=EXACT)


def test_an_axis_that_the_locks_hold_cannot_be_set(dependent_axes: AxisSet) -> None:
    steering = Steering(dependent_axes)
    document = opened(steering, 1, "Smile")
    with pytest.raises(UserError, match=r"'Hair length' is held at 0\.\d+ by 'Smile'; unlock"):
        steering.move(document, {"Hair length": 2.0})


def test_an_unknown_name_or_number_is_refused(steering: Steering) -> None:
    document = opened(steering)
    with pytest.raises(UserError, match="no axis 'Smiles'; did you mean Smile"):
        steering.move(document, {"Smiles": 1.0})
    with pytest.raises(UserError, match="no axis 'Nose'"):
        steering.with_lock(document, "Nose", True)
    with pytest.raises(UserError, match="finite number"):
        steering.move(document, {"Smile": math.nan})


@pytest.mark.parametrize("latent", [np.ones(63), np.full(64, np.nan), np.ones((1, 64)), "face"])
def test_a_latent_that_does_not_fit_is_refused(steering: Steering, latent: object) -> None:
    with pytest.raises(UserError, match="latent"):
        steering.open(latent)


def test_with_every_axis_locked_only_the_rest_is_random(steering: Steering) -> None:
    document = opened(steering, 1, *steering.axis_set.names)
    drawn = steering.random(document, 4)
    before, after = steering.positions(document.latent), steering.positions(drawn.latent)
    assert after == pytest.approx(before, abs=EXACT)
    assert drawn.latent.tobytes() != document.latent.tobytes()
    assert not any(state.enabled for state in steering.sliders(document).values())


def test_as_many_locks_as_dimensions_leave_the_picture(z_axes: AxisSet) -> None:
    rng = np.random.default_rng(8)
    rows = rng.standard_normal((5, 4))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    axes = [replace(axis, direction=row) for axis, row in zip(z_axes.axes, rows, strict=True)]
    steering = Steering(replace(z_axes, axes=tuple(axes)))
    document = opened(steering, 1, *steering.axis_set.names[:4])
    np.testing.assert_allclose(steering.random(document, 2).latent, document.latent, atol=EXACT)
    with pytest.raises(UserError, match="is held at"):
        steering.move(document, {"Glasses": 0.0})


def test_the_edits_of_a_recipe_go_on_other_pictures(steering: Steering) -> None:
    edits = [RecipeEdit({"Smile": 1.0}, ("Age",)), RecipeEdit({"Beard": -0.5}, ("Smile", "Age"))]
    document = opened(steering, 7)
    before = steering.positions(document.latent)
    replayed = steering.replay(document, edits)
    after = steering.positions(replayed.latent)
    assert replayed.locks == ("Smile", "Age")
    assert replayed.start is document.start
    wanted = {"Smile": 1.0, "Age": before["Age"], "Beard": -0.5}
    assert {name: after[name] for name in wanted} == pytest.approx(wanted, abs=EXACT)
    with pytest.raises(UserError, match="no axis 'Nose'"):
        steering.replay(document, [RecipeEdit({}, ("Nose",))])
