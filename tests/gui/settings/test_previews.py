import pytest
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.previews import AUTOMATIC, OFF, Previews


@pytest.fixture
def previews(qtbot: QtBot) -> Previews:
    previews = Previews()
    previews.use_generator(256, (16, 32, 64, 128))
    yield previews
    previews.stop()


def drawn(previews: Previews, times: dict[int | None, float], pictures: int = 6) -> list[int | None]:
    """The sides of pictures drawn one after another on a machine that takes ``times``."""
    sides = []
    for _ in range(pictures):
        side = previews.next_side()
        previews.note(side, times[side])
        sides.append(side)
    return sides


def test_a_fast_generator_draws_full_pictures(previews: Previews) -> None:
    previews.note(None, 12.0)
    previews.begin()
    assert drawn(previews, {None: 12.0}) == [None] * 6


def test_a_slow_generator_settles_on_the_largest_smooth_picture(previews: Previews) -> None:
    times = {None: 700.0, 128: 300.0, 64: 45.0, 32: 20.0}
    previews.note(None, times[None])
    previews.begin()
    assert drawn(previews, times)[-1] == 64


def test_a_picture_that_proves_slow_gives_way_to_a_smaller_one(previews: Previews) -> None:
    times = {None: 700.0, 128: 400.0, 64: 250.0, 32: 40.0}
    previews.note(None, times[None])
    previews.begin()
    assert drawn(previews, times) == [64, 32, 32, 32, 32, 32]


def test_where_nothing_is_smooth_the_smallest_is_drawn(previews: Previews) -> None:
    times = {None: 9000.0, 128: 5000.0, 64: 900.0, 32: 200.0}
    previews.note(None, times[None])
    previews.begin()
    assert drawn(previews, times)[-1] == 32


def test_without_a_drag_every_picture_is_full(previews: Previews) -> None:
    previews.choice = 64
    assert previews.next_side() is None


@pytest.mark.parametrize(("choice", "side"), [(OFF, None), (64, 64), (100, 128), (512, None), (1, 32)])
def test_a_chosen_size_is_the_nearest_true_one_above(
    previews: Previews, choice: int, side: int | None
) -> None:
    previews.choice = choice
    previews.begin()
    assert previews.next_side() == side


def test_the_full_picture_is_wanted_when_the_drag_rests(qtbot: QtBot, previews: Previews) -> None:
    previews.choice = 64
    previews.begin()
    with qtbot.waitSignal(previews.rested):
        previews.next_side()
    assert previews.next_side() is None


def test_a_generator_without_smaller_pictures_draws_full_ones(previews: Previews) -> None:
    previews.use_generator(256, ())
    previews.choice = AUTOMATIC
    previews.note(None, 900.0)
    previews.begin()
    assert previews.next_side() is None


def test_when_a_drag_ends_the_full_picture_is_wanted_at_once(qtbot: QtBot, previews: Previews) -> None:
    previews.choice = 64
    previews.begin()
    previews.note(previews.next_side(), 20.0)
    with qtbot.waitSignal(previews.rested, timeout=0):
        previews.end()
    assert previews.next_side() is None


def test_the_preview_of_where_a_drag_ended_is_seen_first(qtbot: QtBot, previews: Previews) -> None:
    previews.choice = 64
    previews.begin()
    side = previews.next_side()
    with qtbot.assertNotEmitted(previews.rested):
        previews.end()
    with qtbot.waitSignal(previews.rested, timeout=0):
        previews.note(side, 20.0)


def test_the_end_of_a_drag_of_full_pictures_asks_for_no_other(qtbot: QtBot, previews: Previews) -> None:
    previews.choice = OFF
    previews.begin()
    previews.next_side()
    with qtbot.assertNotEmitted(previews.rested):
        previews.end()
