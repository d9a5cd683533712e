"""Extractors learnt from labelled pictures, kept so that the same ones are never learnt twice."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from tlgan_desktop.cli.options import LearningOptions
from tlgan_desktop.datasets import Dataset, read_dataset
from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors import (
    Extractor,
    TrainingSettings,
    open_extractor,
    save_extractor,
    train_extractor,
)
from tlgan_desktop.extractors.files import KIND as EXTRACTOR
from tlgan_desktop.generators.device import choose_device
from tlgan_desktop.paths import cache_folder
from tlgan_desktop.progress import ProgressListener
from tlgan_desktop.storage import container_kind


def read_labelled_pictures(options: LearningOptions, on_progress: ProgressListener) -> Dataset:
    """The labelled pictures of one or several folders as one data set.

    Raises:
        UserError: the pictures or their labels cannot be used.
    """
    return read_dataset(options.datasets, options.labels, on_progress=on_progress)


def trained_extractor(
    dataset: Dataset, options: LearningOptions, seed: int, on_progress: ProgressListener
) -> Path:
    """The file of a data set's extractor: learnt now, carried on where it was interrupted, or learnt earlier.

    Raises:
        UserError: no picture can be read, there is no such device or extractor to start from, or the cache
            folder cannot be written.
    """
    settings = TrainingSettings(seed=seed)
    device = choose_device(options.device)
    start = None if options.start is None else open_extractor(options.start, device)
    path = _folder("extractors") / f"{_identity(dataset, settings, start)}.safetensors"
    if container_kind(path) != EXTRACTOR:
        checkpoint, cache = path.with_suffix(".partial"), _folder("datasets")
        extractor = train_extractor(
            dataset, settings, on_progress, checkpoint, cache=cache, start=start, device=device
        )
        save_extractor(path, extractor)
        checkpoint.unlink(missing_ok=True)
    return path


def _folder(name: str) -> Path:
    folder = cache_folder() / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be made ({error.strerror}); make room for it."
        ) from error
    return folder


def _identity(dataset: Dataset, settings: TrainingSettings, start: Extractor | None) -> str:
    """SHA-256 in hex over all that the extractor depends on."""
    features = [asdict(feature) for feature in dataset.features]
    parts = [dataset.digest, features, asdict(settings), start and start.fingerprint]
    digest = hashlib.sha256(json.dumps(parts).encode())
    digest.update(dataset.labels.tobytes())
    return digest.hexdigest()
