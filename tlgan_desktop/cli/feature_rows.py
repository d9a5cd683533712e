"""What is known of each feature axis, as JSON and as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from tlgan_desktop.axes import AxisSet, FeatureAxis

FeatureRow = Mapping[str, Any]

_COLUMNS = ("feature", "group", "kind", "verdict", "held out", "angle", "extractor")


def feature_rows(axis_set: AxisSet) -> list[FeatureRow]:
    """One JSON object a feature: what was measured, and its unit direction in edit coordinates."""
    return [_feature_row(axis) for axis in axis_set.axes]


def feature_table(rows: Sequence[FeatureRow]) -> str:
    """The features as lines of text."""
    cells = [_COLUMNS, *(_cells(row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(map(str.ljust, line, widths)) for line in cells]
    return "\n".join(line.rstrip() for line in lines)


def _feature_row(axis: FeatureAxis) -> FeatureRow:
    quality = axis.quality
    held_out = {"r2": quality.r2} if quality.auc is None else {"auc": quality.auc}
    return {
        "name": axis.name,
        "group": axis.group,
        "kind": axis.kind.value,
        "verdict": quality.verdict.value,
        **held_out,
        "angle_deg": quality.angle_deg,
        "extractor_score": quality.extractor_score,
        "vector": axis.direction.tolist(),
    }


def _cells(row: FeatureRow) -> Sequence[str]:
    held_out = f"AUC {_figure(row['auc'])}" if "auc" in row else f"R2 {_figure(row['r2'])}"
    angle = "-" if row["angle_deg"] is None else f"{row['angle_deg']:.1f} deg"
    return (
        row["name"],
        row["group"],
        row["kind"],
        row["verdict"],
        held_out,
        angle,
        _figure(row["extractor_score"]),
    )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
