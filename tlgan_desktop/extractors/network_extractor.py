"""Extractors of our own: a backbone and one linear head."""

import hashlib
from functools import cached_property
from typing import cast

import numpy as np
import torch
from torch import Tensor

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import (
    EmbeddingArray,
    ExtractorFeature,
    ExtractorInfo,
    PictureArray,
    ScoreArray,
)
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.network import Backbone
from tlgan_desktop.memory import in_batches
from tlgan_desktop.progress import PhaseClock, ProgressListener, ignore_progress
from tlgan_desktop.storage import Tensors, update_with_tensors

BATCH = 64


class NetworkExtractor:
    """A backbone with a linear head into which all calibration is folded."""

    def __init__(
        self, info: ExtractorInfo, backbone: Backbone, head: Head, device: torch.device | None = None
    ) -> None:
        if head.weights.shape != (len(info.features), backbone.config.embedding):
            raise ValueError(f"a head {head.weights.shape} does not fit the backbone and the features")
        self.info = info
        self.backbone = backbone
        self.head = head
        self.device = device or torch.device("cpu")
        channels_last(backbone.to(self.device)).eval().requires_grad_(False)

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
        state = self.backbone.state_dict()
        backbone = {f"backbone.{name}": value.cpu().contiguous().numpy() for name, value in state.items()}
        return backbone | {"head.weights": self.head.weights, "head.bias": self.head.bias}

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 in hex over names, shapes and bytes of the tensors."""
        digest = hashlib.sha256()
        update_with_tensors(digest, self.tensors)
        return digest.hexdigest()

    def score(self, pictures: PictureArray) -> ScoreArray:
        """Calibrated logits, or values in label units, ``(n, k)`` of pictures ``(n, size, size, 3)``.

        Raises:
            UserError: the pictures are of another size.
        """
        return self.head.scores(self.embed(pictures))

    @torch.inference_mode()
    def embed(
        self, pictures: PictureArray, on_progress: ProgressListener = ignore_progress
    ) -> EmbeddingArray:
        """Embeddings ``(n, e)`` of pictures ``(n, size, size, 3)``.

        Raises:
            UserError: the pictures are of another size.
        """
        if pictures.shape[1:] != (self.size, self.size, 3):
            wanted = f"(n, {self.size}, {self.size}, 3)"
            raise UserError(f"{self.info.name} takes pictures {wanted}, not {pictures.shape}.")
        if not len(pictures):
            return np.empty((0, self.backbone.config.embedding), np.float32)
        clock = PhaseClock("describing pictures", len(pictures), on_progress)

        def describe(start: int, stop: int) -> EmbeddingArray:
            batch = torch.tensor(pictures[start:stop], device=self.device)
            return cast(EmbeddingArray, self.backbone(to_input(batch)).cpu().numpy())

        return in_batches(describe, len(pictures), BATCH, clock.report)


def to_input(pictures: Tensor) -> Tensor:
    """Pictures ``(n, s, s, 3)`` uint8 as ``(n, 3, s, s)`` float32 on the [-1, 1] scale, channels last."""
    return pictures.permute(0, 3, 1, 2).float().div_(127.5).sub_(1)


def channels_last(module: torch.nn.Module) -> torch.nn.Module:
    """The module with its weights laid out channels last, which convolutions on a CPU run faster on."""
    return cast(torch.nn.Module, module.to(memory_format=torch.channels_last))  # type: ignore[call-overload]
