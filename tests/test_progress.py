"""Progress of long jobs and its estimate of the time left."""

import pytest

from tlgan_desktop.errors import Cancelled
from tlgan_desktop.progress import PhaseClock, Progress, ignore_progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that ``PhaseClock`` reads, to be set by the test."""
    now = [100.0]
    monkeypatch.setattr("tlgan_desktop.progress.time.monotonic", lambda: now[0])
    return now


def test_time_left_follows_the_pace(clock: list[float]) -> None:
    heard: list[Progress] = []
    phase = PhaseClock("sampling", 100, heard.append)
    phase.report(0)
    clock[0] += 5
    phase.report(10)
    clock[0] += 15
    phase.report(100)
    assert [progress.seconds_left for progress in heard] == [None, pytest.approx(45), pytest.approx(0)]
    assert {(progress.phase, progress.total) for progress in heard} == {("sampling", 100)}
    assert [progress.done for progress in heard] == [0, 10, 100]


def test_resumed_work_does_not_count_towards_the_pace(clock: list[float]) -> None:
    heard: list[Progress] = []
    phase = PhaseClock("sampling", 100, heard.append, already_done=80)
    phase.report(80)
    clock[0] += 10
    phase.report(90)
    assert [progress.seconds_left for progress in heard] == [None, pytest.approx(10)]


def test_a_listener_stops_the_job() -> None:
    def stop(_: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        PhaseClock("sampling", 2, stop).report(1)


def test_nobody_listens() -> None:
    PhaseClock("sampling", 2, ignore_progress).report(1)
