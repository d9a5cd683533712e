"""The network families by name, so that a file's header can say which one to build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tlgan_desktop.generators.generator import Network
from tlgan_desktop.generators.networks.compact_style import CompactStyleConfig, CompactStyleGenerator
from tlgan_desktop.generators.networks.pggan import PgganConfig, PgganGenerator


@dataclass(frozen=True)
class Family:
    """A network architecture: the dataclass of its settings and the module built from them."""

    config: Callable[..., Any]
    network: Callable[[Any], Network]


FAMILIES: Mapping[str, Family] = {
    "compact-style": Family(CompactStyleConfig, CompactStyleGenerator),
    "pggan": Family(PgganConfig, PgganGenerator),
}


def build_network(family: str, config: Mapping[str, Any]) -> Network:
    """Build the untrained network of a family from the JSON fields of its settings.

    Raises:
        KeyError: there is no such family.
        TypeError, ValueError: the settings do not fit it.
    """
    entry = FAMILIES[family]
    return entry.network(entry.config(**config))
