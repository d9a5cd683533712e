"""One window a person and screen: a second start hands its files to the first and ends.

The first holds a lock file that the operating system's process list can prove stale, so a crash never keeps
the next start from being the first. It listens at a local socket; a start that gets no answer there opens a
window of its own rather than none.
"""

import hashlib
import json
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

from platformdirs import PlatformDirs
from PySide6.QtCore import QLockFile, QObject, Qt, QThread, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from tlgan_desktop import paths

ANSWER_MS = 5000
"""The first window may be busy opening a generator; after this the second start gives it up."""
ATTEMPTS, PAUSE_MS = 10, 100
LONGEST_MESSAGE = 1_000_000
TAKEN = b"taken\n"


class SingleInstance(QObject):
    """One start of the application: the first, which listens, or a later one, which hands over."""

    files_received = Signal(object)
    """A later start handed over its files, a list of ``Path``; empty where it only wants the window."""
    _taken = Signal(object)

    def __init__(self, place: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Windows knows no sockets in folders, only pipes by name.
        self._socket = Path(place).name if sys.platform == "win32" else place
        self._lock = QLockFile(f"{place}.lock")
        self._lock.setStaleLockTime(0)  # held for as long as the process lives, however long that is
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        # Later: a question about the files outlasts the socket, which must not be deleted while it signals.
        self._taken.connect(self.files_received, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> bool:
        """Become the first and listen; False where another start is the first already."""
        if not self._lock.tryLock(0):
            return (
                self._lock.error() != QLockFile.LockError.LockFailedError
            )  # without a lock everyone is first
        QLocalServer.removeServer(self._socket)  # of one that crashed: whoever holds the lock is alone
        self._server.listen(self._socket)
        return True

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Give files to the first; False where it does not answer."""
        socket = QLocalSocket()
        if not self._connect(socket):
            return False
        names = [str(file.absolute()) for file in files]
        socket.write(json.dumps({"files": names}).encode() + b"\n")
        while not socket.canReadLine():
            if not socket.waitForReadyRead(ANSWER_MS):
                return False
        return bytes(socket.readLine().data()) == TAKEN

    def _connect(self, socket: QLocalSocket) -> bool:
        """Connect to the first, which may have started a moment ago and not listen yet."""
        for _ in range(ATTEMPTS):
            socket.connectToServer(self._socket)
            if socket.waitForConnected(ANSWER_MS):
                return True
            QThread.msleep(PAUSE_MS)
        return False

    def end(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        self._lock.unlock()

    @Slot()
    def _greet(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        if not isinstance(socket, QLocalSocket):
            return
        if socket.canReadLine():
            self._take(socket, bytes(socket.readLine().data()))
        elif socket.bytesAvailable() > LONGEST_MESSAGE:
            socket.abort()

    def _take(self, socket: QLocalSocket, line: bytes) -> None:
        files = _files_in(line)
        if files is None:
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        self._taken.emit(files)


def meeting_place() -> str | None:
    """Where the starts of this person on this screen meet; None where no folder is theirs alone."""
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    name = hashlib.sha256(f"{screen}\0{paths.data_folder()}".encode()).hexdigest()[:16]
    try:
        return str(_private_folder() / name)
    except OSError:
        return None


def _private_folder() -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where the session has no such folder, one in /tmp does as well
        dirs = PlatformDirs("tlgan-desktop", appauthor=False, ensure_exists=True)
        return Path(dirs.user_runtime_dir)


def _files_in(line: bytes) -> list[Path] | None:
    """The files of a message; None where it is none of ours."""
    try:
        names = json.loads(line)["files"]
        return [Path(name) for name in names]
    except (ValueError, KeyError, TypeError):
        return None
