"""A plain shirt: the shoulders once more, a little larger, cut along the line of a collar."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.portraits.light import Colour
from training.portraits.obj import Floats
from training.portraits.part import MASKS, Looks, Part, Samples, looks

COLLARS = ("crew", "v", "scoop", "high")
THICKNESS = 0.05
HEM = 0.09
"""Width of the seam along the collar in decimetres."""

TOP = 0.75
"""No shirt reaches farther over the neck joint, in decimetres."""


@dataclass(frozen=True)
class Cloth:
    """Cloth of one colour. Masks: place beside the neck joint in decimetres (right, up, front)."""

    colour: Colour
    collar: str

    def looks(self, samples: Samples) -> Looks:
        """Cloth below the line of the collar, with a seam along it, and nothing above."""
        below = -collar_height(self.collar, *samples.masks[:, :3].T)
        alpha = (below / 0.015).clamp(0, 1)
        seam = ((HEM - below) / 0.02).clamp(0, 1)
        albedo = torch.tensor(self.colour, device=below.device) * (1 - 0.25 * seam)[:, None]
        return looks(albedo, 0.5, 8.0, (0.15, 0.15, 0.15), alpha)


def collar_height(collar: str, right: Tensor, up: Tensor, front: Tensor) -> Tensor:
    """How far points lie above the line of a collar, in decimetres."""
    line = -0.14 - 0.32 * front
    forward = (front / 0.3).clamp(0, 1)
    if collar == "v":
        line = line - forward * (0.45 - 1.0 * right.abs()).clamp(min=0)
    elif collar == "scoop":
        line = line - forward * (0.2 - 0.5 * right**2).clamp(min=0)
    elif collar == "high":
        line = line + 0.3
    return up - line


def shirt_part(skin: Part, places: Floats, material: Cloth) -> Part:
    """The shirt over the skin of a body; ``places`` (v, 4) are those before the head was turned."""
    low = (places[:, 1] < TOP - 0.9 * np.clip(places[:, 2], 0, 1))[skin.triangles].any(1)
    return Part(
        positions=skin.positions + skin.normals * THICKNESS,
        normals=skin.normals,
        uvs=skin.uvs,
        triangles=skin.triangles[low],
        material=material,
        masks=places,
        translucent=True,
        casts_shadow=False,
    )


def neck_masks(positions: Floats, neck: Floats) -> Floats:
    """Places (v, 4) beside the neck joint in decimetres."""
    masks = np.zeros((len(positions), MASKS), np.float32)
    masks[:, :3] = positions - neck
    return masks
