"""What skin, eyes, teeth, cloth and plain things look like."""

from dataclasses import dataclass

import torch
from torch import Tensor

from training.portraits.light import Colour
from training.portraits.part import Looks, Samples, looks
from training.portraits.texture import sample

SKIN_WRAP = (0.38, 0.2, 0.14)
"""Blood lets red light reach farther."""

SCALP_FLOOR = 0.8
"""Baked-in hair on the scalp of a skin's picture is lightened to this share of the skin."""


@dataclass(frozen=True)
class Skin:
    """Skin of any tone: ``detail`` (3, h, w) is a skin's picture over its own mean.

    ``lips`` is a lipstick of ``lip_strength``; ``stubble`` and ``scalp_hair`` tell how much the colour of the
    ``hair`` covers. Masks: lips, scalp, beard, mouth.
    """

    detail: Tensor
    tone: Colour
    lips: Colour
    lip_strength: float
    stubble: float
    hair: Colour
    scalp_hair: float
    oil: float

    def looks(self, samples: Samples) -> Looks:
        """Tone by detail; lips, stubble and hair under hair over it; the inside of the mouth dark."""
        detail = sample(self.detail, samples.uvs)
        lip, scalp, beard, cavity = samples.masks.clamp(0, 1).T
        detail = torch.lerp(detail, detail.clamp(min=SCALP_FLOOR), scalp[:, None])
        albedo = detail * _colour(self.tone, detail)
        paint = _colour(self.lips, detail) * detail.mean(1, keepdim=True)
        albedo = torch.lerp(albedo, paint, (self.lip_strength * lip)[:, None])
        hair = _colour(self.hair, detail)
        albedo = torch.lerp(albedo, hair, (self.stubble * beard)[:, None])
        albedo = torch.lerp(albedo, hair, (self.scalp_hair * scalp)[:, None])
        albedo = albedo * (1 - 0.93 * cavity[:, None])
        gloss = (
            (self.oil + (0.6 + 1.6 * self.lip_strength) * lip)
            * (1 - cavity)
            * (1 - 0.7 * scalp * self.scalp_hair)
        )
        return looks(albedo, gloss, 14.0, SKIN_WRAP)


@dataclass(frozen=True)
class Eye:
    """An eyeball: a picture (3, h, w), darkened to the light that reaches it between the lids."""

    picture: Tensor
    shade: float = 0.55

    def looks(self, samples: Samples) -> Looks:
        """The picture, with the sharp highlight of something wet."""
        albedo = sample(self.picture, samples.uvs) * self.shade
        return looks(albedo, 11.0, 160.0, (0.25, 0.2, 0.2))


@dataclass(frozen=True)
class Teeth:
    """Teeth and gums: a picture (3, h, w)."""

    picture: Tensor
    shade: Colour = (0.82, 0.78, 0.7)

    def looks(self, samples: Samples) -> Looks:
        """The picture, a little wet."""
        return looks(
            sample(self.picture, samples.uvs) * _colour(self.shade, samples.uvs), 2.0, 40.0, (0.3, 0.2, 0.18)
        )


@dataclass(frozen=True)
class Plain:
    """One colour all over."""

    colour: Colour
    gloss: float = 1.0
    power: float = 30.0

    def looks(self, samples: Samples) -> Looks:
        """The same everywhere."""
        albedo = _colour(self.colour, samples.uvs).expand(len(samples.uvs), 3)
        return looks(albedo, self.gloss, self.power, (0.1, 0.1, 0.1))


def _colour(colour: Colour, like: Tensor) -> Tensor:
    return torch.tensor(colour, dtype=like.dtype, device=like.device)
