"""Changes of pictures that keep a discriminator from knowing few pictures by heart.

Real and drawn pictures are changed alike before they are judged, and gradients pass through (Zhao et al.,
"Differentiable Augmentation for Data-Efficient GAN Training", 2020). Each change is made to a share of the
pictures only, so that the generator has no reason to draw it (Karras et al., "Training Generative Adversarial
Networks with Limited Data", 2020, section 2.2).
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

SHIFT = 8
"""Pictures move by up to this part of their width."""
BRIGHTNESS = 0.4
SATURATION = 0.5
CONTRAST = 0.35


@dataclass(frozen=True)
class Augmentation:
    """Shifts and recolours a share of the pictures, between 0 and 1, by each kind of change."""

    share: float

    def __call__(self, pictures: Tensor, random: torch.Generator) -> Tensor:
        """Change pictures `(n, 3, h, w)` of -1..1; no random number is drawn when the share is 0."""
        if self.share == 0.0:
            return pictures
        return recoloured(self._shifted(pictures, random), *self._colours(pictures, random))

    def _shifted(self, pictures: Tensor, random: torch.Generator) -> Tensor:
        side = pictures.shape[-1]
        reach = side // SHIFT
        chosen = torch.rand(len(pictures), 1, generator=random) < self.share
        moves = torch.randint(-reach, reach + 1, (len(pictures), 2), generator=random) * chosen + reach
        padded = functional.pad(pictures, (reach,) * 4, mode="replicate")
        crops = [
            picture[:, top : top + side, left : left + side]
            for picture, (top, left) in zip(padded, moves.tolist(), strict=True)
        ]
        return torch.stack(crops).contiguous(memory_format=torch.channels_last)

    def _colours(self, pictures: Tensor, random: torch.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """Added brightness, factor of the saturation and factor of the contrast, `(n, 1, 1, 1)` each."""
        shape = (3, len(pictures), 1, 1, 1)
        chosen = torch.rand(shape, generator=random) < self.share
        strength = (torch.rand(shape, generator=random) * 2.0 - 1.0) * chosen
        brightness, saturation, contrast = strength.to(pictures.device)
        return BRIGHTNESS * brightness, 1.0 + SATURATION * saturation, 1.0 + CONTRAST * contrast


def recoloured(pictures: Tensor, brightness: Tensor, saturation: Tensor, contrast: Tensor) -> Tensor:
    """Pictures `(n, 3, h, w)` with their colours, then their mean, scaled about the grey that they have."""
    grey = pictures.mean(dim=1, keepdim=True)
    coloured = grey + (pictures - grey) * saturation
    mean = coloured.mean(dim=(1, 2, 3), keepdim=True)
    return mean + (coloured - mean) * contrast + brightness
