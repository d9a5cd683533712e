"""Which features of which extractors a discovery looks for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tlgan_desktop.errors import UserError
from tlgan_desktop.extractors.extractor import Extractor, ExtractorFeature
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import FloatArray


@dataclass(frozen=True)
class Selection:
    """Features, the extractors that tell them, and their columns in these extractors' joined scores."""

    extractors: tuple[Extractor, ...]
    features: tuple[ExtractorFeature, ...]
    columns: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the features."""
        return tuple(feature.name for feature in self.features)

    @property
    def kinds(self) -> tuple[FeatureKind, ...]:
        """The kinds of the features."""
        return tuple(feature.kind for feature in self.features)

    def scores(self, parts: Sequence[FloatArray]) -> FloatArray:
        """The scores ``(n, k)`` of these features among those of all extractors."""
        return np.concatenate(parts, axis=1)[:, list(self.columns)]

    def only(self, places: Sequence[int]) -> "Selection":
        """The same with only the features at these places."""
        features = tuple(self.features[place] for place in places)
        return replace(self, features=features, columns=tuple(self.columns[place] for place in places))


def select(
    extractors: Sequence[Extractor], wanted: Sequence[str] | None, taken: Collection[str] = ()
) -> Selection:
    """The features called ``wanted``, or when None all that are not ``taken`` already.

    Raises:
        UserError: there is no extractor or feature, two extractors tell the same one, or a wanted one is
            unknown or taken.
    """
    if not extractors:
        raise UserError("Discovery needs an extractor; train one from labelled pictures first.")
    names = [feature.name for extractor in extractors for feature in extractor.features]
    chosen = tuple(wanted if wanted is not None else (name for name in names if name not in taken))
    _check_names(chosen, names, taken)
    needed = tuple(each for each in extractors if any(feature.name in chosen for feature in each.features))
    told = {feature.name: feature for each in needed for feature in each.features}
    columns = [feature.name for each in needed for feature in each.features]
    return Selection(needed, tuple(told[name] for name in chosen), tuple(map(columns.index, chosen)))


def _check_names(chosen: Sequence[str], names: Sequence[str], taken: Collection[str]) -> None:
    if not chosen:
        raise UserError("There is no feature to look for: the axis set has all of them.")
    for name in chosen:
        if name in taken:
            raise UserError(f"The axis set already has an axis '{name}'; leave it out or start a new set.")
        if name not in names:
            raise UserError(f"No extractor tells a feature '{name}'; known are: {', '.join(names)}.")
        if names.count(name) > 1 or list(chosen).count(name) > 1:
            raise UserError(f"The feature '{name}' comes twice; rename it in one of the data sets.")
