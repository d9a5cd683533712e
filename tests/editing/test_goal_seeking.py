"""Goal seeking on scores whose course is known."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.editing.goal_seeking import Goal, seek

TOLERANCE = 0.01


class Course:
    """A score along an axis that remembers where it was asked for."""

    def __init__(self, rule: object) -> None:
        self.rule = rule
        self.asked: list[float] = []

    def __call__(self, position: float) -> float:
        self.asked.append(position)
        return float(self.rule(position))  # type: ignore[operator]


@given(
    slope=st.floats(0.05, 40),
    bend=st.floats(0, 3),
    start=st.floats(-3, 3),
    wanted=st.floats(-3.5, 3.5),
    guess=st.floats(0.01, 50),
    falling=st.booleans(),
)
def test_a_score_that_rises_or_falls_is_brought_to_any_value_within_reach(
    slope: float, bend: float, start: float, wanted: float, guess: float, falling: bool
) -> None:
    sign = -1 if falling else 1
    course = Course(lambda x: sign * (slope * x + bend * math.tanh(3 * x)))
    goal = Goal(course.rule(wanted), TOLERANCE * slope, -4.0, 4.0)  # type: ignore[operator]
    found = seek(course, start, goal, sign * guess)
    assert found.reached
    assert abs(found.score - goal.score) <= goal.tolerance
    assert found.score == pytest.approx(course.rule(found.position))  # type: ignore[operator]
    assert all(-4 <= position <= 4 for position in course.asked)
    assert len(set(course.asked)) == len(course.asked) == found.pictures <= 24


@given(start=st.floats(-3, 3), guess=st.floats(0.05, 20))
def test_a_value_out_of_reach_ends_at_the_end_of_the_range(start: float, guess: float) -> None:
    course = Course(lambda x: 2 * x)
    found = seek(course, start, Goal(30.0, 0.1, -4.0, 3.5), guess)
    assert (found.position, found.score, found.reached, found.at_end) == (3.5, 7.0, False, True)


def test_a_score_that_saturates_ends_where_it_is_highest() -> None:
    found = seek(math.tanh, 0.0, Goal(1.2, 0.01, -4.0, 4.0), 1.0)
    assert not found.reached
    assert found.score == pytest.approx(1, abs=1e-3)


def test_a_slope_with_the_wrong_sign_costs_only_pictures() -> None:
    course = Course(lambda x: -3 * x)
    found = seek(course, 0.0, Goal(6.0, 0.01, -4.0, 4.0), 3.0)
    assert found.reached
    assert found.position == pytest.approx(-2, abs=0.01)


def test_a_value_beyond_a_dip_is_found() -> None:
    course = Course(lambda x: x + 1.5 * math.sin(3 * x))
    found = seek(course, 0.0, Goal(3.0, 0.01, -4.0, 4.0), 1.0)
    assert found.reached


@given(peak=st.floats(-2.5, 2.5))
def test_a_hill_between_two_steps_is_found(peak: float) -> None:
    found = seek(lambda x: 1 - (x - peak) ** 2, -4.0, Goal(0.8, 0.01, -4.0, 4.0), 1.0)
    assert found.reached
    assert found.pictures <= 24


def test_nothing_is_moved_where_the_score_is_right_already() -> None:
    found = seek(lambda _: 5.0, 1.25, Goal(5.05, 0.1, -4.0, 4.0), 1.0)
    assert (found.position, found.reached, found.pictures) == (1.25, True, 1)


def test_a_jump_gives_its_nearer_side() -> None:
    found = seek(lambda x: 0.0 if x < 1 else 10.0, 0.0, Goal(8.0, 0.1, -4.0, 4.0), 5.0)
    assert not found.reached
    assert not found.at_end
    assert found.score == 10.0


def test_a_flat_score_ends_soon() -> None:
    found = seek(lambda _: 1.0, 0.0, Goal(2.0, 0.1, -4.0, 4.0), 0.0)
    assert not found.reached
    assert found.position == 0.0
    assert found.pictures <= 24
