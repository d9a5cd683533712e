"""Building a network only to fill it from a file."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

MAX_NUMBERS = 250_000_000
"""Weights that a network may have, well above the largest generator known."""
FACTORIES = frozenset((torch.empty, torch.zeros, torch.ones, torch.full, torch.eye, torch.rand, torch.randn))
INITIALISERS = "torch.nn.init"

Network = TypeVar("Network")


def build_blank(build: Callable[[Any], Network], config: Any) -> Network:
    """Build a network whose random weights are left as they lie in memory, to be overwritten.

    Drawing them takes longer than reading those of the file, and as long as memory is not written to,
    settings that ask for an absurd size cost nothing.

    Raises:
        ValueError: the settings ask for an absurd size.
    """
    with _Blank():
        return build(config)


class _Blank(TorchFunctionMode):
    """Leaves out what draws random weights, and counts all weights."""

    def __init__(self) -> None:
        super().__init__()
        self._left = MAX_NUMBERS

    def __torch_function__(
        self,
        function: Callable[..., Any],
        types: Iterable[type],
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        options = dict(kwargs or {})
        if getattr(function, "__module__", None) == INITIALISERS:
            return options.get("tensor", *args[:1])
        result = (torch.empty if function is torch.randn else function)(*args, **options)
        if function in FACTORIES:
            self._count(result)
        return result

    def _count(self, tensor: Tensor) -> None:
        self._left -= tensor.numel()
        if self._left < 0:
            raise ValueError("the settings ask for an absurdly large network")
