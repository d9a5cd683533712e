"""Telling the formats of axes from elsewhere by their content."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np

from tlgan_desktop.axes.foreign.arrays import Content, read_content
from tlgan_desktop.axes.foreign.naming import distinct, name_from_file, plain_name
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import FloatArray

ORTHOGONAL = 1e-3


class Meaning(StrEnum):
    """What a vector from elsewhere says about a feature."""

    BOUNDARY = "boundary"
    """The normal of a boundary, or a slope: the feature is measured along it."""
    DIRECTION = "direction"
    """A step: moving by it changes the feature."""


@dataclass(frozen=True, eq=False)
class ForeignAxes:
    """Vectors ``(k, d)`` of another project, turned and named as ours, before they know a generator.

    ``space`` is ``z`` or ``w`` where the file tells it or its format implies it, else None.
    """

    names: tuple[str, ...]
    vectors: FloatArray
    meaning: Meaning
    space: str | None
    format: str

    @property
    def dimension(self) -> int:
        """The dimension d of the latent space."""
        return int(self.vectors.shape[1])


def read_foreign_axes(path: Path) -> ForeignAxes:
    """Axes from a file of another project: TL-GAN, InterFaceGAN, GANSpace, e4e, or StyleGAN directions.

    Raises:
        UserError: the file is missing, damaged, holds no axes, or asks for anything but plain data.
    """
    path = Path(path)
    content = read_content(path)
    try:
        return _recognised(path, content)
    except (TypeError, ValueError) as error:
        raise UserError(
            f"{path.name} holds no axes that this application knows ({error}); "
            "export them as a .npy of one direction (d,)."
        ) from error


def _recognised(path: Path, content: Content) -> ForeignAxes:
    data = content.data
    if isinstance(data, np.ndarray):
        return _from_array(path, _numbers(data), content.from_torch)
    if not isinstance(data, Mapping):
        raise ValueError("no array and no dictionary of arrays")
    for key, read in (("direction", _tl_gan), ("lat_comp", _gan_space), ("comp", _e4e_components)):
        if key in data:
            return read(data)
    arrays = [value for value in data.values() if isinstance(value, np.ndarray)]
    # A checkpoint may have one array beside its networks: rosinality's keep the average style so.
    if len(arrays) == 1 and not any(isinstance(value, Mapping) for value in data.values()):
        return _from_array(path, _numbers(arrays[0]), content.from_torch)
    raise ValueError("none of the entries that direction files have")


def _tl_gan(content: Mapping[object, object]) -> ForeignAxes:
    """TL-GAN (2018): {'direction': (d, k) slopes in z, 'name': k names}."""
    directions = _numbers(content["direction"])
    names = _texts(content.get("name"))
    if directions.ndim != 2:
        raise ValueError("directions that are no table")
    if names and len(names) not in directions.shape:
        raise ValueError(f"{len(names)} names for directions of shape {directions.shape}")
    transposed = not names or directions.shape[1] == len(names)
    rows = directions.T if transposed else directions
    return _named(names or _numbered(len(rows)), rows, Meaning.BOUNDARY, "z", "TL-GAN directions")


def _gan_space(content: Mapping[object, object]) -> ForeignAxes:
    """GANSpace (2020): components in z or w, whose deviations are all 1 in z; or one that was named."""
    rows = _numbers(content["lat_comp"])
    rows = rows.reshape(-1, rows.shape[-1])
    told = content.get("latent_space")
    if isinstance(told, str):
        space: str | None = told.lower() if told.lower() in ("z", "w") else None
    else:
        deviations = content.get("lat_stdev")
        in_z = isinstance(deviations, np.ndarray) and bool(np.all(deviations == 1))
        space = "z" if in_z else "w"
    names = _texts(content.get("name")) or _numbered(len(rows))
    return _named(names, rows, Meaning.DIRECTION, space, "GANSpace components")


def _e4e_components(content: Mapping[object, object]) -> ForeignAxes:
    """Encoder4editing (2021): {'comp': (k, 1, d), 'mean', 'std'}, GANSpace's components in w."""
    rows = _numbers(content["comp"])
    rows = rows.reshape(-1, rows.shape[-1])
    return _named(_numbered(len(rows)), rows, Meaning.DIRECTION, "w", "e4e components")


def _from_array(path: Path, array: FloatArray, from_torch: bool) -> ForeignAxes:
    """One array: a boundary (1, d), a direction (d,) or (layers, d), or components (k, d) at right angles.

    Boundaries that torch wrote are those of encoders, which edit in w. Layers of a direction are averaged:
    an edit in w moves all layers together.
    """
    rows = array.reshape(-1, array.shape[-1])
    name = name_from_file(path.stem)
    if array.ndim == 2 and len(array) == 1:
        known = "w" if from_torch or _mentions_w(path) else "z"
        return _named([name], rows, Meaning.BOUNDARY, known, "InterFaceGAN boundary")
    if len(rows) > 1 and _orthogonal(rows):
        return _named(_numbered(len(rows)), rows, Meaning.DIRECTION, None, "components")
    mean = rows[rows.any(axis=1)].mean(axis=0, keepdims=True) if rows.any() else rows[:1]
    space = "w" if len(rows) > 1 else None
    return _named([name], mean, Meaning.DIRECTION, space, "StyleGAN direction")


def _named(
    names: Sequence[str], rows: FloatArray, meaning: Meaning, space: str | None, file_format: str
) -> ForeignAxes:
    if len(names) != len(rows) or not len(rows) or rows.shape[1] < 2:
        raise ValueError(f"{len(names)} names for directions of shape {rows.shape}")
    if not np.isfinite(rows).all() or not rows.any(axis=1).all():
        raise ValueError("a direction that is not finite or nothing but zeros")
    plain = [plain_name(name) for name in names]
    signs = np.array([[-1.0 if turned else 1.0] for _, turned in plain])
    shown = distinct([name for name, _ in plain])
    return ForeignAxes(tuple(shown), signs * rows, meaning, space, file_format)


def _numbers(value: object) -> FloatArray:
    array = np.asarray(value)
    if array.dtype.kind not in "fiu" or array.ndim == 0:
        raise ValueError("directions that are not numbers")
    return np.array(array, dtype=np.float64)


def _texts(value: object) -> list[str]:
    """Names as a list, whether the file holds a text, a list, or an array of them."""
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, str | bytes):
        value = [value]
    items = value if isinstance(value, list | tuple) else []
    return [item.decode(errors="replace") if isinstance(item, bytes) else str(item) for item in items]


def _numbered(count: int) -> list[str]:
    return [f"Component {index}" for index in range(count)]


def _orthogonal(rows: FloatArray) -> bool:
    lengths = np.linalg.norm(rows, axis=1)
    if len(rows) > rows.shape[1] or not lengths.all():
        return False
    unit = rows / lengths[:, None]
    return bool(np.abs(unit @ unit.T - np.eye(len(rows))).max() < ORTHOGONAL)


def _mentions_w(path: Path) -> bool:
    """InterFaceGAN tells w by ``_w_`` in the name, or a folder such as ``stylegan2_ffhq_w``."""
    return bool(re.search(r"(^|_)w(_|$)", path.stem) or path.parent.name.endswith("_w"))
