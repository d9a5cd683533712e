"""The plan of a batch: latents and the extractor are got where the export is made, not in the window."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tlgan_desktop.editing import BatchExport, Recipe, Scene, Scorer, Steering, replayed_on_seeds
from tlgan_desktop.gui.engine import compute_alone
from tlgan_desktop.gui.export.exporter import Plan
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.latents import FloatArray, sample_latents

if TYPE_CHECKING:  # generators import torch, which only the workers may do
    from tlgan_desktop.generators import GeneratorInfo


def batch_plan(
    folder: Path,
    seeds: Sequence[int],
    scene: Scene,
    recipe: Recipe,
    steering: Steering,
    info: "GeneratorInfo",
    inference: Inference,
    extractor: Path | None,
) -> Plan:
    """A plan for the edits of ``recipe`` on the pictures of ``seeds``, drawn as ``scene`` is.

    The pictures are scored by the extractor in the file ``extractor``, if any.
    """

    def plan() -> BatchExport:
        latents = _latents(seeds, recipe, info, inference)
        items = replayed_on_seeds(steering, scene, recipe.edits, latents)
        scorer = None if extractor is None else _opened(extractor)
        return BatchExport(folder, items, recipe, steering, scorer)

    return plan


def _latents(
    seeds: Sequence[int], recipe: Recipe, info: "GeneratorInfo", inference: Inference
) -> dict[int, FloatArray]:
    rows = np.concatenate([sample_latents(seed, 1, info.spaces["z"], info.prior) for seed in seeds])
    if recipe.space == "w":
        rows = inference.map_later(info.fingerprint, rows, recipe.labels).result()
    return dict(zip(seeds, rows, strict=True))


def _opened(extractor: Path) -> Scorer:
    from tlgan_desktop.extractors import open_extractor

    compute_alone()
    return open_extractor(extractor)
