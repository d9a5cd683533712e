"""The job ``train-extractor``: labelled pictures to an extractor file."""

import math
import shutil
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from tlgan_desktop.cli.learning import (
    learnt_extractor,
    read_labelled_pictures,
    readable,
    remark_lines,
    remarks,
)
from tlgan_desktop.cli.options import Result, TrainExtractorOptions
from tlgan_desktop.datasets.statistics import describe
from tlgan_desktop.extractors import ExtractorFeature, open_extractor
from tlgan_desktop.progress import ProgressListener
from tlgan_desktop.storage import atomic_path, check_writable


def run(options: TrainExtractorOptions, on_progress: ProgressListener) -> Result:
    """Train the extractor, or take up an interrupted training, and save it.

    Raises:
        UserError: the pictures or labels cannot be used, or the file cannot be written.
    """
    begin = time.perf_counter()
    check_writable(options.out)
    dataset = read_labelled_pictures(options, on_progress)
    learnt = learnt_extractor(dataset, options, options.seed, on_progress)
    with atomic_path(options.out) as temporary:
        shutil.copyfile(learnt, temporary)
    extractor = open_extractor(options.out)
    used = readable(dataset, extractor)
    provenance = extractor.info.provenance
    return {
        "out": str(options.out),
        "fingerprint": extractor.fingerprint,
        "pictures": len(used.pictures),
        "way": provenance["way"],
        "compared": provenance.get("compared", {}),
        "seconds": round(time.perf_counter() - begin, 3),
        "features": [_feature_row(feature) for feature in extractor.features],
        "ties": [asdict(tie) for tie in describe(dataset).ties()],
        **remarks(used, options),
    }


def summary(result: Result) -> str:
    """What was learnt and how well it is told on held-out pictures, and what was left out."""
    learnt = f"learnt from {result['pictures']} pictures in {result['seconds']:.0f} s"
    features = [
        f"  {feature['name']} ({feature['kind']}): {_figures(feature['held_out'])}"
        for feature in result["features"]
    ]
    ties = [
        f"The pictures tie '{tie['first']}' to '{tie['second']}' (correlation {tie['correlation']:.2f})."
        for tie in result["ties"]
    ]
    head = [f"Wrote {result['out']}, {learnt}.", _way(result)]
    return "\n".join([*head, *features, *ties, *remark_lines(result)])


def _way(result: Result) -> str:
    """How it was learnt, and which way was best where several were tried."""
    compared = [f"{way} {figure:.3f}" for way, figure in result["compared"].items()]
    if len(compared) < 2:
        return f"The way: {result['way']}."
    return f"Kept what is best on held-out pictures: {result['way']} ({', '.join(compared)}; 1 is certain)."


def _feature_row(feature: ExtractorFeature) -> Mapping[str, Any]:
    held_out = feature.held_out
    return {
        "name": feature.name,
        "group": feature.group,
        "kind": feature.kind.value,
        "classes": list(feature.classes),
        "held_out": held_out and {name: _finite(value) for name, value in asdict(held_out).items()},
    }


def _figures(held_out: Mapping[str, Any] | None) -> str:
    known = {name: (held_out or {}).get(name) for name in ("auc", "accuracy", "r2", "error")}
    told = ", ".join(f"{name} {value:.3f}" for name, value in known.items() if value is not None)
    return told or "not measured"


def _finite(value: float | None) -> float | None:
    """The value as JSON knows it: None where it could not be measured."""
    return value if value is None or math.isfinite(value) else None
