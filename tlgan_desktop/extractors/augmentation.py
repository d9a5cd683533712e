"""Random changes of training pictures that leave their features as they are."""

import torch
from torch import Tensor
from torch.nn import functional

SHIFT = 0.04
"""The farthest shift, as a share of the side."""
ZOOM = 0.04
"""The largest change of scale."""
SOFTEST = 0.8
"""The most that a picture is mixed with its blurred self."""
NOISE = 0.02
"""Deviation of added noise on the [-1, 1] scale, for the noisiest pictures."""


def augment(pictures: Tensor, flipped: Tensor, colour: float, random: torch.Generator) -> Tensor:
    """Shift, zoom, soften, add noise and mirror pictures ``(n, 3, s, s)`` on the [-1, 1] scale.

    Softening and noise matter where the pictures to be scored come from a generator, which draws less sharply
    than a camera.

    Args:
        pictures: to be changed.
        flipped: ``(n,)`` bool, the pictures to mirror left to right.
        colour: the largest relative change of each colour channel's brightness.
        random: source of all random numbers.
    """
    moved = _move(pictures, flipped, random)
    softened = _soften(moved, random)
    gain = 1 + colour * _uniform((len(pictures), 3, 1, 1), random)
    noise = (
        torch.randn(pictures.shape, generator=random)
        * NOISE
        * torch.rand(len(pictures), 1, 1, 1, generator=random)
    )
    changed = ((softened + 1) * gain - 1).add_(noise).clamp_(-1, 1)
    return changed.contiguous(memory_format=torch.channels_last)


def _move(pictures: Tensor, flipped: Tensor, random: torch.Generator) -> Tensor:
    count = len(pictures)
    scale = 1 + ZOOM * _uniform((count,), random)
    matrices = torch.zeros(count, 2, 3)
    matrices[:, 0, 0] = torch.where(flipped, -scale, scale)
    matrices[:, 1, 1] = scale
    # The grid spans -1 to 1, so a share of the side is twice that number.
    matrices[:, :, 2] = 2 * SHIFT * _uniform((count, 2), random)
    grid = functional.affine_grid(matrices, list(pictures.shape), align_corners=False)
    return functional.grid_sample(pictures, grid, padding_mode="border", align_corners=False)


def _soften(pictures: Tensor, random: torch.Generator) -> Tensor:
    share = torch.rand(len(pictures), 1, 1, 1, generator=random)
    soft = functional.avg_pool2d(pictures, 3, 1, 1, count_include_pad=False)
    # Only every other picture, so that sharp ones stay the rule.
    return torch.lerp(pictures, soft, SOFTEST * (2 * share - 1).clamp_min(0))


def _uniform(shape: tuple[int, ...], random: torch.Generator) -> Tensor:
    return torch.rand(shape, generator=random) * 2 - 1
