"""Our own generator files: safetensors with a header that names the network family and its settings."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, cast

import torch

from tlgan_desktop.errors import UserError
from tlgan_desktop.generators.description import describe
from tlgan_desktop.generators.fingerprint import network_fingerprint
from tlgan_desktop.generators.generator import Generator, Network
from tlgan_desktop.generators.networks.registry import build_network
from tlgan_desktop.latents import Prior
from tlgan_desktop.storage import Container, read_container, write_container

KIND = "generator"
FORMAT = "tlgan"


@dataclass(frozen=True)
class GeneratorHeader:
    """The header of a generator file.

    Raises:
        ValueError: a field has the wrong type.
    """

    name: str
    family: str
    config: Mapping[str, Any]
    prior: Prior
    fingerprint: str
    licence: str | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        texts = (self.name, self.family, self.fingerprint, self.licence or "")
        if not all(isinstance(text, str) for text in texts) or not isinstance(self.config, Mapping):
            raise ValueError("a field of the generator header has the wrong type")
        object.__setattr__(self, "prior", Prior(self.prior))


def save_generator(
    path: Path,
    network: Network,
    *,
    name: str,
    family: str,
    config: Any,
    prior: Prior = Prior.SPHERE,
    licence: str | None = None,
    provenance: Mapping[str, Any] | None = None,
) -> None:
    """Write a network as one of our generator files; ``config`` is the frozen dataclass it was built from.

    Raises:
        UserError: the file cannot be written.
    """
    module = cast(torch.nn.Module, network)
    header = GeneratorHeader(
        name=name,
        family=family,
        config=asdict(config),
        prior=prior,
        fingerprint=network_fingerprint(network),
        licence=licence,
        provenance=dict(provenance or {}),
    )
    tensors = {key: tensor.detach().cpu().numpy() for key, tensor in module.state_dict().items()}
    write_container(path, KIND, asdict(header), tensors)


def open_native(path: Path, device: torch.device | None = None) -> Generator:
    """Open a generator file of ours.

    Raises:
        UserError: the file is missing, damaged, foreign, or holds settings this version cannot build.
    """
    container = read_container(path, KIND)
    header = _validated_header(path, container)
    network = _restored_network(path, header, container)
    info = describe(
        network,
        name=header.name,
        file_format=FORMAT,
        family=header.family,
        prior=header.prior,
        fingerprint=header.fingerprint,
        licence=header.licence,
    )
    return Generator(network, info, device)


def _validated_header(path: Path, container: Container) -> GeneratorHeader:
    try:
        return GeneratorHeader(**container.header)
    except (TypeError, ValueError) as error:
        raise UserError(
            f"{path.name} has a header that this version cannot read; update the application."
        ) from error


def _restored_network(path: Path, header: GeneratorHeader, container: Container) -> Network:
    try:
        network = build_network(header.family, header.config)
        tensors = {name: torch.from_numpy(array) for name, array in container.tensors.items()}
        cast(torch.nn.Module, network).load_state_dict(tensors)
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise UserError(
            f"{path.name} holds a '{header.family}' network that does not fit its own weights."
        ) from error
    return network
