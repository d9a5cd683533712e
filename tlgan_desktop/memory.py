"""Going on with smaller batches where the memory does not hold the larger ones."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.errors import UserError

Value = TypeVar("Value", bound=np.generic)

CPU_ALLOCATOR = "DefaultCPUAllocator"
"""Names itself in the RuntimeError by which torch says that the memory of the CPU is full."""


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory was lacking, on the CPU or a device."""
    # torch.OutOfMemoryError is a RuntimeError too; its name spares loading torch to ask.
    return isinstance(error, MemoryError) or (
        isinstance(error, RuntimeError)
        and (type(error).__name__ == "OutOfMemoryError" or CPU_ALLOCATOR in str(error))
    )


def in_batches(
    make: Callable[[int, int], NDArray[Value]],
    count: int,
    step: int,
    on_step: Callable[[int], None] | None = None,
) -> NDArray[Value]:
    """The rows that ``make(start, stop)`` gives, for all from 0 to ``count``, in batches of ``step``.

    Where the memory is full the batch is halved, and so are those after it. ``on_step`` hears of the rows
    made so far and may raise to stop.

    Raises:
        UserError: the memory does not hold a batch of one.
    """
    parts: list[NDArray[Value]] = []
    first = 0
    while first < count:
        try:
            part = make(first, min(first + step, count))
        except (MemoryError, RuntimeError) as error:
            step = halved(step, error)
            continue
        parts.append(part)
        first += len(part)
        if on_step is not None:
            on_step(first)
    return np.concatenate(parts)


def halved(step: int, error: BaseException) -> int:
    """Half of a batch size that the memory did not hold.

    Raises:
        UserError: there is nothing to halve.
        BaseException: ``error`` itself, where it is about something else.
    """
    if not is_out_of_memory(error):
        raise error
    if step <= 1:
        raise UserError("There is not enough memory; close other programs and try again.") from error
    return step // 2
