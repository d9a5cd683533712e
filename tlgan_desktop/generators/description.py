"""The facts about a network of ours that the rest of the application needs."""

from typing import cast

import torch

from tlgan_desktop.generators.generator import GeneratorInfo, Network
from tlgan_desktop.latents import Prior


def describe(
    network: Network,
    *,
    name: str,
    file_format: str,
    family: str,
    prior: Prior,
    fingerprint: str,
    licence: str | None = None,
) -> GeneratorInfo:
    """What a generator of ``network`` is; ``licence`` may be a hint where the file itself tells none."""
    module = cast(torch.nn.Module, network)
    return GeneratorInfo(
        name=name,
        format=file_format,
        family=family,
        fingerprint=fingerprint,
        resolution=network.resolution,
        spaces={"z": network.latent_dim} | ({"w": network.style_dim} if network.style_dim else {}),
        prior=prior,
        parameters=sum(weight.numel() for weight in module.parameters()),
        labels=network.num_labels,
        num_layers=network.num_layers,
        licence=licence,
    )
