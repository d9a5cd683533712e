"""The job ``axes``: the features of an axis file, their quality and their cosines."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from tlgan_desktop.axes import AxisSet, holds_axes, read_axes
from tlgan_desktop.cli.feature_rows import feature_rows, feature_table
from tlgan_desktop.cli.options import AxesOptions, Result
from tlgan_desktop.paths import default_axes
from tlgan_desktop.progress import ProgressListener
from tlgan_desktop.storage import SCHEMA, container_kind


def run(options: AxesOptions, on_progress: ProgressListener) -> Result:  # noqa: ARG001 - done at once
    """Describe the axis file; with ``report`` also its calibrations and how it was made.

    Raises:
        UserError: the file is no axis file or is damaged.
    """
    axis_set = _opened(options)
    result = {
        "schema": SCHEMA,
        "generator_fingerprint": axis_set.generator_fingerprint,
        "extractor": axis_set.extractor,
        "space": axis_set.space,
        "dimension": axis_set.dimension,
        "features": feature_rows(axis_set),
        "cosines": axis_set.cosines().tolist(),
    }
    return result | {"report": _report(axis_set)} if options.report else result


def summary(result: Result) -> str:
    """A table of features, what the axes share, and the report where it was asked for."""
    features = result["features"]
    text = [
        f"{len(features)} features in {result['space']} with {result['dimension']} dimensions",
        "",
        feature_table(features),
        "",
        _overlap([feature["name"] for feature in features], np.array(result["cosines"])),
    ]
    return "\n".join(text + (_report_lines(result["report"]) if "report" in result else []))


def _opened(options: AxesOptions) -> AxisSet:
    path = options.file or default_axes()
    if container_kind(path) is not None or not holds_axes(path):
        return read_axes(path)
    # Only axes from elsewhere need a generator, and with it torch.
    from tlgan_desktop.cli.starting import open_chosen_axes, open_chosen_generator

    generator = open_chosen_generator(options.generator, "cpu", options)
    return open_chosen_axes(path, generator, options.space)


def _overlap(names: list[str], cosines: np.ndarray) -> str:
    rows, columns = np.triu_indices(len(names), k=1)
    if not rows.size:
        return "One axis alone shares nothing."
    shared = np.abs(cosines[rows, columns])
    row, column = rows[shared.argmax()], columns[shared.argmax()]
    return (
        f"Mean |cosine| of two axes {shared.mean():.2f}; "
        f"most alike: {names[row]} and {names[column]} ({cosines[row, column]:.2f})."
    )


def _report(axis_set: AxisSet) -> Mapping[str, Any]:
    return {
        "monotone": {axis.name: axis.quality.monotone for axis in axis_set.axes},
        "calibration": {axis.name: axis.calibration and asdict(axis.calibration) for axis in axis_set.axes},
        "provenance": dict(axis_set.provenance),
    }


def _report_lines(report: Mapping[str, Any]) -> list[str]:
    lines = ["", "score = intercept + slope * position, with a deviation; share of latents where it rises"]
    for name, calibration in report["calibration"].items():
        share = report["monotone"][name]
        figures = " ".join(f"{figure:8.3f}" for figure in (calibration or {}).values())
        lines.append(f"  {name}: {figures or 'not measured'}  {'-' if share is None else f'{share:.0%}'}")
    return [*lines, "", "How it was made:", json.dumps(report["provenance"], indent=2, ensure_ascii=False)]
