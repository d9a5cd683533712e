"""Hair, brows and lashes: textured cards in any colour, seen through each other."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.portraits.light import Colour
from training.portraits.obj import Floats
from training.portraits.part import MASKS, Looks, Samples, looks
from training.portraits.subdivision import unit
from training.portraits.texture import sample

RADIAL = 1.1
"""Share of the direction away from the head in the normals of hair, beside that of its cards."""

WINDOW_MIDDLE, WINDOW_WIDTH, WINDOW_HEIGHT, WINDOW_POWER = -0.75, 1.06, 1.35, 2.6
"""A superellipse that hair keeps clear: its middle over the eyes, half its width and height, in distances of
the eyes, and its power.
"""

WINDOW_DEPTH = -0.1
"""Hair farther back than this before the eyes is kept."""

CUT_SOFTNESS = 0.07
RAGGEDNESS = 0.12
LIGHT_CONTRAST = 0.5
"""Pictures of hair have highlights of their own, which lamps are to make here."""


@dataclass(frozen=True)
class Hair:
    """Hair cards: ``shape`` (2, h, w) is luminance over its mean, and alpha.

    Masks: place beside the point between the eyes, in distances of the eyes (right, up, front).
    """

    shape: Tensor
    colour: Colour
    gloss: float = 0.7
    strength: float = 1.0
    clears_face: bool = True

    def looks(self, samples: Samples) -> Looks:
        """The colour in the light and dark of the cards; hair before the face is cut."""
        light, alpha = sample(self.shape, samples.uvs).T
        colour = torch.tensor(self.colour, device=light.device)
        albedo = colour * light.clamp(0.08, 3.0)[:, None] ** LIGHT_CONTRAST
        alpha = ((alpha - 0.08) * 1.5).clamp(0, 1) * self.strength
        if self.clears_face:
            alpha = alpha * _outside_window(samples, light)
        return looks(albedo.clamp(0, 0.95), self.gloss, 22.0, (0.35, 0.35, 0.35), alpha)


def _outside_window(samples: Samples, light: Tensor) -> Tensor:
    """0 before the face, 1 elsewhere (n,); the edge is as ragged as the strands."""
    right, up, front = samples.masks[:, 0].abs(), samples.masks[:, 1] - WINDOW_MIDDLE, samples.masks[:, 2]
    radius = (right / WINDOW_WIDTH) ** WINDOW_POWER + (up.abs() / WINDOW_HEIGHT) ** WINDOW_POWER
    beyond = radius ** (1 / WINDOW_POWER) - 1 + RAGGEDNESS * (light - 1).clamp(-1, 1)
    behind = WINDOW_DEPTH - front
    outside: Tensor = (torch.maximum(beyond, behind) / CUT_SOFTNESS).clamp(0, 1)
    return outside


def hair_shape(picture: Floats) -> Floats:
    """Luminance over its mean, and alpha (h, w, 2), of a picture (h, w, 4)."""
    luminance = picture[..., :3] @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    alpha = picture[..., 3]
    mean = float((luminance * alpha).sum() / max(float(alpha.sum()), 1e-6))
    return np.stack([luminance / max(mean, 1e-4), alpha], axis=2).astype(np.float32)


def hair_normals(positions: Floats, normals: Floats, head: Floats) -> Floats:
    """Normals (v, 3) of cards, turned outwards and rounded by the head they lie on."""
    radial = unit(positions - head)
    outward = normals * np.where((normals * radial).sum(1, keepdims=True) < 0, -1, 1)
    return unit(outward + RADIAL * radial)


def place_masks(positions: Floats, eyes: Floats, eye_distance: float) -> Floats:
    """Places (v, 4) beside the point between the eyes, in distances of the eyes."""
    masks = np.zeros((len(positions), MASKS), np.float32)
    masks[:, :3] = (positions - eyes) / eye_distance
    return masks
