"""Extractors learnt from labelled pictures, kept where the wizard of the window keeps them too."""

from pathlib import Path

from tlgan_desktop.cli.options import LearningOptions, Result
from tlgan_desktop.datasets import Dataset, read_dataset
from tlgan_desktop.datasets.packing import pack
from tlgan_desktop.discovery.carrying_out import Places
from tlgan_desktop.extractors import Extractor, TrainingSettings, Way, open_extractor
from tlgan_desktop.extractors.kept import kept_extractor
from tlgan_desktop.extractors.splitting import split_by_content
from tlgan_desktop.extractors.training import FEW_PICTURES
from tlgan_desktop.generators.device import choose_device
from tlgan_desktop.paths import cache_folder, data_folder
from tlgan_desktop.progress import ProgressListener

FEW = f"Fewer than {FEW_PICTURES} pictures teach more with an extractor to start from (--start)."


def places() -> Places:
    """The person's own folders for extractors and pictures."""
    return Places(data_folder(), cache_folder())


def read_labelled_pictures(options: LearningOptions, on_progress: ProgressListener) -> Dataset:
    """The labelled pictures of one or several folders as one data set.

    Raises:
        UserError: the pictures or their labels cannot be used.
    """
    return read_dataset(options.datasets, options.labels, dict(options.kinds), on_progress)


def readable(dataset: Dataset, extractor: Extractor) -> Dataset:
    """The data set without the pictures that turned out damaged when ``extractor`` learnt from it."""
    return pack(dataset, extractor.size, places().shelf.pictures).dataset


def remarks(dataset: Dataset | None, options: LearningOptions) -> Result:
    """What a person should hear of the labelled pictures, if there are any: all that is not used, and why."""
    if dataset is None:
        return {"refused": [], "warnings": []}
    few = options.start is None and len(dataset.pictures) < FEW_PICTURES
    return {
        "refused": [{"file": str(each.path), "reason": each.reason} for each in dataset.refused],
        "warnings": [*dataset.warnings, *([FEW] if few else [])],
    }


def remark_lines(result: Result) -> list[str]:
    """The same as lines of text."""
    refused = [f"Left out {refusal['file']}: {refusal['reason']}" for refusal in result["refused"]]
    return refused + list(result["warnings"])


def learnt_extractor(
    dataset: Dataset, options: LearningOptions, seed: int, on_progress: ProgressListener
) -> Path:
    """The file of a data set's extractor: learnt earlier, carried on where it was interrupted, or learnt now.

    Raises:
        UserError: no picture can be read, there is no such device or extractor to start from, or a folder
            cannot be written.
    """
    device = choose_device(options.device)
    start = None if options.start is None else open_extractor(options.start, device)
    settings = TrainingSettings(seed=seed, way=Way.AUTO if options.way is None else Way(options.way))
    return kept_extractor(dataset, settings, places().shelf, on_progress, start=start, device=device)


def learnt_extractors(
    dataset: Dataset, options: LearningOptions, on_progress: ProgressListener
) -> tuple[Path, Path]:
    """The files of the extractor that finds axes, and of the one that judges them.

    Raises:
        UserError: as in :func:`learnt_extractor`.
    """
    first = learnt_extractor(dataset, options, options.seed, on_progress)
    if options.start is not None:
        # A head on the same backbone differs only by what it has seen: another part of the pictures.
        dataset = dataset.rows(split_by_content(dataset.groups, dataset.labels, options.seed + 1).train)
    return first, learnt_extractor(dataset, options, options.seed + 1, on_progress)
