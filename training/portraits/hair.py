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

FRINGE_WIDTH, FRINGE_HEIGHT, FRINGE_FRONT = 1.05, 0.62, 0.0
"""What hair keeps clear: this far to the sides of and above the point between the eyes, and before it, in distances of
the eyes.
"""

FACE_DEPTH = -2.2
CUT_SOFTNESS = 0.18


@dataclass(frozen=True)
class Hair:
    """Hair cards: ``shape`` (2, h, w) is luminance over its mean, and alpha. Masks: place beside the eyes, in
    distances of the eyes (right, up, front).
    """

    shape: Tensor
    colour: Colour
    gloss: float = 3.0
    clears_eyes: bool = True

    def looks(self, samples: Samples) -> Looks:
        """The colour in the light and dark of the cards; hair before the eyes is cut."""
        light, alpha = sample(self.shape, samples.uvs).T
        colour = torch.tensor(self.colour, device=light.device)
        albedo = colour * light.clamp(0.15, 2.5)[:, None]
        alpha = ((alpha - 0.08) * 1.5).clamp(0, 1)
        if self.clears_eyes:
            alpha = alpha * self._kept(samples, light)
        return looks(albedo.clamp(0, 0.95), self.gloss, 22.0, (0.35, 0.35, 0.35), alpha)

    @staticmethod
    def _kept(samples: Samples, light: Tensor) -> Tensor:
        """0 before the eyes and the face below them, 1 elsewhere; the edge is as ragged as the strands."""
        right, up, front = samples.masks[:, 0].abs(), samples.masks[:, 1], samples.masks[:, 2]
        ragged = 0.12 * (light - 1).clamp(-1, 1)
        aside = (right - FRINGE_WIDTH) / CUT_SOFTNESS
        above = (up + ragged - FRINGE_HEIGHT) / CUT_SOFTNESS
        below = (FACE_DEPTH - up) / CUT_SOFTNESS
        behind = (FRINGE_FRONT - front) / CUT_SOFTNESS
        outside: Tensor = torch.stack([aside, above, below, behind]).amax(0).clamp(0, 1)
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
