"""Work on the generator that waits until nobody waits for the picture on screen."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication

from tlgan_desktop.errors import UserError

if TYPE_CHECKING:  # generators import torch, which only the worker may do
    from tlgan_desktop.generators import Generator

Answer = TypeVar("Answer")


class Later:
    """A queue of work on one generator, filled from any thread and emptied by the worker, piece by piece.

    Exports and thumbnails share the worker's generator so that a drag never competes with them: whatever the
    person waits for goes first, and at most the one piece in hand comes before it.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: deque[tuple[str, Callable[[Generator], Any], Future[Any]]] = deque()
        self._closed = False

    def put(self, generator: str, work: "Callable[[Generator], Answer]") -> "Future[Answer]":
        """Have ``work`` done with the generator of this fingerprint, if that is still in use then."""
        future: Future[Answer] = Future()
        with self._lock:
            if self._closed:
                future.cancel()
            else:
                self._waiting.append((generator, work, future))
        return future

    def do_next(self, generator: "Generator | None") -> None:
        """Do the oldest piece of work, if any; its errors go to whoever wants the answer."""
        with self._lock:
            if not self._waiting:
                return
            fingerprint, work, future = self._waiting.popleft()
        if not future.set_running_or_notify_cancel():
            return
        if generator is None or generator.info.fingerprint != fingerprint:
            future.set_exception(_other_generator())
            return
        try:
            future.set_result(work(generator))
        except Exception as error:
            future.set_exception(error)

    def close(self) -> None:
        """Call off all that waits and all that is still put in."""
        with self._lock:
            self._closed = True
            waiting, self._waiting = self._waiting, deque()
        for _, _, future in waiting:
            future.cancel()


def _other_generator() -> UserError:
    return UserError(
        QCoreApplication.translate(
            "Later", "Another generator was opened meanwhile; open the first one again and repeat this."
        )
    )
