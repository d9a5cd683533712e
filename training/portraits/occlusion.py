"""Ambient occlusion from blurred depth at a quarter of the resolution: what lies in hollows is darker."""

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, interpolate

from training.portraits.camera import Camera

REDUCTION = 4
RADII = ((1, 0.10, 0.55), (3, 0.28, 0.5), (6, 0.6, 0.35))
"""Of each blur: half its side in reduced pixels, the depth in decimetres that counts in full, strength."""


def openness(nearness: Tensor, camera: Camera) -> Tensor:
    """How open each pixel is (size, size), of 1 / depth (size, size), which is 0 where nothing is."""
    covered = (nearness > 0).float()
    height = torch.where(
        nearness > 0, camera.distance - 1 / nearness.clamp(min=1e-6), torch.zeros_like(nearness)
    )
    mass = avg_pool2d(covered[None, None], REDUCTION)
    small = avg_pool2d((height * covered)[None, None], REDUCTION)
    hidden = torch.zeros_like(height)
    for radius, reach, strength in RADII:
        around = _blur(small, radius) / _blur(mass, radius).clamp(min=1e-3)
        around = interpolate(around, size=height.shape, mode="bilinear", align_corners=False)[0, 0]
        hidden = hidden + strength * ((around - height) / reach).clamp(0, 1)
    return (1 - hidden).clamp(0.08, 1) * covered + (1 - covered)


def _blur(values: Tensor, radius: int) -> Tensor:
    """Two box blurs, which is nearly a smooth one."""
    for _ in range(2):
        values = avg_pool2d(values, 2 * radius + 1, 1, radius, count_include_pad=False)
    return values
