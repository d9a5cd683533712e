"""The backbone: a compact residual network (He et al. 2016) from a small picture to an embedding."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class BackboneConfig:
    """Settings of a backbone; the stages halve the picture one after another, the stem once before them."""

    widths: tuple[int, ...] = (24, 48, 96, 192)
    blocks: tuple[int, ...] = (1, 2, 2, 1)
    places: int = 4
    """The side of the grid on which the embedding says where something is."""
    place_width: int = 16

    def __post_init__(self) -> None:
        object.__setattr__(self, "widths", tuple(int(width) for width in self.widths))
        object.__setattr__(self, "blocks", tuple(int(count) for count in self.blocks))
        if not self.widths or len(self.widths) != len(self.blocks):
            raise ValueError("a backbone needs as many widths as numbers of blocks")

    @property
    def embedding(self) -> int:
        """The length of the embedding."""
        return self.widths[-1] + self.place_width * self.places**2


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions beside a short cut; with a stride of 2 it halves the picture."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.first = _convolution(inputs, outputs, stride)
        self.second = _convolution(outputs, outputs, 1)
        # Averaging before the 1x1 convolution loses no pixel to the stride (He, T. et al. 2019, ResNet-D).
        halve = [nn.AvgPool2d(2, ceil_mode=True)] if stride == 2 else []
        project = [nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs)]
        self.short_cut = nn.Sequential(*halve, *project) if halve or inputs != outputs else nn.Identity()

    def forward(self, x: Tensor) -> Tensor:
        """Map ``(n, inputs, h, w)`` to ``(n, outputs, h / stride, w / stride)``."""
        hidden = self.second(functional.relu(self.first(x)))
        return functional.relu(hidden + self.short_cut(x))


class Backbone(nn.Module):
    """Pictures ``(n, 3, s, s)`` on the [-1, 1] scale -> embeddings ``(n, e)``.

    The embedding is what the picture holds (averages over it) beside a coarse map of where.
    """

    def __init__(self, config: BackboneConfig) -> None:
        super().__init__()
        self.config = config
        self.stem = _convolution(3, config.widths[0], 2)
        blocks: list[nn.Module] = []
        width = config.widths[0]
        for stage, (outputs, count) in enumerate(zip(config.widths, config.blocks, strict=True)):
            for block in range(count):
                blocks.append(ResidualBlock(width, outputs, 2 if stage > 0 and block == 0 else 1))
                width = outputs
        self.blocks = nn.Sequential(*blocks)
        self.where = nn.Conv2d(width, config.place_width, 1)

    def forward(self, pictures: Tensor) -> Tensor:
        """Embeddings ``(n, e)`` of pictures ``(n, 3, s, s)``."""
        maps = self.blocks(functional.relu(self.stem(pictures)))
        what = maps.mean(dim=(2, 3))
        where = functional.adaptive_avg_pool2d(functional.relu(self.where(maps)), self.config.places)
        return torch.cat([what, where.flatten(1)], dim=1)


def _convolution(inputs: int, outputs: int, stride: int) -> nn.Sequential:
    convolution = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs))
