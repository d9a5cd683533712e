"""Axis files: safetensors with the directions, the whitening and a header that is checked on opening."""

from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from tlgan_desktop.axes.axis import AxisSet, Calibration, FeatureAxis, Quality
from tlgan_desktop.axes.whitening import Whitening
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior
from tlgan_desktop.storage import Container, Tensors, read_container, write_container

KIND = "axes"


class _Feature(BaseModel):
    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)

    name: str
    group: str
    kind: FeatureKind
    calibration: Calibration | None
    quality: Quality
    hidden: bool = False
    scored_as: str | None = None


class _Header(BaseModel):
    model_config = ConfigDict(extra="ignore")

    features: list[_Feature]
    space: str
    prior: Prior
    generator_fingerprint: str | None
    extractor: str | None
    provenance: dict[str, Any]


def write_axes(path: Path, axis_set: AxisSet) -> None:
    """Write an axis set as one of our axis files.

    Raises:
        UserError: the file cannot be written.
    """
    container = axes_container(axis_set)
    write_container(path, KIND, container.header, container.tensors)


def read_axes(path: Path) -> AxisSet:
    """Read an axis file of ours.

    Raises:
        UserError: the file is missing, damaged, foreign, of another kind, or contradicts itself.
    """
    path = Path(path)
    return axes_from_container(read_container(path, KIND), path.name)


def axes_container(axis_set: AxisSet) -> Container:
    """The header and tensors of an axis set, also for files that carry one among other things."""
    header = _Header(
        features=[
            _Feature(
                name=axis.name,
                group=axis.group,
                kind=axis.kind,
                calibration=axis.calibration,
                quality=axis.quality,
                hidden=axis.hidden,
                scored_as=axis.scored_as,
            )
            for axis in axis_set.axes
        ],
        space=axis_set.space,
        prior=axis_set.prior,
        generator_fingerprint=axis_set.generator_fingerprint,
        extractor=axis_set.extractor,
        provenance=dict(axis_set.provenance),
    )
    return Container(KIND, header.model_dump(mode="json"), _tensors(axis_set))


def axes_from_container(container: Container, file_name: str) -> AxisSet:
    """The axis set in a container, for files that carry one among other things.

    Raises:
        UserError: the header or the tensors are not those of an axis set; names ``file_name``.
    """
    try:
        header = _Header.model_validate(container.header)
        return _assembled(header, container.tensors)
    except (ValidationError, ValueError, KeyError) as error:
        raise UserError(f"{file_name} is not a valid axis file ({_reason(error)}); make it anew.") from error


def _tensors(axis_set: AxisSet) -> Tensors:
    tensors = {"directions": axis_set.directions}
    if axis_set.whitening is not None:
        tensors |= {
            "whitening.mean": axis_set.whitening.mean,
            "whitening.covariance": axis_set.whitening.covariance,
        }
    return tensors


def _assembled(header: _Header, tensors: Tensors) -> AxisSet:
    directions = np.asarray(tensors["directions"], dtype=np.float64)
    if directions.ndim != 2 or len(directions) != len(header.features):
        raise ValueError(f"directions of shape {directions.shape} for {len(header.features)} features")
    whitening = None
    if "whitening.mean" in tensors:
        whitening = Whitening(tensors["whitening.mean"], tensors["whitening.covariance"])
    axes = tuple(
        FeatureAxis(
            feature.name,
            feature.group,
            feature.kind,
            row,
            feature.calibration,
            feature.quality,
            feature.hidden,
            feature.scored_as,
        )
        for feature, row in zip(header.features, directions, strict=True)
    )
    return AxisSet(
        axes=axes,
        space=header.space,
        prior=header.prior,
        generator_fingerprint=header.generator_fingerprint,
        extractor=header.extractor,
        whitening=whitening,
        provenance=header.provenance,
    )


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    if isinstance(error, KeyError):
        return f"the tensor {error} is missing"
    return str(error)
