"""What the feature panel remembers from one start to the next: folded groups and favourites."""

import json
from collections.abc import Iterable

from PySide6.QtCore import QSettings

from tlgan_desktop.axes import AxisSet


class PanelMemory:
    """Keeps names in the settings: folded groups by axis set, favourite features by generator.

    Favourites outlive a new discovery, whose axes bear the names of the old ones; what is folded does not.
    """

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def folded(self, axis_set: AxisSet) -> frozenset[str]:
        """The groups of an axis set that are folded."""
        return self._names(_folded_key(axis_set))

    def set_folded(self, axis_set: AxisSet, groups: Iterable[str]) -> None:
        """Remember which groups of an axis set are folded."""
        self._remember(_folded_key(axis_set), groups)

    def favourites(self, axis_set: AxisSet) -> frozenset[str]:
        """The names of the features that are favourites with the generator of an axis set."""
        return self._names(_favourites_key(axis_set))

    def set_favourites(self, axis_set: AxisSet, names: Iterable[str]) -> None:
        """Remember the favourites among the axes of a set; those of other sets of its generator stay."""
        others = self.favourites(axis_set) - set(axis_set.names)
        self._remember(_favourites_key(axis_set), {*others, *names})

    def _names(self, key: str) -> frozenset[str]:
        try:
            names = json.loads(str(self._settings.value(key, "[]")))
        except ValueError:  # edited by hand
            return frozenset()
        return frozenset(str(name) for name in names) if isinstance(names, list) else frozenset()

    def _remember(self, key: str, names: Iterable[str]) -> None:
        if kept := sorted(names):
            self._settings.setValue(key, json.dumps(kept))
        else:
            self._settings.remove(key)


def _folded_key(axis_set: AxisSet) -> str:
    return f"folded/{axis_set.fingerprint}"


def _favourites_key(axis_set: AxisSet) -> str:
    return f"favourites/{axis_set.generator_fingerprint or axis_set.fingerprint}"
