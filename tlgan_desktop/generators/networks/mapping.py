"""The mapping network from z to w that the style-based generators share.

Karras et al., "A Style-Based Generator Architecture for GANs", 2019, section 2; labels as in StyleGAN2-ADA
(Karras et al. 2020). Weights are stored as they act: the gains of equalised learning rates and of activations
are folded into them by the readers, so that a layer is a matrix, a bias and a leaky rectifier.
"""

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

ACTIVATION_SLOPE = 0.2
ACTIVATION_GAIN = math.sqrt(2)


def normalise_latent(z: Tensor) -> Tensor:
    """Bring rows ``(n, d)`` to length sqrt(d)."""
    return z * torch.rsqrt(z.square().mean(dim=1, keepdim=True) + 1e-8)


def dense(inputs: int, outputs: int, bias: float = 0.0, gain: float = 1.0) -> nn.Linear:
    """An affine layer with random weights that keep the variance of their input, times ``gain`` squared."""
    layer = nn.Linear(inputs, outputs)
    nn.init.normal_(layer.weight, std=gain / math.sqrt(inputs))
    nn.init.constant_(layer.bias, bias)
    return layer


class MappingNetwork(nn.Module):
    """Latents z ``(n, latent_dim)``, with labels ``(n, num_labels)`` where it is conditional, to w.

    ``widths`` are the output widths of the layers, the last being the dimension of w; ``label_width`` is the
    width that labels are embedded in, 0 for an unconditional network.
    """

    def __init__(
        self, latent_dim: int, widths: Sequence[int], num_labels: int = 0, label_width: int = 0
    ) -> None:
        super().__init__()
        self.embedding = dense(num_labels, label_width) if num_labels else None
        inputs = [latent_dim + label_width, *widths[:-1]]
        self.layers = nn.ModuleList(
            dense(a, b, gain=ACTIVATION_GAIN) for a, b in zip(inputs, widths, strict=True)
        )

    def forward(self, z: Tensor, labels: Tensor | None = None) -> Tensor:
        """Styles w ``(n, widths[-1])``.

        Raises:
            ValueError: labels are given to an unconditional network, or are missing from a conditional one.
        """
        if (labels is None) != (self.embedding is None):
            raise ValueError("a network takes labels if, and only if, it is conditional")
        x = normalise_latent(z)
        if self.embedding is not None:
            x = torch.cat([x, normalise_latent(self.embedding(labels))], dim=1)
        for layer in self.layers:
            x = functional.leaky_relu(layer(x), ACTIVATION_SLOPE)
        return x
