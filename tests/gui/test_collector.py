"""Cycles are freed in the window's thread alone."""

import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.collector import Collector


class Knot:
    """Refers to itself, and tells which thread untied it."""

    def __init__(self, freed_in: list[threading.Thread]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: freed_in.append(threading.current_thread()))


@pytest.fixture
def busy() -> bool:
    """Whether the person is in the middle of something."""
    return False


@pytest.fixture
def collector(qtbot: QtBot, busy: bool) -> Iterator[Collector]:
    was_enabled = gc.isenabled()
    collector = Collector(is_busy=lambda: busy)
    yield collector
    collector.stop()
    if not was_enabled:
        gc.disable()


def tie(count: int, freed_in: list[threading.Thread]) -> None:
    for _ in range(count):
        Knot(freed_in)


def test_knots_that_another_thread_ties_are_untied_in_this_one(collector: Collector) -> None:
    freed_in: list[threading.Thread] = []
    with ThreadPoolExecutor(1) as thread:
        thread.submit(tie, 3 * gc.get_threshold()[0], freed_in).result()
    assert freed_in == []
    collector.collect()
    assert set(freed_in) == {threading.current_thread()}


@pytest.mark.parametrize("busy", [True])
def test_a_drag_is_not_held_up(collector: Collector) -> None:
    freed_in: list[threading.Thread] = []
    tie(3 * gc.get_threshold()[0], freed_in)
    collector.collect()
    assert freed_in == []


def test_python_collects_again_afterwards(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
