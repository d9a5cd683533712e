"""Extractors of our own: a backbone and one linear head, into which every calibration is folded."""

import hashlib
from functools import cached_property
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import (
    EmbeddingArray,
    ExtractorFeature,
    ExtractorInfo,
    PictureArray,
    ScoreArray,
)
from tlgan_desktop.extractors.network import Backbone
from tlgan_desktop.storage import Tensors, update_with_tensors

BATCH = 64


class NetworkExtractor:
    """A backbone with a head ``weights (k, e)``, ``bias (k,)``: score = weights . embedding + bias."""

    def __init__(
        self,
        info: ExtractorInfo,
        backbone: Backbone,
        weights: NDArray[np.float64],
        bias: NDArray[np.float64],
        device: torch.device | None = None,
    ) -> None:
        self.info = info
        self.backbone = backbone
        self.weights = weights
        self.bias = bias
        self.device = device or torch.device("cpu")
        backbone.to(self.device, memory_format=torch.channels_last).eval().requires_grad_(False)  # type: ignore[call-overload]

    @property
    def features(self) -> tuple[ExtractorFeature, ...]:
        """The features in the order of the columns that :meth:`score` gives."""
        return self.info.features

    @property
    def size(self) -> int:
        """The side of the square pictures that it takes."""
        return self.info.size

    @property
    def tensors(self) -> Tensors:
        """Everything that decides the scores, by name."""
        backbone = {
            f"backbone.{key}": value.cpu().numpy() for key, value in self.backbone.state_dict().items()
        }
        return backbone | {"head.weights": self.weights, "head.bias": self.bias}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 in hex over names, shapes and bytes of the tensors."""
        digest = hashlib.sha256()
        update_with_tensors(digest, self.tensors)
        return digest.hexdigest()

    def score(self, pictures: PictureArray) -> ScoreArray:
        """Features ``(n, k)`` of pictures ``(n, size, size, 3)``: calibrated logits, or values in label units.

        Raises:
            UserError: the pictures are of another size.
        """
        return self.embed(pictures).astype(np.float64) @ self.weights.T + self.bias

    @torch.inference_mode()
    def embed(self, pictures: PictureArray) -> EmbeddingArray:
        """Embeddings ``(n, e)`` of pictures ``(n, size, size, 3)``.

        Raises:
            UserError: the pictures are of another size.
        """
        if pictures.shape[1:] != (self.size, self.size, 3):
            wanted = f"(n, {self.size}, {self.size}, 3)"
            raise UserError(f"{self.info.name} takes pictures {wanted}, not {pictures.shape}.")
        batches = [
            self.backbone(to_input(torch.from_numpy(pictures[start : start + BATCH]).to(self.device))).cpu()
            for start in range(0, len(pictures), BATCH)
        ]
        empty = torch.empty(0, self.backbone.config.embedding)
        return cast(EmbeddingArray, torch.cat([empty, *batches]).numpy())


def to_input(pictures: Tensor) -> Tensor:
    """Pictures ``(n, s, s, 3)`` uint8 as ``(n, 3, s, s)`` float32 on the [-1, 1] scale, laid out channels last."""
    return pictures.permute(0, 3, 1, 2).float().div_(127.5).sub_(1)
