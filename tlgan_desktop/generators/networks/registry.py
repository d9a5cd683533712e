"""The network families by name, so that a file's header can say which one to build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import torch

from tlgan_desktop.generators.generator import Network
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from tlgan_desktop.generators.networks.pggan import PgganConfig, PgganGenerator
from tlgan_desktop.generators.networks.stylegan1 import StyleGAN1Config, StyleGAN1Generator
from tlgan_desktop.generators.networks.stylegan2 import StyleGAN2Config, StyleGAN2Generator
from tlgan_desktop.generators.networks.stylegan3 import StyleGAN3Generator
from tlgan_desktop.generators.networks.stylegan3_layout import StyleGAN3Config

MAX_PARAMETERS = 250_000_000
"""Well above the largest generator known; a file that claims more is damaged or means harm."""


@dataclass(frozen=True)
class Family:
    """A network architecture: the dataclass of its settings and the module built from them."""

    config: Callable[..., Any]
    network: Callable[[Any], Network]


FAMILIES: Mapping[str, Family] = {
    "compact-style": Family(CompactStyleConfig, CompactStyleGenerator),
    "pggan": Family(PgganConfig, PgganGenerator),
    "stylegan1": Family(StyleGAN1Config, StyleGAN1Generator),
    "stylegan2": Family(StyleGAN2Config, StyleGAN2Generator),
    "stylegan3": Family(StyleGAN3Config, StyleGAN3Generator),
}


def build_network(family: str, config: Mapping[str, Any]) -> Network:
    """Build the untrained network of a family from the JSON fields of its settings.

    Raises:
        KeyError: there is no such family.
        TypeError, ValueError: the settings do not fit it.
    """
    entry = FAMILIES[family]
    return build_from_config(family, entry.config(**config))


def build_from_config(family: str, config: Any) -> Network:
    """Build the untrained network of a family from the dataclass of its settings.

    It is first built without memory, on torch's meta device, so that absurd settings cost nothing.

    Raises:
        KeyError: there is no such family.
        TypeError, ValueError: the settings do not fit it or ask for an absurd size.
    """
    build = FAMILIES[family].network
    with torch.device("meta"):
        claim = cast(torch.nn.Module, build(config))
    if sum(parameter.numel() for parameter in claim.parameters()) > MAX_PARAMETERS:
        raise ValueError("the settings ask for an absurdly large network")
    return build(config)
