from dataclasses import replace

import numpy as np
import pytest

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import Document, Steering

EXACT = 1e-9


def opened(steering: Steering, *locks: str) -> Document:
    document = steering.random(steering.open(np.ones(steering.axis_set.dimension)), 1)
    for name in locks:
        document = steering.with_lock(document, name, True)
    return document


@pytest.fixture(params=["z_axes", "normal_axes", "w_axes"])
def steering(request: pytest.FixtureRequest) -> Steering:
    return Steering(request.getfixturevalue(request.param))


def test_sliders_show_the_positions(steering: Steering) -> None:
    document = opened(steering, "Age")
    shown = {name: state.position for name, state in steering.sliders(document).items()}
    assert shown == pytest.approx(steering.positions(document.latent), abs=EXACT)


def test_a_hidden_axis_has_no_slider_and_changes_no_other(z_axes: AxisSet) -> None:
    axes = tuple(replace(axis, hidden=axis.name == "Beard") for axis in z_axes.axes)
    every, some = Steering(z_axes), Steering(replace(z_axes, axes=axes))
    document = opened(every, "Age")
    expected = dict(every.sliders(document))
    del expected["Beard"]
    assert some.sliders(document) == expected


def test_without_locks_a_slider_runs_four_deviations_to_either_side(steering: Steering) -> None:
    for state in steering.sliders(opened(steering)).values():
        assert (state.low, state.high) == (-4, 4)
        assert (state.reach_low, state.reach_high) == pytest.approx((-4, 4), abs=EXACT)
        assert state.effect_kept == pytest.approx(1)
        assert state.enabled
        assert not state.locked


def test_a_far_position_widens_its_slider(steering: Steering) -> None:
    state = steering.sliders(steering.move(opened(steering), {"Smile": -5.5}))["Smile"]
    assert (state.low, state.high) == (pytest.approx(-5.5), 4)
    assert (state.reach_low, state.reach_high) == pytest.approx((-5.5, 4), abs=EXACT)


def test_the_draggable_part_is_four_times_the_spread_that_the_locks_leave(steering: Steering) -> None:
    document = opened(steering, "Age")
    axes = steering.axis_set
    cosine = axes.cosines()[0, 1]
    middle = cosine * steering.positions(document.latent)["Age"]
    spread = np.sqrt(1 - cosine**2)
    state = steering.sliders(document)["Smile"]
    assert state.effect_kept == pytest.approx(spread, abs=EXACT)
    assert state.reach_low == pytest.approx(middle - 4 * spread, abs=EXACT)
    assert state.reach_high == pytest.approx(middle + 4 * spread, abs=EXACT)


def test_the_shell_cuts_the_draggable_part(z_axes: AxisSet) -> None:
    steering = Steering(z_axes)
    document = steering.move(opened(steering), {"Age": 7.0})
    document = steering.with_lock(document, "Age", True)
    state = steering.sliders(document)["Smile"]
    assert (state.reach_low, state.reach_high) == pytest.approx(
        steering.reachable(document, "Smile"), abs=EXACT
    )
    assert state.reach_high - state.reach_low < 8 * state.effect_kept
    for end in (state.reach_low, state.reach_high):
        steering.move(document, {"Smile": end})


def test_ranges_stay_during_a_drag(steering: Steering) -> None:
    start = opened(steering, "Age", "Beard")
    dragged = steering.move(start, {"Smile": 0.4}, origin=start.latent)
    before, after = steering.sliders(start)["Smile"], steering.sliders(dragged)["Smile"]
    assert (after.reach_low, after.reach_high) == pytest.approx(
        (before.reach_low, before.reach_high), abs=EXACT
    )


def test_a_locked_slider_is_disabled_where_it_stands(steering: Steering) -> None:
    state = steering.sliders(opened(steering, "Age"))["Age"]
    assert state.locked
    assert not state.enabled
    assert state.effect_kept == pytest.approx(0, abs=EXACT)
    assert state.reach_low == state.position == state.reach_high
    assert state.determined_by == ()


@pytest.mark.parametrize(
    ("locks", "name", "determined_by"),
    [
        (("Smile", "Glasses"), "Hair length", ("Smile",)),
        (("Smile", "Age", "Glasses"), "Beard", ("Smile", "Age")),
        (("Smile", "Hair length", "Beard"), "Age", ("Beard", "Smile")),
    ],
)
def test_a_slider_that_the_locks_hold_names_them(
    dependent_axes: AxisSet, locks: tuple[str, ...], name: str, determined_by: tuple[str, ...]
) -> None:
    steering = Steering(dependent_axes)
    state = steering.sliders(opened(steering, *locks))[name]
    assert not state.enabled
    assert not state.locked
    assert state.determined_by == determined_by
    assert state.reach_low == state.position == state.reach_high


def test_an_axis_that_is_free_of_the_locks_is_not_disabled(dependent_axes: AxisSet) -> None:
    steering = Steering(dependent_axes)
    states = steering.sliders(opened(steering, "Smile", "Age"))
    assert [name for name, state in states.items() if state.enabled] == ["Glasses"]
    assert states["Glasses"].effect_kept == pytest.approx(1)
