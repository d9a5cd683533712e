"""The network families by name, so that a file's header can say which one to build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tlgan_desktop.generators.generator import Network
from tlgan_desktop.generators.networks.blank import build_blank
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from tlgan_desktop.generators.networks.pggan import PgganConfig, PgganGenerator
from tlgan_desktop.generators.networks.stylegan1 import StyleGAN1Config, StyleGAN1Generator
from tlgan_desktop.generators.networks.stylegan2 import StyleGAN2Config, StyleGAN2Generator
from tlgan_desktop.generators.networks.stylegan3 import StyleGAN3Generator
from tlgan_desktop.generators.networks.stylegan3_layout import StyleGAN3Config


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
    """Build the network of a family from the JSON fields of its settings, to be filled from a file.

    Raises:
        KeyError: there is no such family.
        TypeError, ValueError, RuntimeError: the settings do not fit it or ask for an absurd size.
    """
    return build_from_config(family, FAMILIES[family].config(**config))


def build_from_config(family: str, config: Any) -> Network:
    """Build the network of a family from the dataclass of its settings, to be filled from a file.

    Raises:
        KeyError: there is no such family.
        TypeError, ValueError, RuntimeError: the settings do not fit it or ask for an absurd size.
    """
    return build_blank(FAMILIES[family].network, config)
