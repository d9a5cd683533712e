"""The camera, framed like FFHQ (Karras et al. 2019).

The eyes are on one line of all pictures, and a face is as large as the distances of eyes and mouth ask for.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

from training.portraits.obj import Floats

EYE_LINE = 0.46
"""Where the eyes are, in sides of the picture from its top."""

FRAME = 1.2
"""Sides of the frame over FFHQ's: room for hair and a collar."""


@dataclass(frozen=True)
class Camera:
    """Looks along -z at ``eyes`` (3,), the point between the eyes, from ``distance`` decimetres.

    The picture shows ``side`` decimetres at the depth of the eyes, and is moved aside by ``shift`` sides.
    """

    eyes: Floats
    distance: float
    side: float
    shift: float = 0.0

    def project(self, points: Tensor, size: int, depth_bias: float = 0.0) -> Tensor:
        """Points (v, 3) to columns, rows (down) and 1 / depth (v, 3) in a picture of ``size`` pixels.

        ``depth_bias`` decimetres are taken off the depth after all has been placed.
        """
        centred = points - torch.as_tensor(self.eyes, device=points.device)
        nearness = 1 / (self.distance - centred[:, 2])
        scale = self.distance * nearness * (size / self.side)
        columns = size * (0.5 + self.shift) + centred[:, 0] * scale
        rows = size * EYE_LINE - centred[:, 1] * scale
        return torch.stack([columns, rows, 1 / (1 / nearness - depth_bias)], 1)

    def position(self) -> Floats:
        """Where the camera is (3,)."""
        place = self.eyes.copy()
        place[2] += self.distance
        return place


def framed_side(eye_distance: float, eye_to_mouth: float, zoom: float) -> float:
    """The side of the frame in decimetres: FFHQ's rule, times room for hair and collar, over ``zoom``."""
    return 2 * max(2.0 * eye_distance, 1.8 * eye_to_mouth) * FRAME / zoom
