"""Giving axes from elsewhere a place in a generator's latent spaces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from tlgan_desktop.axes.axis import AxisSet, FeatureAxis
from tlgan_desktop.axes.foreign.recognising import ForeignAxes, Meaning
from tlgan_desktop.axes.whitening import Whitening
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import FloatArray, Prior

GROUP = "Imported"


@dataclass(frozen=True)
class LatentSpaces:
    """What axes from elsewhere need to know about the generator they're opened for.

    ``dimensions`` is {space: d}; ``whiten`` gives the whitening of w, and is called only if it is needed.
    """

    dimensions: Mapping[str, int]
    prior: Prior
    whiten: Callable[[], Whitening]


def adopt(foreign: ForeignAxes, spaces: LatentSpaces, space: str | None = None) -> AxisSet:
    """An axis set of these axes in ``space``, or in the space that their file implies.

    Which generator they were made for is not known; the set's fingerprint is None. In whitened coordinates a
    boundary keeps what it measures, v ~ S^1/2 n, and a direction where it moves, v ~ S^-1/2 delta.

    Raises:
        UserError: the generator has no such space, its dimension differs, or a direction leads nowhere.
    """
    space = space or likely_space(foreign, spaces.dimensions)
    _check_space(foreign, spaces.dimensions, space)
    whitening = spaces.whiten() if space == "w" else None
    rows = foreign.vectors if whitening is None else _whitened(foreign, whitening)
    kind = FeatureKind.BINARY if foreign.meaning is Meaning.BOUNDARY else FeatureKind.CONTINUOUS
    axes = tuple(_axis(name, kind, row) for name, row in zip(foreign.names, rows, strict=True))
    provenance = {"imported": foreign.format, "meaning": foreign.meaning.value}
    return AxisSet(axes, space, spaces.prior, whitening=whitening, provenance=provenance)


def possible_spaces(foreign: ForeignAxes, dimensions: Mapping[str, int]) -> tuple[str, ...]:
    """The latent spaces of a generator {space: d} where these axes can live, the likeliest first.

    Raises:
        UserError: the space that their file implies is not there, or has another dimension.
    """
    likely = likely_space(foreign, dimensions)
    _check_space(foreign, dimensions, likely)
    return (likely, *(space for space, d in dimensions.items() if d == foreign.dimension and space != likely))


def likely_space(foreign: ForeignAxes, dimensions: Mapping[str, int]) -> str:
    """The space that a file implies, or w where there is one, as StyleGAN's directions live there."""
    return foreign.space or ("w" if dimensions.get("w") == foreign.dimension else "z")


def _check_space(foreign: ForeignAxes, dimensions: Mapping[str, int], space: str) -> None:
    dimension = dimensions.get(space)
    if dimension is None:
        raise UserError(f"These axes are for the latent space {space}, which this generator does not have.")
    if dimension != foreign.dimension:
        raise UserError(
            f"These axes have {foreign.dimension} dimensions, but this generator's {space} has {dimension}; "
            "choose axes that were made for it."
        )


def _whitened(foreign: ForeignAxes, whitening: Whitening) -> FloatArray:
    root = whitening.root if foreign.meaning is Meaning.BOUNDARY else whitening.inverse_root
    return np.asarray(foreign.vectors @ root, dtype=np.float64)


def _axis(name: str, kind: FeatureKind, row: FloatArray) -> FeatureAxis:
    length = float(np.linalg.norm(row))
    if not length > 0:
        raise UserError(f"'{name}' leads nowhere that this generator's latents go; import other axes.")
    return FeatureAxis(name, GROUP, kind, row / length)
