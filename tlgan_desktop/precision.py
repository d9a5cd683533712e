"""How exactly a network computes, and where less exactly is faster."""

from enum import StrEnum
from typing import TYPE_CHECKING

from tlgan_desktop.errors import UserError

if TYPE_CHECKING:  # the window names a precision before torch is loaded
    import torch


class Precision(StrEnum):
    """The numbers that a generator computes in.

    ``AUTOMATIC`` is what the network was trained for: 32 bits, but 16 in the layers of StyleGAN2 and
    StyleGAN3 that were trained so, where CUDA computes them. ``FULL`` is 32 bits everywhere, ``HALF`` is
    bfloat16 in every convolution.
    """

    AUTOMATIC = "automatic"
    FULL = "full"
    HALF = "half"


def multiplies_in_half(device: "torch.device") -> bool:
    """Whether ``device`` has instructions for bfloat16.

    A CPU without them emulates bfloat16, several times slower than float32.
    """
    import torch

    if device.type == "cpu":
        capabilities = torch.cpu.get_capabilities()
        return any(bool(capabilities.get(name)) for name in ("avx512_bf16", "amx_bf16"))
    return device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)


def check_precision(precision: Precision, device: "torch.device") -> None:
    """Check that ``device`` computes in a precision.

    Raises:
        UserError: it does not multiply in 16 bits, and that is what was chosen.
    """
    if precision is Precision.HALF and not multiplies_in_half(device):
        raise UserError(f"The device {device} does not compute in half precision; choose another.")
