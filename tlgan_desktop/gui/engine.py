"""What generators compute on: the devices of this machine, the precision, the threads of the processor.

These functions import torch, so they belong to threads other than the window's. Each such thread says for
itself how many helpers it computes with. Helpers of a thread live as long as it does, and where there are
more of them than processors, they no longer wait actively for work, which makes a picture take nearly twice
as long. So besides the generator's thread no other that lasts has any.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tlgan_desktop.precision import Precision, check_precision, multiplies_in_half

if TYPE_CHECKING:
    import torch

    from tlgan_desktop.generators import Generator

SOON_SECONDS = 0.012
"""Pictures that come so soon leave time for the window between two images of a screen."""
SLOW_SECONDS = 0.5
"""A first pass, the slowest, that takes longer is of a network whose pictures do not come soon."""
TRIES = 3


@dataclass(frozen=True)
class Engine:
    """How to compute: ``device`` is a name of torch's, empty for the best; 0 ``threads`` for the usual."""

    device: str = ""
    precision: Precision = Precision.AUTOMATIC
    threads: int = 0


@dataclass(frozen=True)
class Device:
    """A device that is present; ``halves`` tells whether it has instructions for 16 bits."""

    name: str
    label: str
    halves: bool


def present_devices() -> tuple[Device, ...]:
    """The devices of this machine, the best first."""
    from tlgan_desktop.generators.device import choose_device, device_names

    return tuple(
        Device(name, _label(choose_device(name)), multiplies_in_half(choose_device(name)))
        for name in device_names()
    )


@cache
def usual_threads() -> int:
    """The threads that torch takes by itself, as it said before any thread was given another number."""
    import torch

    return torch.get_num_threads()


def compute_alone() -> None:
    """Let this thread compute without helpers."""
    import torch

    usual_threads()
    torch.set_num_threads(1)


def start_engine(engine: Engine) -> "torch.device":
    """Let this thread compute with the threads of an engine, and give the engine's device.

    Raises:
        UserError: the device is not present on this machine, or does not compute in the precision.
    """
    import torch

    from tlgan_desktop.generators.device import choose_device

    device = choose_device(engine.device or None)
    check_precision(engine.precision, device)
    usual = usual_threads()
    torch.set_num_threads(engine.threads or usual)
    return device


@contextmanager
def own_threads_kept() -> Iterator[None]:
    """Compute with as many threads as before where what is tried fails: what was in use still is."""
    import torch

    before = torch.get_num_threads()
    try:
        yield
    except BaseException:
        torch.set_num_threads(before)
        raise


def warm_up(generator: "Generator", engine: Engine) -> None:
    """Draw a first picture, which shows that the generator works, and find out how many threads are best.

    A network computes as fast as the last of its threads: where the window or another program takes a
    processor from one of them, all others wait for it at the end of every layer, and a picture of 6 ms takes
    60. Pictures that take long even so are worth more threads: there is little to do beside them.
    """
    seconds = _seconds(generator)
    if generator.device.type == "cpu" and not engine.threads and seconds < SLOW_SECONDS:
        _spare_a_processor(generator)


def _spare_a_processor(generator: "Generator") -> None:
    """Leave a processor to the window, if pictures come soon even so."""
    import torch

    usual = usual_threads()
    torch.set_num_threads(max(usual - 1, 1))
    if min(_seconds(generator) for _ in range(TRIES)) > SOON_SECONDS:
        torch.set_num_threads(usual)


def _seconds(generator: "Generator") -> float:
    begin = time.perf_counter()
    generator.forward(generator.sample(0))
    return time.perf_counter() - begin


def _label(device: "torch.device") -> str:
    import torch

    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return {"mps": "Apple GPU"}.get(device.type, "CPU")
