"""A section of the feature list: a header and the rows below it."""

from collections.abc import Mapping

from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui.panel.feature_row import FeatureRow
from tlgan_desktop.gui.panel.group_header import GroupHeader

MOVED = 0.5
"""A feature this far from where it stands in the start picture counts as moved: what one begins to see."""


class Section:
    """The features of a group that are no favourites, or, with the key None, the favourites of all groups."""

    def __init__(self, key: str | None, title: str) -> None:
        self.key = key
        self.header = GroupHeader(title)
        self.rows: list[FeatureRow] = []

    @property
    def title(self) -> str:
        """The words of the header."""
        return self.header.text()

    @property
    def remembered_as(self) -> str:
        """The name under which its fold is remembered; no group can have that of the favourites."""
        return "favourites" if self.key is None else f"group {self.key}"

    @property
    def is_open(self) -> bool:
        """Whether the rows are shown."""
        return self.header.isChecked()

    @property
    def names(self) -> tuple[str, ...]:
        """The features of the section."""
        return tuple(row.name for row in self.rows)

    def holds(self, row: FeatureRow, favourite: bool) -> bool:
        """Whether a row belongs here."""
        return favourite if self.key is None else not favourite and row.group == self.key

    def count(self, states: Mapping[str, SliderState], starts: Mapping[str, float]) -> None:
        """Have the header tell how many features are moved and locked."""
        known = [(states[name], starts.get(name)) for name in self.names if name in states]
        moved = sum(start is not None and abs(state.position - start) >= MOVED for state, start in known)
        self.header.show_counts(len(self.rows), moved, sum(state.locked for state, _ in known))
