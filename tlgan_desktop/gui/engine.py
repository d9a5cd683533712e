"""What generators compute on: the devices of this machine, the precision, the threads of the processor.

These functions import torch, so they belong to the worker's thread.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tlgan_desktop.precision import Precision, multiplies_in_half

if TYPE_CHECKING:
    import torch


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


def start_engine(engine: Engine, usual_threads: int) -> "torch.device":
    """Take the threads of an engine into use, and give its device.

    Raises:
        UserError: the device is not present on this machine.
    """
    import torch

    from tlgan_desktop.generators.device import choose_device

    device = choose_device(engine.device or None)
    torch.set_num_threads(engine.threads or usual_threads)
    return device


def _label(device: "torch.device") -> str:
    import torch

    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    return {"mps": "Apple GPU"}.get(device.type, "CPU")
