from collections.abc import Iterator

import numpy as np
import pytest

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import Scene, SheetPlan, Steering, axes_by_pictures, crossed_axes, film_strip
from tlgan_desktop.editing.sheet import PAPER, draw_sheet
from tlgan_desktop.errors import UserError


@pytest.fixture
def steering(z_axes: AxisSet) -> Steering:
    return Steering(z_axes)


def scene_of(steering: Steering, seed: int, *locks: str) -> Scene:
    document = steering.random(steering.open(np.ones(64)), seed)
    for name in locks:
        document = steering.with_lock(document, name, True)
    return Scene(document, seed, truncation=0.7)


def shaded(plan: SheetPlan, side: int = 32) -> Iterator[np.ndarray]:
    for index in range(len(plan.scenes)):
        yield np.full((side, side, 3), 10 + index, np.uint8)


def test_a_film_strip_visits_the_positions_and_keeps_the_locks(steering: Steering) -> None:
    scene = scene_of(steering, 1, "Age")
    plan = film_strip(steering, scene, "Smile", (-1.0, 0.0, 1.5))
    positions = [steering.positions(each.document.latent) for each in plan.scenes]
    assert [each["Smile"] for each in positions] == pytest.approx([-1.0, 0.0, 1.5], abs=1e-9)
    age = steering.positions(scene.document.latent)["Age"]
    assert [each["Age"] for each in positions] == pytest.approx([age] * 3, abs=1e-9)
    assert plan.column_titles == ("Smile -1.0", "Smile +0.0", "Smile +1.5")
    assert {(each.seed, each.truncation) for each in plan.scenes} == {(1, 0.7)}


def test_crossed_axes_reach_every_pair(steering: Steering) -> None:
    plan = crossed_axes(steering, scene_of(steering, 1), ("Smile", (-1.0, 1.0)), ("Age", (0.0, 0.5, 1.0)))
    for row, age in zip(plan.rows, (0.0, 0.5, 1.0), strict=True):
        for each, smile in zip(row, (-1.0, 1.0), strict=True):
            positions = steering.positions(each.document.latent)
            assert (positions["Smile"], positions["Age"]) == pytest.approx((smile, age), abs=1e-9)


def test_a_grid_of_one_axis_with_itself_is_refused(steering: Steering) -> None:
    with pytest.raises(UserError, match="two different features"):
        crossed_axes(steering, scene_of(steering, 1), ("Age", (0.0,)), ("Age", (1.0,)))


def test_axes_by_pictures_shows_originals_first_and_leaves_locked_axes(steering: Steering) -> None:
    one, other = scene_of(steering, 1), scene_of(steering, 2, "Age")
    plan = axes_by_pictures(steering, [("One", one), ("Other", other)], ["Smile", "Age"], 1.0)
    assert plan.rows[0] == (one, other)
    assert steering.positions(plan.rows[1][1].document.latent)["Smile"] == pytest.approx(1.0)
    assert plan.rows[2][1] == other
    assert plan.row_titles == ("", "Smile +1.0", "Age +1.0")


def test_what_is_out_of_reach_is_refused_with_the_range(steering: Steering) -> None:
    with pytest.raises(UserError, match="'Smile' cannot be brought to 50"):
        film_strip(steering, scene_of(steering, 1), "Smile", (0.0, 50.0))


def test_pictures_lie_in_rows_without_overlap(steering: Steering) -> None:
    scene = scene_of(steering, 1)
    plan = SheetPlan(((scene,) * 3, (scene,) * 2))
    sheet = draw_sheet(plan, shaded(plan))
    assert sheet.shape == (2 * 33 - 1, 3 * 33 - 1, 3)
    for index in range(5):
        row, column = divmod(index, 3)
        cell = sheet[33 * row : 33 * row + 32, 33 * column : 33 * column + 32]
        assert (cell == 10 + index).all()
    assert (sheet[33:, 66:] == PAPER).all()


def test_titles_stand_beside_the_pictures_and_not_on_them(steering: Steering) -> None:
    plan = crossed_axes(steering, scene_of(steering, 1), ("Smile", (-1.0, 1.0)), ("Age", (0.0, 1.0)))
    titled, plain = draw_sheet(plan, shaded(plan, 64)), draw_sheet(plan, shaded(plan, 64), titled=False)
    top, left = titled.shape[0] - plain.shape[0], titled.shape[1] - plain.shape[1]
    np.testing.assert_array_equal(titled[top:, left:], plain)
    assert titled[:top, left:].min() < 128
    assert titled[top:, :left].min() < 128
    assert (titled[top:, left - 4 : left] == PAPER).all()


def test_a_sheet_that_no_viewer_takes_is_refused(steering: Steering) -> None:
    plan = SheetPlan(((scene_of(steering, 1),) * 20,))
    with pytest.raises(UserError, match="too large"):
        draw_sheet(plan, shaded(plan, 1024))
