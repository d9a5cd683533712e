"""The features: one row an axis, grouped, searchable when there are many."""

from collections.abc import Mapping
from itertools import groupby

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.axes import AxisSet, FeatureAxis
from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.panel.feature_row import FeatureRow
from tlgan_desktop.gui.theme import GRID

MANY = 8
"""With more features than this there is a search box."""


class FeaturePanel(QWidget):
    """Shows the axes of a set, or says that there are none."""

    gesture_started = Signal()
    targeted = Signal(str, float)
    reverted = Signal(str)
    lock_toggled = Signal(str, bool)
    set_to_wanted = Signal(str)
    """The person wants to name a value of the feature itself, not a position."""
    import_wanted = Signal()
    discover_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("features")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows: dict[str, FeatureRow] = {}
        self._groups: dict[QLabel, list[FeatureRow]] = {}
        self.search = QLineEdit(placeholderText="Search features", clearButtonEnabled=True)
        self.search.setAccessibleName("Search features")
        self.search.textChanged.connect(self._filter)
        self._nothing = labels.secondary("No feature has this name.")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedLayout(self)
        self._without_axes, self._with_axes, self._waiting = self._empty_page(), self._list_page(), QWidget()
        for page in (self._waiting, self._without_axes, self._with_axes):
            self._stack.addWidget(page)
        self.setMinimumWidth(36 * GRID)

    def show_waiting(self) -> None:
        """Show nothing: there is no generator yet that could have axes."""
        self.show_axes(None)
        self._stack.setCurrentWidget(self._waiting)

    def show_axes(self, axis_set: AxisSet | None) -> None:
        """Make the rows of an axis set; None says that there are none and how to get some."""
        self.rows, self._groups = {}, {}
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 2 * GRID)
        column.setSpacing(0)
        for group, axes in groupby(_in_groups(axis_set), key=lambda axis: axis.group):
            self._add_group(column, group, [self._row(axis) for axis in axes])
        column.addWidget(self._nothing)
        column.addStretch(1)
        self._scroll.setWidget(page)
        self.search.clear()
        self.search.setVisible(len(self.rows) > MANY)
        self._nothing.hide()
        self._stack.setCurrentWidget(self._with_axes if self.rows else self._without_axes)

    def show_states(self, states: Mapping[str, SliderState]) -> None:
        """Show the state of every slider."""
        any_lock = any(state.locked for state in states.values())
        for name, row in self.rows.items():
            if name in states:
                row.show_state(states[name], any_lock)

    def show_side_effects(self, effects: Mapping[str, float]) -> None:
        """Mark the features that moved though they were not asked to; an empty mapping takes all marks off.

        ``effects`` holds the change of each such feature's re-scored value, in its axis's own standard
        deviations.
        """
        for name, row in self.rows.items():
            row.show_side_effect(effects.get(name))

    @Slot()
    def focus_search(self) -> None:
        """Bring the keyboard to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _row(self, axis: FeatureAxis) -> FeatureRow:
        row = FeatureRow(axis)
        row.gesture_started.connect(self.gesture_started)
        row.targeted.connect(self.targeted)
        row.reverted.connect(self.reverted)
        row.lock_toggled.connect(self.lock_toggled)
        row.set_to_wanted.connect(self.set_to_wanted)
        self.rows[axis.name] = row
        return row

    def _add_group(self, column: QVBoxLayout, group: str, rows: list[FeatureRow]) -> None:
        heading = labels.group(group)
        heading.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID // 2)
        column.addWidget(heading)
        for row in rows:
            column.addWidget(row)
        heading.setVisible(bool(group))
        self._groups[heading] = rows

    @Slot(str)
    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for heading, rows in self._groups.items():
            matches = [wanted in f"{heading.text()} {row.name}".casefold() for row in rows]
            for row, matching in zip(rows, matches, strict=True):
                row.setVisible(matching)
            heading.setVisible(any(matches) and bool(heading.text()))
        self._nothing.setVisible(not any(row.isVisibleTo(self) for row in self.rows.values()))

    def _list_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 0)
        head.setSpacing(GRID)
        head.addWidget(labels.title("Features"))
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        return page

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(GRID)
        title = labels.title("No axes for this generator yet")
        text = labels.secondary(
            "Axes are directions in the latent space that each change one feature. "
            "Every axis becomes a slider here."
        )
        text.setWordWrap(True)
        discover = QPushButton("Discover axes…")
        discover.setProperty("primary", True)
        discover.clicked.connect(self.discover_wanted)
        button = QPushButton("Import axes…")
        button.clicked.connect(self.import_wanted)
        column.addStretch(1)
        for widget in (title, text):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addSpacing(GRID)
        column.addWidget(discover, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        return page


def _in_groups(axis_set: AxisSet | None) -> list[FeatureAxis]:
    """The axes with those of one group together, groups in the order of their first axis."""
    axes = axis_set.shown if axis_set else ()
    order = {group: place for place, group in reversed(list(enumerate(axis.group for axis in axes)))}
    return sorted(axes, key=lambda axis: order[axis.group])
