"""The threads that the window's workers compute with."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import torch
from pytestqt.qtbot import QtBot

from tlgan_desktop.discovery.plan import Amount, Start
from tlgan_desktop.generators import open_generator
from tlgan_desktop.gui import engine
from tlgan_desktop.gui.discovery_messages import TimesEstimated
from tlgan_desktop.gui.discovery_worker import DiscoveryJobs
from tlgan_desktop.gui.engine import Engine, compute_alone, start_engine, usual_threads, warm_up
from tlgan_desktop.precision import Precision


@pytest.fixture
def apart():
    """A thread of its own, so that the tests' own thread computes as before."""
    usual = torch.get_num_threads()
    with ThreadPoolExecutor(1) as thread:
        yield lambda work: thread.submit(work).result()
    torch.set_num_threads(usual)


def test_a_chosen_number_of_threads_is_used_and_none_means_the_usual(apart):
    assert apart(lambda: (start_engine(Engine("cpu", threads=3)), torch.get_num_threads())[1]) == 3
    assert apart(lambda: (start_engine(Engine("cpu")), torch.get_num_threads())[1]) == usual_threads()


def test_computing_alone_leaves_what_is_usual(apart):
    before = usual_threads()
    assert apart(lambda: (compute_alone(), torch.get_num_threads())[1]) == 1
    assert usual_threads() == before


@pytest.mark.parametrize(("seconds", "spared"), [(60.0, 1), (0.0, 0)])
def test_only_quick_pictures_leave_a_processor_to_the_window(
    apart, monkeypatch, tiny_generator_path, seconds, spared
):
    monkeypatch.setattr(engine, "SOON_SECONDS", seconds)
    monkeypatch.setattr(engine, "usual_threads", lambda: 4)

    def work():
        warm_up(open_generator(tiny_generator_path, torch.device("cpu")), Engine("cpu"))
        return torch.get_num_threads()

    assert apart(work) == 4 - spared


def test_discovery_computes_on_the_chosen_device(qtbot: QtBot, tiny_generator_path):
    jobs = DiscoveryJobs()
    jobs.run_on(Engine("cuda:9"))
    with qtbot.waitSignal(jobs.told, timeout=20_000) as told:
        jobs.estimate_times(tiny_generator_path, Amount(100, 1, Start.NOTHING))
    assert "no device 'cuda:9'" in told.args[0].reason
    jobs.run_on(Engine("cpu", Precision.HALF, threads=1))
    with qtbot.waitSignal(jobs.told, timeout=20_000) as told:
        jobs.estimate_times(tiny_generator_path, Amount(100, 1, Start.NOTHING))
    assert isinstance(told.args[0], TimesEstimated)
    assert jobs.stop()
