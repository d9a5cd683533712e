"""An extractor that tells features of the tiny generator, and axes that name it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from tlgan_desktop.axes import AxisSet, Calibration, Whitening, read_axes, write_axes
from tlgan_desktop.extractors import ExtractorFeature, ExtractorInfo, NetworkExtractor, save_extractor
from tlgan_desktop.extractors.head import Head
from tlgan_desktop.extractors.network import Backbone, BackboneConfig
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.generators import Generator

SIZE = 16
FEATURES = (
    ExtractorFeature("Smile", FeatureKind.CONTINUOUS),
    ExtractorFeature("Beard", FeatureKind.BINARY, classes=("no", "yes")),
    ExtractorFeature("Hat", FeatureKind.ORDINAL, classes=("none", "small", "large")),
)
SAMPLES = 300


def fitted_extractor(generator: Generator, axes: Path) -> NetworkExtractor:
    """Tells three features: the head is fitted to the positions along their axes."""
    config = BackboneConfig(widths=(8, 16), blocks=(1, 1), place_width=8)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        backbone = Backbone(config)
    blank = Head(np.zeros((len(FEATURES), config.embedding)), np.zeros(len(FEATURES)))
    info = ExtractorInfo("Tiny", SIZE, FEATURES)
    latents = generator.sample(1000, SAMPLES)
    embeddings = NetworkExtractor(info, backbone, blank).embed(generator.pictures(latents))
    axis_set = read_axes(axes)
    columns = [axis_set.index(feature.name) for feature in FEATURES]
    positions = axis_set.positions(latents)[:, columns]
    design = np.column_stack([embeddings, np.ones(SAMPLES)])
    weights = np.linalg.lstsq(design, positions * [10, 2, 1], rcond=1e-6)[0]
    return NetworkExtractor(info, backbone, Head(weights[:-1].T, weights[-1]))


def save_told_axes(folder: Path, generator: Generator, axes: Path, extractor: NetworkExtractor) -> Path:
    """The axes of a file with a calibration, and beside them the extractor that they name."""
    save_extractor(folder / "extractor.safetensors", extractor)
    axis_set = read_axes(axes)
    latents = generator.sample(2000, SAMPLES)
    scores = extractor.score(generator.pictures(latents))
    told = list(axis_set.axes)
    for column, feature in enumerate(FEATURES):
        index = axis_set.index(feature.name)
        calibration = calibrated(axis_set.positions(latents)[:, index], scores[:, column])
        told[index] = replace(told[index], kind=feature.kind, calibration=calibration)
    path = folder / "axes.safetensors"
    write_axes(
        path,
        AxisSet(
            tuple(told),
            axis_set.space,
            axis_set.prior,
            axis_set.generator_fingerprint,
            extractor.fingerprint,
        ),
    )
    return path


def save_w_axes(path: Path, generator: Generator, axes: Path) -> Path:
    """The directions of the axes of a file in whitened w."""
    styles = generator.mapping(generator.sample(0, 500)).double().numpy()
    write_axes(path, replace(read_axes(axes), space="w", whitening=Whitening.fit(styles)))
    return path


def calibrated(positions: np.ndarray, scores: np.ndarray) -> Calibration:
    slope, intercept = np.polyfit(positions, scores, 1)
    scatter = scores - intercept - slope * positions
    return Calibration(float(intercept), float(slope), float(scatter.std()))
