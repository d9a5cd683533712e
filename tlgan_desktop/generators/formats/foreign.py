"""What a reader of a foreign format is: the contract between the format modules and `open_generator`.

A format module has a constant ``FORMAT: ForeignFormat`` and a line in `formats.registry`. Its two functions
get the *content* of a file: what `read_pickle` or `read_torch` made of it, so plain dictionaries, lists,
numpy arrays, torch tensors and records. They never see the file or its name.

- ``recognises(content)`` looks at keys and class names only, and never fails.
- ``read(content)`` gives a `ForeignNetwork`, made by `filled_network` from the family's settings and the
  converted weights one by one. Where the file is of the format but cannot be used, it raises
  `UnreadableContent` with a message that goes on from the name of the file ("holds a discriminator alone").
  A LookupError, TypeError or ValueError counts as a damaged file.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, cast

import torch
from torch import Tensor

from tlgan_desktop.generators.generator import Network
from tlgan_desktop.generators.networks.registry import build_from_config
from tlgan_desktop.latents import Prior
from tlgan_desktop.unpickling import UnreadableContent

__all__ = ["ForeignFormat", "ForeignNetwork", "UnreadableContent", "filled_network"]


@dataclass(frozen=True)
class ForeignNetwork:
    """A network of ours with the weights of a foreign file; ``config`` is the dataclass it was built from."""

    network: Network
    family: str
    config: Any
    prior: Prior = Prior.SPHERE


@dataclass(frozen=True)
class ForeignFormat:
    """A foreign format. ``name`` is what the person reads, such as ``stylegan2-ada-pytorch pickle``.

    ``licence_hint`` says what is known of the licences of published files; a file of its own tells none.
    """

    name: str
    recognises: Callable[[object], bool]
    read: Callable[[object], ForeignNetwork]
    licence_hint: str | None = None


def filled_network(
    family: str, config: Any, weights: Iterable[tuple[str, Tensor]], prior: Prior = Prior.SPHERE
) -> ForeignNetwork:
    """Build a network of ``family`` and copy ``weights`` into its parameters and buffers, by name.

    Give the weights as a generator that converts them one by one: then a converted copy of the whole network
    is never in memory beside the file and the network.

    Raises:
        UnreadableContent: weights are missing, unknown, or of another shape than the settings say.
    """
    network = build_from_config(family, config)
    own = cast(torch.nn.Module, network).state_dict()
    for name, weight in weights:
        target = own.pop(name, None)
        if target is None or target.shape != weight.shape:
            raise UnreadableContent(
                f"holds a '{family}' network whose weight '{name}' does not fit the others"
            )
        target.copy_(weight)
    if own:
        raise UnreadableContent(f"holds a '{family}' network that lacks the weight '{next(iter(own))}'")
    return ForeignNetwork(network, family, config, prior)
