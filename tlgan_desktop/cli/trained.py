"""Extractors learnt from labelled pictures, kept so that the same ones are never learnt twice."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tlgan_desktop.datasets import Dataset, read_dataset
from tlgan_desktop.errors import UsageError, UserError
from tlgan_desktop.extractors import TrainingSettings, save_extractor, train_extractor
from tlgan_desktop.extractors.files import KIND as EXTRACTOR
from tlgan_desktop.paths import cache_folder
from tlgan_desktop.progress import ProgressListener
from tlgan_desktop.storage import container_kind


def read_labelled_pictures(
    folders: Sequence[Path], labels: Path | None, on_progress: ProgressListener
) -> Dataset:
    """The labelled pictures of one or several folders as one data set.

    Raises:
        UsageError: no folder is named.
        UserError: the pictures or their labels cannot be used.
    """
    if not folders:
        raise UsageError("Name the labelled pictures with --dataset, once or more.")
    return read_dataset(folders, labels, on_progress=on_progress)


def trained_extractor(dataset: Dataset, seed: int, on_progress: ProgressListener) -> Path:
    """The file of a data set's extractor: learnt now, carried on where it was interrupted, or learnt earlier.

    Raises:
        UserError: no picture can be read, or the cache folder cannot be written.
    """
    settings = TrainingSettings(seed=seed)
    path = _folder("extractors") / f"{_identity(dataset, settings)}.safetensors"
    if container_kind(path) != EXTRACTOR:
        checkpoint = path.with_suffix(".partial")
        save_extractor(
            path, train_extractor(dataset, settings, on_progress, checkpoint, cache=_folder("datasets"))
        )
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


def _identity(dataset: Dataset, settings: TrainingSettings) -> str:
    """SHA-256 in hex over all that the extractor depends on."""
    features = [asdict(feature) for feature in dataset.features]
    digest = hashlib.sha256(json.dumps([dataset.digest, features, asdict(settings)]).encode())
    digest.update(dataset.labels.tobytes())
    return digest.hexdigest()
