"""Choice of the device that a generator runs on."""

import torch

from tlgan_desktop.errors import UserError


def choose_device(name: str | None = None) -> torch.device:
    """The device called ``name``, or the best one present: CUDA, then MPS, then the CPU.

    Raises:
        UserError: the named device is not present on this machine.
    """
    present = device_names()
    if name is None or name == "auto":
        return torch.device(present[0])
    if name not in present:
        raise UserError(f"There is no device '{name}' on this machine; choose one of: {', '.join(present)}.")
    return torch.device(name)


def device_names() -> list[str]:
    """The names of all devices, the best first; one of several GPUs may be named by its number."""
    names = ["cuda", *(f"cuda:{index}" for index in range(torch.cuda.device_count()))]
    names = names if torch.cuda.is_available() else []
    names += ["mps"] if torch.backends.mps.is_available() else []
    return [*names, "cpu"]
