"""From labelled pictures to an extractor: from nothing, or from an extractor that was trained before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from tlgan_desktop.datasets.dataset import Dataset
from tlgan_desktop.datasets.packing import Packed, pack
from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.calibration import calibrate
from tlgan_desktop.extractors.extractor import Extractor, ExtractorFeature, ExtractorInfo, HeldOut
from tlgan_desktop.extractors.head import FloatArray, Head
from tlgan_desktop.extractors.held_out import held_out
from tlgan_desktop.extractors.linear_head import fit_linear
from tlgan_desktop.extractors.network_extractor import NetworkExtractor
from tlgan_desktop.extractors.settings import TrainingSettings, Way
from tlgan_desktop.extractors.splitting import Rows, Split, split_by_content
from tlgan_desktop.extractors.trainer import Trainer
from tlgan_desktop.progress import ProgressListener, ignore_progress

FEW_PICTURES = 1000
"""With fewer, a tenth held out is too small to choose between ways by, and a frozen backbone does best."""
FINE_TUNING_RATE = 0.3
"""The learning rate of fine-tuning, as a share of that from nothing."""


@dataclass(frozen=True)
class _Job:
    """What all ways of training share."""

    packed: Packed
    split: Split
    settings: TrainingSettings
    on_progress: ProgressListener
    checkpoint: Path | None
    device: torch.device | None

    @property
    def labels(self) -> FloatArray:
        return self.packed.dataset.labels


def train_extractor(
    dataset: Dataset,
    settings: TrainingSettings | None = None,
    on_progress: ProgressListener = ignore_progress,
    checkpoint: Path | None = None,
    *,
    cache: Path | None = None,
    start: Extractor | None = None,
    device: torch.device | None = None,
) -> NetworkExtractor:
    """Train an extractor for the features of a data set.

    A tenth of the pictures is held out for the figures of each feature, another for stopping and calibration;
    a frozen backbone's head is cross-validated on all of them instead.

    Args:
        dataset: labelled pictures.
        settings: seed, way, size and the like.
        on_progress: hears of every step, with the time left.
        checkpoint: a file to keep the state in; a training that was broken off goes on from there. It may be
            deleted once the extractor is saved.
        cache: the folder where decoded pictures are kept.
        start: an extractor to start from, for the ways that need one.
        device: where to compute; the CPU when None.

    Raises:
        UserError: no picture can be read, or the way needs an extractor of ours to start from.
        Cancelled: the listener asks to stop.
    """
    settings = settings or TrainingSettings()
    way = _way(settings.way, start, len(dataset.pictures))
    packed = pack(dataset, start.size if start else settings.size, cache, on_progress)
    split = split_by_content(packed.dataset.groups, packed.dataset.labels, settings.seed)
    job = _Job(packed, split, settings, on_progress, checkpoint, device)
    if way is Way.FROM_NOTHING:
        return _with_provenance(_trained(job, None), job, Way.FROM_NOTHING, {})
    return _from_start(job, way, _ours(start))


def _way(asked: Way, start: Extractor | None, pictures: int) -> Way:
    if asked is not Way.AUTO:
        return asked
    if start is None:
        return Way.FROM_NOTHING
    return Way.FROZEN if pictures < FEW_PICTURES else Way.BETTER


def _ours(start: Extractor | None) -> NetworkExtractor:
    if not isinstance(start, NetworkExtractor):
        raise UserError("This way of training needs an extractor made here to start from; choose one.")
    return start


def _from_start(job: _Job, way: Way, start: NetworkExtractor) -> NetworkExtractor:
    """Train in the ways asked for and keep the one that does better on the test pictures."""
    tried: dict[Way, tuple[NetworkExtractor, float]] = {}
    if way is not Way.FINE_TUNED:
        tried[Way.FROZEN] = _frozen(job, start)
    if way is not Way.FROZEN:
        tuned = _trained(job, start)
        tried[Way.FINE_TUNED] = tuned, _overall([feature.held_out for feature in tuned.features])
    best = max(tried, key=lambda each: tried[each][1])
    figures = {each.value: figure for each, (_, figure) in tried.items()}
    return _with_provenance(tried[best][0], job, best, {"start": start.fingerprint, "compared": figures})


def _trained(job: _Job, start: NetworkExtractor | None) -> NetworkExtractor:
    share = 1.0 if start is None else FINE_TUNING_RATE
    settings = replace(job.settings, learning_rate=share * job.settings.learning_rate)
    backbone = start.backbone if start else None
    trainer = Trainer(job.packed, job.split, settings, backbone, job.device)
    trainer.run(job.on_progress, job.checkpoint)
    nothing = [None] * len(job.packed.dataset.features)
    raw = NetworkExtractor(_info(job, nothing), trainer.backbone, trainer.head, job.device)
    return _calibrated(raw, job)


def _calibrated(raw: NetworkExtractor, job: _Job) -> NetworkExtractor:
    """Bring scores to scale on the validation pictures and state their figures on the test pictures."""
    features, split = job.packed.dataset.features, job.split
    scores = raw.score(job.packed.pixels[split.validation])
    scales = [
        calibrate(feature.kind, scores[:, column], job.labels[split.validation, column])
        for column, feature in enumerate(features)
    ]
    intercepts, slopes = np.array(scales).T
    head = raw.head.rescaled(intercepts, slopes)
    figures = _figures(job, head.scores(raw.embed(job.packed.pixels[split.test])), split.test)
    return NetworkExtractor(_info(job, figures), raw.backbone, head, job.device)


def _frozen(job: _Job, start: NetworkExtractor) -> tuple[NetworkExtractor, float]:
    """A new head on the backbone of ``start``, and its overall figure on the test pictures."""
    dataset = job.packed.dataset
    embeddings = start.embed(job.packed.pixels, job.on_progress)
    fits = [
        fit_linear(embeddings, job.labels[:, column], feature.kind, dataset.groups, job.settings.seed)
        for column, feature in enumerate(dataset.features)
    ]
    head = Head(np.stack([fit.weights for fit in fits]), np.array([fit.bias for fit in fits]))
    scores = np.stack([fit.scores for fit in fits], axis=1)
    everything = np.arange(len(scores))
    figures = _figures(job, scores, everything, cross_validated=True)
    extractor = NetworkExtractor(_info(job, figures), start.backbone, head, job.device)
    return extractor, _overall(_figures(job, scores[job.split.test], job.split.test))


def _figures(
    job: _Job, scores: NDArray[np.float64], rows: Rows, cross_validated: bool = False
) -> tuple[HeldOut, ...]:
    return tuple(
        held_out(feature.kind, scores[:, column], job.labels[rows, column], cross_validated)
        for column, feature in enumerate(job.packed.dataset.features)
    )


def _overall(figures: Sequence[HeldOut | None]) -> float:
    """The mean over features of R2, or of the AUC's way from chance to certainty: both end at 1."""
    known = [2 * each.auc - 1 if each.auc is not None else each.r2 for each in figures if each]
    return float(np.mean([max(figure, 0.0) for figure in known if figure is not None] or [0.0]))


def _info(job: _Job, figures: Sequence[HeldOut | None]) -> ExtractorInfo:
    features = tuple(
        ExtractorFeature(feature.name, feature.kind, feature.group, feature.classes, figure)
        for feature, figure in zip(job.packed.dataset.features, figures, strict=True)
    )
    return ExtractorInfo(job.packed.dataset.name, job.packed.pixels.shape[1], features)


def _with_provenance(
    extractor: NetworkExtractor, job: _Job, way: Way, more: Mapping[str, Any]
) -> NetworkExtractor:
    provenance = {
        "way": way.value,
        "dataset": job.packed.dataset.name,
        "pictures": len(job.packed.pixels),
        "seed": job.settings.seed,
        **more,
    }
    extractor.info = replace(extractor.info, provenance=provenance)
    return extractor
