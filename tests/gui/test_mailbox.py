import threading

from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.gui.mailbox import Mailbox


@given(st.lists(st.integers(), min_size=1))
def test_only_the_newest_request_is_taken(requests: list[int]) -> None:
    mailbox = Mailbox[int]()
    woken = [mailbox.put(request) for request in requests]
    assert woken == [True] + [False] * (len(requests) - 1)
    assert mailbox.take() == requests[-1]
    assert mailbox.take() is None


def test_every_wake_up_finds_a_request_and_the_last_one_is_never_lost() -> None:
    mailbox = Mailbox[int]()
    wake = threading.Semaphore(0)
    taken: list[int | None] = []

    def read() -> None:
        while not taken or taken[-1] != 9999:
            wake.acquire()
            taken.append(mailbox.take())

    reader = threading.Thread(target=read)
    reader.start()
    for request in range(10_000):
        if mailbox.put(request):
            wake.release()
    reader.join()
    assert None not in taken
    assert taken == sorted(taken, key=int)
