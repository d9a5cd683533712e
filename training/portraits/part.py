"""What a portrait is made of: meshes with a material each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from torch import Tensor

from training.portraits.obj import Floats, Ints

MASKS = 4
"""Values of its own that a part may give each vertex; what they mean is between the part and its material."""


@dataclass(frozen=True)
class Looks:
    """How surfaces answer light at ``n`` fragments.

    ``albedo (n, 3)`` in linear light; ``gloss (n,)`` strength and ``power (n,)`` sharpness of the highlight;
    ``wrap (n, 3)`` how far light reaches around the edge of the shadow, by colour; ``alpha (n,)``.
    """

    albedo: Tensor
    gloss: Tensor
    power: Tensor
    wrap: Tensor
    alpha: Tensor

    def __getitem__(self, chosen: Tensor) -> "Looks":
        return Looks(
            self.albedo[chosen], self.gloss[chosen], self.power[chosen], self.wrap[chosen], self.alpha[chosen]
        )


def looks(
    albedo: Tensor,
    gloss: float | Tensor,
    power: float,
    wrap: tuple[float, float, float],
    alpha: float | Tensor = 1.0,
) -> Looks:
    """Looks whose numbers hold for all fragments where they are not given for each."""
    count, like = len(albedo), albedo
    return Looks(
        albedo,
        torch.as_tensor(gloss, dtype=like.dtype, device=like.device).expand(count),
        torch.full((count,), power, device=like.device),
        torch.tensor(wrap, device=like.device).expand(count, 3),
        torch.as_tensor(alpha, dtype=like.dtype, device=like.device).expand(count),
    )


def joined(many: Sequence[Looks], device: torch.device) -> Looks:
    """The looks of several lots of fragments, one after the other."""
    none = looks(torch.zeros(0, 3, device=device), 0.0, 0.0, (0.0, 0.0, 0.0))
    lots = [none, *many]
    return Looks(
        torch.cat([lot.albedo for lot in lots]),
        torch.cat([lot.gloss for lot in lots]),
        torch.cat([lot.power for lot in lots]),
        torch.cat([lot.wrap for lot in lots]),
        torch.cat([lot.alpha for lot in lots]),
    )


@dataclass(frozen=True)
class Samples:
    """Where fragments are: ``positions (n, 3)``, unit ``normals (n, 3)``, ``uvs (n, 2)`` and ``masks``."""

    positions: Tensor
    normals: Tensor
    uvs: Tensor
    masks: Tensor

    def __getitem__(self, chosen: Tensor) -> "Samples":
        return Samples(self.positions[chosen], self.normals[chosen], self.uvs[chosen], self.masks[chosen])


class Material(Protocol):
    """Tells the looks of a part at fragments."""

    def looks(self, samples: Samples) -> Looks:
        """The looks at these fragments."""
        ...


@dataclass(frozen=True)
class Part:
    """A mesh with a material.

    ``positions`` and unit ``normals (v, 3)``, ``uvs (v, 2)`` and ``masks (v, 4)`` are of its vertices,
    ``triangles (t, 3)`` join them; ``depth_bias`` in decimetres draws the part as if it were nearer.
    """

    positions: Floats
    normals: Floats
    uvs: Floats
    triangles: Ints
    material: Material
    masks: Floats | None = None
    two_sided: bool = False
    translucent: bool = False
    depth_bias: float = 0.0
    casts_shadow: bool = True

    def attributes(self) -> Floats:
        """Positions, normals, uvs and masks side by side, (v, 12)."""
        masks = np.zeros((len(self.positions), MASKS), np.float32) if self.masks is None else self.masks
        return np.concatenate([self.positions, self.normals, self.uvs, masks], axis=1, dtype=np.float32)


def as_samples(attributes: Tensor) -> Samples:
    """Samples of interpolated attributes (n, 12)."""
    normals = torch.nn.functional.normalize(attributes[:, 3:6], dim=1)
    return Samples(attributes[:, :3], normals, attributes[:, 6:8], attributes[:, 8:])
