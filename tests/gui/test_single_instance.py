"""A second start hands its files to the first window; no crash and no stranger stands in its way."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.file_events import FileEvents
from tlgan_desktop.gui.single_instance import SingleInstance, meeting_place

HAND_OVER = """
import sys
from pathlib import Path
from tlgan_desktop.gui.single_instance import SingleInstance
later = SingleInstance(sys.argv[1])
print(later.begin(), later.hand_over([Path(name) for name in sys.argv[2:]]))
"""
BEGIN_AND_DIE = """
import os, sys
from tlgan_desktop.gui.single_instance import SingleInstance
first = SingleInstance(sys.argv[1])
print(first.begin(), flush=True)
os._exit(9)
"""

Start = Callable[[], SingleInstance]


@pytest.fixture
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(
        tmp_path_factory.mktemp("s") / "place"
    )  # the path of a socket may be no longer than 100 letters


@pytest.fixture
def start(place: str, qtbot: QtBot) -> Iterator[Start]:
    """Makes starts of the application, and ends them."""
    starts: list[SingleInstance] = []

    def make() -> SingleInstance:
        starts.append(SingleInstance(place))
        return starts[-1]

    yield make
    for instance in starts:
        instance.end()


def later_start(code: str, *arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_later_start_hands_its_files_over(start: Start, place: str, qtbot: QtBot) -> None:
    first = start()
    assert first.begin()
    with qtbot.waitSignal(first.files_received, timeout=20_000) as received:
        later = later_start(HAND_OVER, place, "gesicht é.png", "/axes.safetensors")
    assert received.args == [[Path.cwd() / "gesicht é.png", Path("/axes.safetensors")]]
    assert later.communicate()[0] == "False True\n"


def test_files_are_taken_when_the_socket_may_go(start: Start, place: str, qtbot: QtBot) -> None:
    """A question about them can outlast the start that handed them over."""
    first, socket, order = start(), QLocalSocket(), list[str]()
    assert first.begin()
    socket.connectToServer(place)
    qtbot.waitUntil(lambda: first.findChild(QLocalSocket) is not None, timeout=20_000)
    first.findChild(QLocalSocket).readyRead.connect(lambda: order.append("read"))
    with qtbot.waitSignal(first.files_received, timeout=20_000):
        first.files_received.connect(lambda _: order.append("taken"))
        socket.write(b'{"files": []}\n')
    assert order == ["read", "taken"]


def test_after_a_crash_the_next_start_is_the_first(start: Start, place: str) -> None:
    crashed = later_start(BEGIN_AND_DIE, place)
    assert crashed.communicate()[0] == "True\n"
    assert Path(place).is_socket()
    second = start()
    assert second.begin()


def test_the_next_start_is_the_first_when_the_window_was_closed(start: Start) -> None:
    first, second = start(), start()
    assert first.begin()
    assert not second.begin()
    first.end()
    assert second.begin()


def test_nobody_answers_where_nobody_listens(start: Start) -> None:
    assert not start().hand_over([Path("face.png")])


@pytest.mark.parametrize(
    "message", [b"[]\n", b'{"files": 1}\n', b'{"files": [null]}\n', b"\xff\n", b"x" * 1_100_000]
)
def test_what_is_no_message_is_not_answered(message: bytes, start: Start, place: str, qtbot: QtBot) -> None:
    first = start()
    assert first.begin()
    socket = QLocalSocket()
    with qtbot.assertNotEmitted(first.files_received), qtbot.waitSignal(socket.disconnected, timeout=20_000):
        socket.connectToServer(place)
        socket.write(message)


def test_each_screen_and_each_person_meet_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    places = set()
    for home, display in ((tmp_path, ":1"), (tmp_path, ":2"), (tmp_path / "other", ":1")):
        monkeypatch.setenv("XDG_DATA_HOME", str(home))
        monkeypatch.setenv("DISPLAY", display)
        places.add(meeting_place())
    assert len(places) == 3
    assert None not in places


def test_a_file_that_the_system_asks_to_open(qtbot: QtBot, tmp_path: Path) -> None:
    events, anything = FileEvents(), QObject()
    with qtbot.waitSignal(events.files_received) as received:
        assert events.eventFilter(anything, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a é.tlgan"))))
    assert received.args == [[tmp_path / "a é.tlgan"]]
    assert not events.eventFilter(anything, QEvent(QEvent.Type.ApplicationActivate))
