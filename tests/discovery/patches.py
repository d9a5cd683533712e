"""A toy world whose true axes are known: a generator that paints patches, and extractors that read them.

Patch j has the grey level of one linear function of the latent, and a nuisance that no feature explains.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from tlgan_desktop.extractors.extractor import ExtractorFeature, ExtractorInfo, HeldOut
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators.fingerprint import network_fingerprint
from tlgan_desktop.generators.generator import Generator, GeneratorInfo
from tlgan_desktop.latents import Prior

NAMES = tuple("abcdef")
SIDE = 16
PATCH = 4
GRID = SIDE // PATCH
LEVEL = 0.2
"""Grey level on the [-1, 1] scale for one standard deviation."""


def true_axes(count: int, dimension: int, seed: int = 0, shared: float = 0.6) -> np.ndarray:
    """Unit directions ``(count, dimension)`` that share a common part, so that features are correlated."""
    rng = np.random.default_rng(seed)
    rows = rng.standard_normal((count, dimension)) + shared * rng.standard_normal(dimension)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class PatchNetwork(nn.Module):
    """Paints up to 16 patches; with ``mapping_weight`` (d_w, d) it has a w space, else it takes z itself."""

    num_layers = 1
    num_labels = 0
    resolution = SIDE
    preview_sizes = ()

    def __init__(
        self, directions: np.ndarray, nuisance: float = 0.0, mapping_weight: np.ndarray | None = None
    ) -> None:
        super().__init__()
        dimension = directions.shape[1]
        self.nuisance = nuisance
        self.latent_dim = dimension if mapping_weight is None else mapping_weight.shape[1]
        self.style_dim = 0 if mapping_weight is None else len(mapping_weight)
        self.register_buffer("w_avg", torch.zeros(self.style_dim))
        self.register_buffer("directions", torch.tensor(directions, dtype=torch.float32))
        if mapping_weight is not None:
            self.register_buffer("mapping_weight", torch.tensor(mapping_weight, dtype=torch.float32))

    def mapping(self, z: Tensor, _labels: Tensor | None = None) -> Tensor:
        return z @ self.mapping_weight.T

    def synthesis(self, styles: Tensor, _size: int | None = None) -> Tensor:
        latents = styles[:, 0] if styles.ndim == 3 else styles
        levels = LEVEL * (latents @ self.directions.T)
        disturbed = self.nuisance * torch.sin(5 * latents[:, : levels.shape[1]])
        grey = torch.zeros(len(latents), GRID * GRID)
        grey[:, : levels.shape[1]] = levels + disturbed
        picture = grey.view(-1, 1, GRID, GRID).repeat_interleave(PATCH, 2).repeat_interleave(PATCH, 3)
        return picture.expand(-1, 3, -1, -1)

    def forward(self, z: Tensor) -> Tensor:
        return self.synthesis(z)


def patch_generator(network: PatchNetwork) -> Generator:
    spaces = {"z": network.latent_dim} | ({"w": network.style_dim} if network.style_dim else {})
    info = GeneratorInfo(
        name="patches",
        format="test",
        family="patches",
        fingerprint=network_fingerprint(network),
        resolution=SIDE,
        spaces=spaces,
        prior=Prior.SPHERE,
        parameters=0,
        labels=0,
        num_layers=1,
    )
    return Generator(network, info, torch.device("cpu"))


RELIABLE = HeldOut(1000, auc=0.95, accuracy=0.9, r2=0.9)


@dataclass
class PatchExtractor:
    """Reads the grey of patches ``first``, ``first + 1``, ...; ``offset`` sets a second extractor apart.

    ``scored`` counts the pictures that it was given.
    """

    names: tuple[str, ...]
    first: int = 0
    offset: float = 0.0
    kind: FeatureKind = FeatureKind.BINARY
    held_outs: Sequence[HeldOut] = (RELIABLE,) * 16
    name: str = "patch reader"
    scored: int = field(default=0, compare=False)

    @property
    def features(self) -> tuple[ExtractorFeature, ...]:
        return tuple(
            ExtractorFeature(name, self.kind, "patches", held_out=held_out)
            for name, held_out in zip(self.names, self.held_outs, strict=False)
        )

    @property
    def info(self) -> ExtractorInfo:
        return ExtractorInfo(self.name, SIDE, self.features)

    @property
    def size(self) -> int:
        return SIDE

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(repr((self.names, self.first, self.offset)).encode()).hexdigest()

    def score(self, pictures: np.ndarray) -> np.ndarray:
        self.scored += len(pictures)
        grid = (
            pictures.astype(np.float64).mean(axis=3).reshape(-1, GRID, PATCH, GRID, PATCH).mean(axis=(2, 4))
        )
        levels = grid.reshape(len(pictures), -1)[:, self.first : self.first + len(self.names)]
        return (levels / 127.5 - 1) / LEVEL + self.offset


def reader(names: tuple[str, ...] = NAMES, **rest: object) -> PatchExtractor:
    return PatchExtractor(names, **rest)


def second_reader(names: tuple[str, ...] = NAMES, **rest: object) -> PatchExtractor:
    return PatchExtractor(names, offset=0.25, name="second reader", **rest)
