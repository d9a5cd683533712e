"""Keeps the session in a file of its own while the person works, and finds what a crash left behind."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from tlgan_desktop.editing import Autosave, Session, left_behind
from tlgan_desktop.errors import UserError

PAUSE_MS = 1500
"""A session is kept so long after a change; changes that follow meanwhile are kept with it."""

logger = logging.getLogger(__name__)


class Autosaver(QObject):
    """Writes the session in a thread of its own: a history is a value, so editing goes on meanwhile."""

    failed = Signal(str)
    """The session cannot be kept, and why; told once."""
    _written = Signal(str)

    def __init__(self, folder: Path, session: Callable[[], Session | None], parent: QObject) -> None:
        super().__init__(parent)
        self.folder = folder
        self._session = session
        self._autosave: Autosave | None = None
        self._locks: list[QLockFile] = []
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self._writing: Future[None] | None = None
        self._told = False
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.keep_now)
        self._written.connect(self._tell_once)

    def left_behind(self) -> list[Autosave]:
        """What instances that crashed left here; they are ours from now on."""
        return left_behind(self.folder, self._claim)

    def adopt(self, autosave: Autosave) -> None:
        """Go on keeping the session in a file that was left behind."""
        self._writer.submit(self._take_over, autosave)

    @Slot()
    def keep_soon(self) -> None:
        """Keep the session in a moment."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep_now(self) -> None:
        """Keep the session as it is; while the last one is being written it waits its turn."""
        session = self._session()
        if session is None:
            return
        if self._writing is not None and not self._writing.done():
            self._timer.start()
            return
        self._writing = self._writer.submit(self._write, session)
        self._writing.add_done_callback(self._report)

    def stop(self, forget: bool) -> None:
        """Finish the file in hand, and take it away where what it holds is to be forgotten."""
        self._timer.stop()
        self._writer.shutdown(wait=True)
        if forget and self._autosave is not None:
            self._autosave.discard()
        for lock in self._locks:
            lock.unlock()

    def forget(self) -> None:
        """Begin another file's worth: what was kept so far is saved elsewhere or not wanted."""
        self._timer.stop()
        self._writer.submit(self._discard)

    def _write(self, session: Session) -> None:
        if self._autosave is None:
            autosave = Autosave.new(self.folder)
            self._claim(autosave.lock)
            self._autosave = autosave
        self._autosave.keep(session)

    def _take_over(self, autosave: Autosave) -> None:
        self._discard()
        self._autosave = autosave

    def _discard(self) -> None:
        if self._autosave is not None:
            self._autosave.discard()

    def _claim(self, path: Path) -> bool:
        lock = QLockFile(str(path))
        lock.setStaleLockTime(0)  # held for as long as the process lives, however long that is
        if not lock.tryLock(0):
            return False
        self._locks.append(lock)
        return True

    def _report(self, written: "Future[None]") -> None:
        """Runs in the writer's thread."""
        error = written.exception()
        if isinstance(error, UserError):
            self._written.emit(str(error))
        elif error is not None:
            logger.error("the session could not be kept", exc_info=error)
            self._written.emit(self.tr("The session cannot be kept as it goes; save it yourself."))

    @Slot(str)
    def _tell_once(self, reason: str) -> None:
        if not self._told:
            self._told = True
            self.failed.emit(reason)
