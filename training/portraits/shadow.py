"""Soft shadows: depth as the lamp sees it, compared at a few places around a point (Reeves et al. 1987)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from training.portraits.light import Lamp
from training.portraits.obj import Floats
from training.portraits.part import Part, as_samples
from training.portraits.raster import rasterise

SIDE = 160
REACH = 2.6
"""Half the side of what the map covers, in decimetres."""

SOFTNESS = 0.05
"""Decimetres around a point over which its shadow is the mean."""

BIAS = 0.05
FADE = 0.06
"""Depths in decimetres over which a shadow begins."""

SOLID = 0.5
DISTANCE = 100.0
RINGS = ((0.0, 1), (0.5, 5), (1.0, 8))


@dataclass(frozen=True)
class ShadowMap:
    """``heights (SIDE, SIDE)`` towards the lamp over ``centre``; ``axes (3, 3)``: right, up, to the lamp."""

    heights: Tensor
    axes: Tensor
    centre: Tensor

    def lit(self, points: Tensor) -> Tensor:
        """The share (n,) of the lamp's light that arrives at points (n, 3)."""
        local = (points - self.centre) @ self.axes.T
        total = torch.zeros(len(points), device=points.device)
        taps = [
            (radius * SOFTNESS * np.cos(angle), radius * SOFTNESS * np.sin(angle))
            for radius, count in RINGS
            for angle in 2 * np.pi * np.arange(count) / count
        ]
        for right, up in taps:
            column = ((local[:, 0] + right) / REACH * 0.5 + 0.5) * SIDE
            row = (0.5 - (local[:, 1] + up) / REACH * 0.5) * SIDE
            place = row.long().clamp(0, SIDE - 1) * SIDE + column.long().clamp(0, SIDE - 1)
            above = self.heights.view(-1)[place] - local[:, 2] - BIAS
            total += 1 - (above / FADE).clamp(0, 1)
        return total / len(taps)


def shadow_map(parts: Sequence[Part], lamp: Lamp, centre: Floats, device: torch.device) -> ShadowMap:
    """Draw the depth of all parts that cast shadows, as the lamp sees it, around ``centre`` (3,)."""
    forward = np.array(lamp.direction, np.float32)
    right = np.cross([0.0, 1.0, 0.0], forward)
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(forward, right), forward]).astype(np.float32)
    heights = torch.full((SIDE * SIDE,), -DISTANCE, device=device)
    for part in (part for part in parts if part.casts_shadow):
        _add(part, heights, axes, centre, device)
    return ShadowMap(
        heights.view(SIDE, SIDE), torch.from_numpy(axes).to(device), torch.from_numpy(centre).to(device)
    )


def _add(part: Part, heights: Tensor, axes: Floats, centre: Floats, device: torch.device) -> None:
    local = (part.positions - centre) @ axes.T
    screen = np.column_stack(
        [
            (local[:, 0] / REACH * 0.5 + 0.5) * SIDE,
            (0.5 - local[:, 1] / REACH * 0.5) * SIDE,
            1 / (DISTANCE - local[:, 2]),
        ]
    )
    triangles = torch.from_numpy(part.triangles).to(device)
    both = torch.ones(len(triangles), dtype=torch.bool, device=device)
    fragments = rasterise(torch.from_numpy(screen.astype(np.float32)).to(device), triangles, both, SIDE)
    if part.translucent:
        attributes = torch.from_numpy(part.attributes()).to(device)
        samples = as_samples(fragments.interpolate(attributes[triangles]))
        solid = part.material.looks(samples).alpha > SOLID
        fragments = fragments[solid.nonzero()[:, 0]]
    height = DISTANCE - 1 / fragments.nearness
    heights.scatter_reduce_(0, fragments.pixel, height, "amax")
