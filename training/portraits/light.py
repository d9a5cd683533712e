"""A key, a fill and a rim light, and light from all around."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from training.portraits.part import Looks

Colour = tuple[float, float, float]
Direction = tuple[float, float, float]

FRESNEL = 0.04
"""Reflectance of skin, hair and cloth seen straight on."""


@dataclass(frozen=True)
class Lamp:
    """Light from far away: unit ``direction`` towards it, linear ``colour``, and whether it casts shadows."""

    direction: Direction
    colour: Colour
    shadowed: bool = False


@dataclass(frozen=True)
class Lights:
    """All lamps, and the colours of the light from above and from below."""

    lamps: tuple[Lamp, ...]
    above: Colour
    below: Colour

    @property
    def key(self) -> Lamp:
        """The lamp that casts shadows."""
        return next(lamp for lamp in self.lamps if lamp.shadowed)


def towards(azimuth: float, elevation: float) -> Direction:
    """The unit direction of a lamp; azimuth 0 is the camera's, positive is to the right; in radians."""
    flat = math.cos(elevation)
    return flat * math.sin(azimuth), math.sin(elevation), flat * math.cos(azimuth)


def shade(
    lights: Lights, looks: Looks, normals: Tensor, views: Tensor, occlusion: Tensor, lit: Tensor
) -> Tensor:
    """The linear colour (n, 3) that reaches the camera.

    Diffuse light wraps around the terminator by colour, as it does under skin (Green, GPU Gems, chapter 16);
    highlights are normalised Blinn-Phong with Schlick's Fresnel term.

    Args:
        lights: what shines.
        looks: of the surfaces.
        normals: (n, 3), unit, towards the camera.
        views: (n, 3), unit, towards the camera.
        occlusion: (n,) share of the surroundings that is open, 0 to 1.
        lit: (n,) share of the key light that arrives, 0 to 1.
    """
    up = 0.5 + 0.5 * normals[:, 1:2]
    above, below = (torch.tensor(colour, device=normals.device) for colour in (lights.above, lights.below))
    # Light between bright surfaces makes hollows less dark (Jimenez et al. 2016, in its simplest form).
    open_share = occlusion[:, None] ** (1 - 0.5 * looks.albedo.clamp(0, 1))
    colour = looks.albedo * (below + (above - below) * up) * open_share
    for lamp in lights.lamps:
        colour = colour + _from_lamp(lamp, looks, normals, views, lit) * (0.4 + 0.6 * open_share)
    return colour


def _from_lamp(lamp: Lamp, looks: Looks, normals: Tensor, views: Tensor, lit: Tensor) -> Tensor:
    direction = torch.tensor(lamp.direction, device=normals.device)
    cosine = normals @ direction
    wrapped = ((cosine[:, None] + looks.wrap) / (1 + looks.wrap)).clamp(min=0)
    if lamp.shadowed:
        # Shadows, too, begin redder than they end.
        wrapped = wrapped * lit[:, None] ** (1 - looks.wrap)
    halfway = torch.nn.functional.normalize(views + direction, dim=1)
    fresnel = FRESNEL + (1 - FRESNEL) * (1 - (halfway * views).sum(1).clamp(0, 1)) ** 5
    lobe = (normals * halfway).sum(1).clamp(min=0) ** looks.power * (looks.power + 8) / 25
    highlight = looks.gloss * fresnel * lobe * cosine.clamp(min=0)
    if lamp.shadowed:
        highlight = highlight * lit
    return (looks.albedo * wrapped + highlight[:, None]) * torch.tensor(lamp.colour, device=normals.device)
