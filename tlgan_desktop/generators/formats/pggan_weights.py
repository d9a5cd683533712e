"""What the readers of PGGAN checkpoints share: weights brought to the form of our network."""

import math
from collections.abc import Iterable

from torch import Tensor

from tlgan_desktop.generators.formats.foreign import ForeignNetwork, UnreadableContent, filled_network
from tlgan_desktop.generators.networks.pggan import FIRST_GRID, RGB_CHANNELS, PgganConfig

HE_GAIN = math.sqrt(2)


def equalised(weight: Tensor, fan_in: int, gain: float = HE_GAIN) -> Tensor:
    """A weight times the constant of the equalised learning rate (PGGAN, section 4.1)."""
    return weight.float() * (gain / math.sqrt(fan_in))


def each_pixel(bias: Tensor) -> Tensor:
    """A bias of the 4x4 input layer, one a channel, for each of its pixels."""
    return bias.repeat_interleave(FIRST_GRID * FIRST_GRID)


def pggan(config: PgganConfig, colours: int, weights: Iterable[tuple[str, Tensor]]) -> ForeignNetwork:
    """The network of a checkpoint whose pictures have ``colours`` channels.

    Raises:
        UnreadableContent: the pictures are not in colour, or the weights do not fit.
    """
    if colours != RGB_CHANNELS:
        raise UnreadableContent(f"draws pictures of {colours} channels, where {RGB_CHANNELS} are needed")
    return filled_network("pggan", config, weights)


def check_grown(level_of_detail: float) -> None:
    """Refuse a snapshot whose newest resolution was still being blended in.

    Raises:
        UnreadableContent: ``level_of_detail`` is not 0.
    """
    if level_of_detail:
        raise UnreadableContent(
            f"is a snapshot from before the network was grown (lod {level_of_detail:g}); use a later one"
        )
