"""Giving up a picture that nobody waits for any more, between two layers of its network."""

from collections.abc import Callable
from typing import Any

from torch import nn


class GivenUp(Exception):
    """Whoever wanted the picture in hand wants another one by now."""


def interrupt_when(network: nn.Module, is_outdated: Callable[[], bool]) -> None:
    """Have every layer of a network ask first, and raise `GivenUp` where its picture is outdated."""

    def ask(*_: Any) -> None:
        if is_outdated():
            raise GivenUp

    for module in network.modules():
        if next(module.parameters(recurse=False), None) is not None:
            module.register_forward_pre_hook(ask)
