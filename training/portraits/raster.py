"""Triangles to fragments, on any torch device: exact rows, no candidate is tested in vain.

A fragment is one triangle at one pixel centre. Opaque fragments fight for their pixel by depth (scatter-max);
translucent ones are sorted by pixel and depth and composited exactly, front to back (an A-buffer; Carpenter
1984).
"""

from dataclasses import dataclass

import torch
from torch import Tensor

SMALLEST_AREA = 1e-6
"""Twice the area, in pixels, below which a triangle is seen edge-on."""


@dataclass(frozen=True)
class Fragments:
    """Triangles at pixels.

    ``triangle (n,)``, ``pixel (n,)`` = row * size + column, perspective-correct ``weights (n, 3)`` of the
    corners, ``nearness (n,)`` = 1 / depth.
    """

    triangle: Tensor
    pixel: Tensor
    weights: Tensor
    nearness: Tensor

    def __getitem__(self, chosen: Tensor) -> "Fragments":
        return Fragments(
            self.triangle[chosen], self.pixel[chosen], self.weights[chosen], self.nearness[chosen]
        )

    def interpolate(self, corners: Tensor) -> Tensor:
        """Values (n, c) at the fragments of values (t, 3, c) at the corners of all triangles."""
        return (corners[self.triangle] * self.weights[:, :, None]).sum(1)


def rasterise(screen: Tensor, triangles: Tensor, two_sided: Tensor, size: int) -> Fragments:
    """All fragments of triangles.

    Args:
        screen: (v, 3) column and row in pixels (rows go down), and 1 / depth.
        triangles: (t, 3) into the vertices, counter-clockwise seen from outside, where y goes up.
        two_sided: (t,) whether a triangle is seen from behind, too.
        size: pixels along each side of the picture.
    """
    corners = screen[triangles]
    kept, top, heights = _seen(corners[..., :2], two_sided, size)
    planes = _weight_planes(corners[kept, :, :2])
    of_row = torch.repeat_interleave(heights)
    rows = top[of_row] + _counting(heights)
    slope, down, constant = (plane[of_row] for plane in planes)
    along_row = down * (rows + 0.5)[:, None] + constant
    first, last = _row_ends(slope, along_row, size)
    widths = (last - first + 1).clamp(min=0).long()
    of_fragment = torch.repeat_interleave(widths)
    columns = first[of_fragment] + _counting(widths)
    weights = slope[of_fragment] * (columns + 0.5)[:, None] + along_row[of_fragment]
    triangle = kept[of_row[of_fragment]]
    near = weights * corners[..., 2][triangle]
    nearness = near.sum(1)
    pixel = (rows[of_fragment] * size + columns).long()
    return Fragments(triangle, pixel, near / nearness[:, None], nearness)


def _seen(corners: Tensor, two_sided: Tensor, size: int) -> tuple[Tensor, Tensor, Tensor]:
    """Triangles (t, 3, 2) in the picture and not seen from behind, their first rows, and their rows."""
    x, y = corners[..., 0], corners[..., 1]
    area = _double_area(x, y)
    top = (y.amin(1) - 0.5).ceil().clamp(min=0)
    bottom = (y.amax(1) - 0.5).floor().clamp(max=size - 1)
    inside = (x.amax(1) > 0.5) & (x.amin(1) < size - 0.5) & (bottom >= top)
    facing = (area.abs() > SMALLEST_AREA) & ((area < 0) | two_sided)
    kept = (inside & facing).nonzero()[:, 0]
    return kept, top[kept], (bottom[kept] - top[kept] + 1).long()


def _weight_planes(corners: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Barycentric weights of corners (t, 3, 2) as planes: slope * x + down * y + constant, (t, 3) each."""
    x, y = corners[..., 0], corners[..., 1]
    next_x, next_y, last_x, last_y = x.roll(-1, 1), y.roll(-1, 1), x.roll(-2, 1), y.roll(-2, 1)
    area = _double_area(x, y)[:, None]
    constant = (next_x * last_y - last_x * next_y) / area
    return (next_y - last_y) / area, (last_x - next_x) / area, constant


def _double_area(x: Tensor, y: Tensor) -> Tensor:
    return (x[:, 1] - x[:, 0]) * (y[:, 2] - y[:, 0]) - (x[:, 2] - x[:, 0]) * (y[:, 1] - y[:, 0])


def _row_ends(slope: Tensor, rest: Tensor, size: int) -> tuple[Tensor, Tensor]:
    """First and last column (r,) where slope * (column + 0.5) + rest >= 0 for all three edges (r, 3)."""
    bound = -rest / slope
    low = torch.where(slope > 0, bound, -torch.inf).amax(1)
    high = torch.where(slope < 0, bound, torch.inf).amin(1)
    outside = ((slope == 0) & (rest < 0)).any(1)
    first = (low - 0.5).ceil().clamp(min=0)
    last = (high - 0.5).floor().clamp(max=size - 1)
    return first, torch.where(outside, first - 1, last)


def _counting(lengths: Tensor) -> Tensor:
    """0 .. length - 1 for each length, one after the other."""
    ends = lengths.cumsum(0)
    total = int(ends[-1]) if len(ends) else 0
    return torch.arange(total, device=lengths.device) - (ends - lengths).repeat_interleave(lengths)


def nearest(fragments: Fragments, size: int) -> tuple[Fragments, Tensor]:
    """The fragment seen at each pixel, and its nearness (size * size,), 0 where there is none."""
    depth = torch.zeros(size * size, device=fragments.pixel.device)
    depth.scatter_reduce_(0, fragments.pixel, fragments.nearness, "amax")
    winners = (fragments.nearness == depth[fragments.pixel]).nonzero()[:, 0]
    owner = torch.full((size * size,), -1, dtype=torch.long, device=depth.device)
    owner[fragments.pixel[winners]] = winners
    return fragments[owner[owner >= 0]], depth


def front_to_back(fragments: Fragments) -> Tensor:
    """The order (n,) that puts fragments of a pixel side by side, the nearest first."""
    # The bits of a positive float grow with the number.
    far = -fragments.nearness.contiguous().view(torch.int32).long()
    return torch.argsort((fragments.pixel << 32) + far)


def layer_weights(pixel: Tensor, alpha: Tensor) -> Tensor:
    """What each layer (n,) adds to its pixel: its alpha times all that lets through in front of it.

    ``pixel`` and ``alpha`` must be in the order of :func:`front_to_back`.
    """
    log_through = torch.log1p(-alpha.clamp(max=0.999).double())
    before = log_through.cumsum(0) - log_through
    starts = torch.ones_like(pixel, dtype=torch.bool)
    starts[1:] = pixel[1:] != pixel[:-1]
    of_start = starts.cumsum(0) - 1
    through = torch.exp(before - before[starts][of_start])
    return (alpha * through).float()
