"""Extractors learnt from labelled pictures, kept so that the same one is never learnt twice."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from tlgan_desktop.datasets import Dataset
from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import Extractor
from tlgan_desktop.extractors.files import KIND, save_extractor
from tlgan_desktop.extractors.network_extractor import NetworkExtractor
from tlgan_desktop.extractors.settings import TrainingSettings
from tlgan_desktop.extractors.training import train_extractor
from tlgan_desktop.memory import halved
from tlgan_desktop.progress import ProgressListener, ignore_progress
from tlgan_desktop.storage import container_kind

SUFFIX = ".safetensors"
PARTIAL = ".partial"


@dataclass(frozen=True)
class Shelf:
    """Where extractors are kept, with unfinished trainings beside them, and where decoded pictures are."""

    extractors: Path
    pictures: Path

    def make(self) -> None:
        """Make the folders.

        Raises:
            UserError: they cannot be made.
        """
        for folder in (self.extractors, self.pictures):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                reason = error.strerror or error
                raise UserError(
                    f"The folder {folder} cannot be made ({reason}); make room for it."
                ) from error


def kept_extractor(
    dataset: Dataset,
    settings: TrainingSettings,
    shelf: Shelf,
    on_progress: ProgressListener = ignore_progress,
    *,
    start: Extractor | None = None,
    device: torch.device | None = None,
    on_less_memory: Callable[[int], None] = lambda _: None,
) -> Path:
    """The file of a data set's extractor: learnt earlier, carried on where it was interrupted, or learnt now.

    Where the memory does not hold a batch, it is learnt from batches of half the size, of which
    ``on_less_memory`` hears.

    Raises:
        UserError: no picture can be read, a folder cannot be written, or the memory holds not one picture.
        Cancelled: the listener asks to stop; the state of the training is kept.
    """
    shelf.make()
    path = shelf.extractors / f"{_identity(dataset, settings, start)}{SUFFIX}"
    if container_kind(path) != KIND:
        partial = path.with_suffix(PARTIAL)

        def learn(settings: TrainingSettings) -> NetworkExtractor:
            pictures = shelf.pictures
            return train_extractor(
                dataset, settings, on_progress, partial, cache=pictures, start=start, device=device
            )

        save_extractor(path, _learnt_within_memory(learn, settings, on_less_memory))
        partial.unlink(missing_ok=True)
    return path


def _learnt_within_memory(
    learn: Callable[[TrainingSettings], NetworkExtractor],
    settings: TrainingSettings,
    on_less_memory: Callable[[int], None],
) -> NetworkExtractor:
    while True:
        try:
            return learn(settings)
        except (MemoryError, RuntimeError) as error:
            settings = replace(settings, batch_size=halved(settings.batch_size, error))
            on_less_memory(settings.batch_size)


def _identity(dataset: Dataset, settings: TrainingSettings, start: Extractor | None) -> str:
    """SHA-256 in hex over all that the extractor depends on."""
    features = [asdict(feature) for feature in dataset.features]
    parts = [dataset.digest, features, asdict(settings), start.fingerprint if start else None]
    digest = hashlib.sha256(json.dumps(parts).encode())
    digest.update(dataset.labels.tobytes())
    return digest.hexdigest()
