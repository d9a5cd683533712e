"""The watch over threads and timers, tried on a test that leaves both running."""

from collections.abc import Callable

from PySide6.QtCore import QThread, QTimer


def test_what_is_left_running_is_named_with_its_place(running: Callable[[], list[str]]) -> None:
    thread, timer = QThread(), QTimer()
    thread.start()
    timer.start(1000)
    told = running()
    thread.quit()
    thread.wait()
    timer.stop()
    assert len(told) == 2
    assert all("test_watch.py" in each for each in told)
    assert running() == []
