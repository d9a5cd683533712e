"""Beards as shells of short hair over the skin (Lengyel et al., Real-time fur over arbitrary surfaces, 2001)."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.portraits.light import Colour
from training.portraits.obj import Floats, Ints
from training.portraits.part import MASKS, Looks, Part, Samples, looks
from training.portraits.texture import sample

SHELLS = 7
FIELD_SIDE = 512
GRAIN = 5.0
"""Repetitions of the field of hairs over the picture of the skin."""


@dataclass(frozen=True)
class BeardHair:
    """Short hairs: ``field`` (1, h, w) tells how long each is, 0 to 1. Masks: density, height over the skin 0-1."""

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


def beard_part(
    positions: Floats,
    normals: Floats,
    uvs: Floats,
    triangles: Ints,
    density: Floats,
    length: float,
    material: BeardHair,
) -> Part:
    """Shells over the triangles (t, 3) where the density (m,) is not zero, out to ``length`` decimetres."""
    grown = triangles[(density[triangles] > 0.05).any(1)]
    used, compact = np.unique(grown, return_inverse=True)
    compact = compact.reshape(-1, 3)
    heights = (np.arange(SHELLS) + 0.5) / SHELLS
    hang = np.array([0.0, -0.35, 0.0], np.float32)
    moved = [positions[used] + (normals[used] + hang * h) * (h * length) * density[used, None] for h in heights]
    masks = np.zeros((SHELLS * len(used), MASKS), np.float32)
    masks[:, 0] = np.tile(density[used], SHELLS)
    masks[:, 1] = np.repeat(heights, len(used))
    return Part(
        positions=np.concatenate(moved).astype(np.float32),
        normals=np.tile(normals[used], (SHELLS, 1)),
        uvs=np.tile(uvs[used], (SHELLS, 1)),
        triangles=np.concatenate([compact + shell * len(used) for shell in range(SHELLS)]),
        material=material,
        masks=masks,
        translucent=True,
        casts_shadow=False,
    )
