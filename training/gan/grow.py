"""Continue a training at twice the resolution: one more block in every network.

The new block starts silent (progressive growing, Karras et al., 2018, with zero weights at the block's end
in place of a cross-fade): the grown generator draws the old pictures, enlarged, and the grown discriminator
judges as before.
"""

from dataclasses import replace
from typing import Any

import torch
from torch import nn

from training.gan.networks import Networks
from training.gan.settings import Settings


def grown_state(state: dict[str, Any], channels: int) -> dict[str, Any]:
    """A trainer's state with a new finest block of so many channels; the optimisers are to start afresh."""
    old = Settings.from_json(state["settings"])
    settings = replace(old, network=replace(old.network, channels=(*old.network.channels, channels)))
    torch.manual_seed(settings.seed)
    networks = Networks.fresh(settings.network, torch.device("cpu"))
    silence_last_blocks(networks)
    for name, network in networks.named().items():
        network.load_state_dict(state[name], strict=False)
    grown = {name: network.state_dict() for name, network in networks.named().items()}
    return {"settings": settings.to_json(), "seen": state["seen"], "random": state["random"], **grown}


def silence_last_blocks(networks: Networks) -> None:
    """Make the finest block of every network contribute nothing; gradients still reach its last weights."""
    ends: list[nn.Module] = [networks.generator.heads[-1], networks.average.heads[-1]]
    for trunk in (networks.encoder.trunk, networks.discriminator.trunk):
        ends += [trunk.blocks[-1].get_submodule(name) for name in ("refine", "skip")]
    for end in ends:
        nn.init.zeros_(end.get_parameter("weight"))
