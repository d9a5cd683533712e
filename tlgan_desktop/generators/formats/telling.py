"""What a file holds that is read well but is no generator that we know."""

from collections.abc import Callable, Mapping

import numpy as np

from tlgan_desktop.unpickling import Record

DISCRIMINATOR_KEYS = ("D", "netD", "d", "discriminator")
DISCRIMINATOR_LAYERS = ("fromrgb", "from_rgb", "final_linear", "decisionlayer", "b4.epilogue", "input0.conv")
UNKNOWN = "holds nothing that this application knows as a generator"


def what_it_holds(content: object) -> str:
    """The end of a sentence that begins with the name of the file."""
    return next((sentence for holds, sentence in _SENTENCES if holds(content)), UNKNOWN)


def _is_discriminator(content: object) -> bool:
    if isinstance(content, Record):
        return content.class_name.startswith("Discriminator")
    names = _names(content)
    layers = any(layer in name.lower() for name in names for layer in DISCRIMINATOR_LAYERS)
    return layers or any(isinstance(_get(content, key), Mapping | Record) for key in DISCRIMINATOR_KEYS)


def _is_direction(content: object) -> bool:
    return isinstance(content, np.ndarray) or "direction" in _names(content)


def _is_network(content: object) -> bool:
    return any(name.endswith(".weight") for name in _names(content))


def _names(content: object) -> list[str]:
    return [name for name in content if isinstance(name, str)] if isinstance(content, Mapping) else []


def _get(content: object, key: str) -> object:
    return content.get(key) if isinstance(content, Mapping) else None


_SENTENCES: tuple[tuple[Callable[[object], bool], str], ...] = (
    (_is_discriminator, "holds a discriminator alone; a generator is needed to draw pictures"),
    (_is_direction, "holds directions, not a generator; open it as axes"),
    (_is_network, "holds the weights of a network, but of no generator that this application knows"),
)
