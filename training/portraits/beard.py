"""Beards as shells of short hair over the skin (Lengyel et al. 2001, Real-time fur)."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.portraits.light import Colour
from training.portraits.obj import Floats
from training.portraits.part import MASKS, Looks, Part, Samples, looks
from training.portraits.texture import sample

SHELLS = 7
FIELD_SIDE = 512
HANG = np.array([0.0, -0.35, 0.0], np.float32)
"""How far tips hang, beside how far they stand off."""

SPARSEST = 0.05
GRAIN = 5.0
"""Repetitions of the field of hairs over the picture of the skin."""


@dataclass(frozen=True)
class BeardHair:
    """Short hairs: ``field`` (1, h, w) tells how long each is, 0 to 1.

    Masks: density, and height over the skin from 0 to 1.
    """

    field: Tensor
    colour: Colour

    def looks(self, samples: Samples) -> Looks:
        """Hairs as long as the shell is high are seen; roots are darker than tips."""
        density, height = samples.masks[:, 0], samples.masks[:, 1]
        length = sample(self.field, (samples.uvs * GRAIN) % 1.0)[:, 0]
        alpha = ((length * density - height * 0.8) / 0.45).clamp(0, 1)
        colour = torch.tensor(self.colour, device=alpha.device)
        albedo = colour * (0.55 + 0.5 * height + 0.2 * (length - 0.5))[:, None]
        return looks(albedo.clamp(min=0.002), 1.2, 20.0, (0.4, 0.4, 0.4), alpha)


def hair_field(seed: int = 0) -> Floats:
    """Lengths (h, w, 1) of hairs, seamless, drawn out along v as hairs hang."""
    noise = np.random.default_rng(seed).random((FIELD_SIDE, FIELD_SIDE)).astype(np.float32)
    smooth = sum(np.roll(noise, k, axis=0) for k in range(3)) / 3
    smooth = (smooth + np.roll(smooth, 1, axis=1)) / 2
    ranks = smooth.ravel().argsort().argsort().reshape(smooth.shape)
    return (ranks / ranks.size).astype(np.float32)[..., None]


def beard_part(skin: Part, density: Floats, length: float, material: BeardHair) -> Part:
    """Shells over the skin where the density (v,) is not zero, out to ``length`` decimetres."""
    grown = skin.triangles[(density[skin.triangles] > SPARSEST).any(1)]
    used, compact = np.unique(grown, return_inverse=True)
    heights = ((np.arange(SHELLS) + 0.5) / SHELLS).astype(np.float32)
    outward = skin.normals[used] + HANG * heights[:, None, None]
    reach = (heights[:, None] * length * density[used])[..., None]
    masks = np.zeros((SHELLS, len(used), MASKS), np.float32)
    masks[..., 0], masks[..., 1] = density[used], heights[:, None]
    return Part(
        positions=(skin.positions[used] + outward * reach).reshape(-1, 3),
        normals=np.tile(skin.normals[used], (SHELLS, 1)),
        uvs=np.tile(skin.uvs[used], (SHELLS, 1)),
        triangles=np.concatenate([compact.reshape(-1, 3) + shell * len(used) for shell in range(SHELLS)]),
        material=material,
        masks=masks.reshape(-1, MASKS),
        translucent=True,
        casts_shadow=False,
    )
