"""A mailbox with one slot: whoever reads it gets the newest request and never a queue of old ones."""

from threading import Lock
from typing import Generic, TypeVar

Request = TypeVar("Request")


class Mailbox(Generic[Request]):
    """Holds the newest request; safe to fill from one thread and empty from another.

    A slider sends a hundred positions in the time of a few pictures. Queued, the last picture would come
    seconds late; here each position replaces the one that waits.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._request: Request | None = None

    def put(self, request: Request) -> bool:
        """Replace the waiting request; True when none waited, so that the reader must be woken."""
        with self._lock:
            was_empty = self._request is None
            self._request = request
        return was_empty

    def take(self) -> Request | None:
        """Empty the slot and give what lay in it."""
        with self._lock:
            request, self._request = self._request, None
        return request
