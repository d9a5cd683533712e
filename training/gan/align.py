"""Bring the latents that an encoder gave and the prior of the generator together."""

import torch
from torch import Tensor

from tlgan_desktop.generators.networks.compact_style import CompactStyleGenerator


def align_prior(generator: CompactStyleGenerator, encoded: Tensor) -> None:
    """Change the generator's first mapping layer so that its prior draws what `encoded` `(n, d)` drew.

    A Gaussian is fitted to the encoded latents (ex-post density estimation, Ghosh et al., "From Variational
    to Deterministic Autoencoders", 2020). Its affine map from the prior folds into the first layer, because
    the normalisation before that layer divides all encoded latents by nearly the same length.
    """
    encoded = encoded.double()
    mean = encoded.mean(dim=0)
    values, vectors = torch.linalg.eigh(torch.cov(encoded.T))
    root = (vectors * values.clamp(min=0.0).sqrt()) @ vectors.T
    length = encoded.square().mean().sqrt()
    first = generator.mapping_layers[0]
    weight, bias = first.get_parameter("weight"), first.get_parameter("bias")
    with torch.no_grad():
        bias.add_((weight.double() @ mean / length).to(bias))
        weight.copy_((weight.double() @ root / length).to(weight))
