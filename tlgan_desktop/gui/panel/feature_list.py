"""The list of features: favourites first, then group after group, each of which folds."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from tlgan_desktop.axes import AxisSet, FeatureAxis
from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.panel.feature_row import FeatureRow
from tlgan_desktop.gui.panel.panel_memory import PanelMemory
from tlgan_desktop.gui.panel.section import Section
from tlgan_desktop.gui.theme import GRID


class FeatureList(QScrollArea):
    """The rows of an axis set in sections. A favourite stands among the favourites, not in its group."""

    gesture_started = Signal()
    gesture_ended = Signal()
    targeted = Signal(str, float)
    reverted = Signal(str)
    lock_toggled = Signal(str, bool)
    row_menu_wanted = Signal(str, object)
    """The menu of a feature is wanted at a ``QPoint`` of the screen."""
    section_menu_wanted = Signal(object, object)
    """The menu of a ``Section`` is wanted at a ``QPoint`` of the screen."""
    current_changed = Signal()
    arranged = Signal()
    """Features became favourites, or were folded."""

    def __init__(self, memory: PanelMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FeatureRow] = {}
        self.sections: list[Section] = []
        self.current: FeatureRow | None = None
        self._memory = memory
        self._axis_set: AxisSet | None = None
        self._wanted, self._favourites_only = "", False
        self._states: Mapping[str, SliderState] = {}
        self._any_lock = False
        self._starts: Mapping[str, float] = {}
        self._nothing = labels.secondary()
        self._column = QVBoxLayout()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._note_focus)

    def show_axes(self, axis_set: AxisSet | None) -> None:
        """Make the rows of the axes of a set that are shown; None for none."""
        self._axis_set, self.current = axis_set, None
        self._states, self._starts = {}, {}
        axes = _in_groups(axis_set)
        self.rows = {axis.name: self._row(axis) for axis in axes}
        groups = dict.fromkeys(axis.group for axis in axes)
        self.sections = [
            Section(None, self.tr("Favourites")),
            *(Section(each, each or self.tr("Other features")) for each in groups),
        ]
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 2 * GRID)
        self._column.setSpacing(0)
        self._nothing = labels.secondary()
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open_sections()
        self._fill()
        self.setWidget(page)
        self._chain()
        self.current_changed.emit()

    def show_states(self, states: Mapping[str, SliderState]) -> None:
        """Show the state of every slider."""
        self._states = states
        self._any_lock = any(state.locked for state in states.values())
        for row in self.rows.values():
            if not row.isHidden():
                self._update(row)
        self._count()

    def show_starts(self, starts: Mapping[str, float]) -> None:
        """Tell where every feature stands in the start picture."""
        self._starts = starts
        for name, row in self.rows.items():
            row.slider.show_start(starts.get(name))
        self._count()

    @property
    def favourites(self) -> frozenset[str]:
        """The favourites among the features."""
        return frozenset(name for name, row in self.rows.items() if row.star.isChecked())

    @property
    def all_folded(self) -> bool:
        """Whether every section is folded."""
        return not any(section.is_open for section in self.sections if section.rows)

    def narrow(self, wanted: str) -> None:
        """Show the features whose name or group contains a text; none of them stays folded."""
        self._wanted = wanted.strip().casefold()
        self._arrange()

    def show_favourites_only(self, only: bool) -> None:
        """Show the favourites alone, or all features."""
        self._favourites_only = only
        self._arrange()

    def fold_all(self, folded: bool) -> None:
        """Fold all sections, or open them."""
        for section in self.sections:
            section.header.setChecked(not folded)

    def go_to(self, names: Collection[str]) -> None:
        """Bring features into sight, as many as fit below the first, and the keyboard to its slider."""
        sections = [section for section in self.sections if any(row.name in names for row in section.rows)]
        rows = [row for section in sections for row in section.rows if row.name in names]
        for section in sections:
            section.header.setChecked(True)
        rows[0].slider.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_current(rows[0])
        QTimer.singleShot(0, rows[0], partial(self._bring_into_sight, rows))  # new rows have a place by then

    @Slot(str, bool)
    def favour(self, name: str, favourite: bool) -> None:
        """Put a feature among the favourites, or back into its group."""
        if self._axis_set is None:
            return
        self.rows[name].show_favourite(favourite)
        self._memory.set_favourites(self._axis_set, self.favourites)
        self._fill()
        self._chain()

    def _row(self, axis: FeatureAxis) -> FeatureRow:
        row = FeatureRow(axis)
        row.gesture_started.connect(self.gesture_started)
        row.gesture_ended.connect(self.gesture_ended)
        row.targeted.connect(self.targeted)
        row.reverted.connect(self.reverted)
        row.lock_toggled.connect(self.lock_toggled)
        row.favoured.connect(self.favour)
        row.menu_wanted.connect(self._want_row_menu)
        return row

    def _open_sections(self) -> None:
        """Bring favourites and folds to what is remembered, then remember every change."""
        if self._axis_set is None:
            return
        for name in self._memory.favourites(self._axis_set) & self.rows.keys():
            self.rows[name].show_favourite(True)
        folded = self._memory.folded(self._axis_set)
        for section in self.sections:
            section.header.setChecked(section.remembered_as not in folded)
            section.header.toggled.connect(self._fold)
            section.header.step_wanted.connect(self._step)
            section.header.menu_wanted.connect(self._want_section_menu)

    def _fill(self) -> None:
        """Lay the rows below the headers of their sections."""
        favourites = self.favourites
        for section in self.sections:
            section.rows = [row for row in self.rows.values() if section.holds(row, row.name in favourites)]
        while self._column.takeAt(0) is not None:
            pass
        for widget in self._widgets():
            self._column.addWidget(widget)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        self._count()
        self._arrange()

    def _widgets(self) -> Iterable[QWidget]:
        for section in self.sections:
            yield section.header
            yield from section.rows

    def _chain(self) -> None:
        """Bring the tab key from top to bottom, in whatever order the widgets were made."""
        for before, after in pairwise(self._stops()):
            QWidget.setTabOrder(before, after)

    def _stops(self) -> Iterable[QWidget]:
        for section in self.sections:
            yield section.header
            for row in section.rows:
                yield from row.inputs

    def _arrange(self) -> None:
        """Show what is searched for and not folded."""
        several = sum(bool(section.rows) for section in self.sections) > 1
        anything = False
        for section in self.sections:
            hidden = self._favourites_only and section.key is not None
            found = [] if hidden else [row for row in section.rows if self._is_wanted(row)]
            is_open = section.is_open or bool(self._wanted)
            for row in section.rows:
                row.setVisible(row in found and is_open)
                self._update(row)
            section.header.setVisible(bool(found) and (several or bool(section.key)))
            anything = anything or bool(found)
        self._nothing.setText(
            self.tr("No feature has this name.")
            if self._wanted
            else self.tr("No favourites yet: click the star of a feature.")
        )
        self._nothing.setVisible(not anything)
        self.arranged.emit()

    def _update(self, row: FeatureRow) -> None:
        """Bring a row to its state; those that are folded away wait until they are seen."""
        if row.name in self._states:
            row.show_state(self._states[row.name], self._any_lock)

    def _is_wanted(self, row: FeatureRow) -> bool:
        return self._wanted in f"{row.group} {row.name}".casefold()

    def _count(self) -> None:
        for section in self.sections:
            section.count(self._states, self._starts)

    @Slot()
    def _fold(self) -> None:
        if self._axis_set is not None:
            folded = {section.remembered_as for section in self.sections if not section.is_open}
            self._memory.set_folded(self._axis_set, folded)
        self._arrange()

    @Slot(int)
    def _step(self, by: int) -> None:
        """Bring the keyboard from one header to another."""
        headers = [section.header for section in self.sections if section.header.isVisible()]
        place = [header is self.sender() for header in headers].index(True) + by
        if 0 <= place < len(headers):
            headers[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(headers[place])

    @Slot(str, object)
    def _want_row_menu(self, name: str, place: QPoint) -> None:
        row = self.rows[name]
        (row.slider if row.slider.isEnabled() else row.lock).setFocus(Qt.FocusReason.MouseFocusReason)
        self.row_menu_wanted.emit(name, place)

    @Slot(object)
    def _want_section_menu(self, place: QPoint) -> None:
        section = next(each for each in self.sections if each.header is self.sender())
        self.section_menu_wanted.emit(section, place)

    @Slot(QWidget, QWidget)
    def _note_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """The feature that the keyboard is in is what commands are about, until it is in another one."""
        while now is not None and not isinstance(now, FeatureRow):
            now = now.parentWidget()
        if isinstance(now, FeatureRow) and self.rows.get(now.name) is now:
            self._make_current(now)

    def _bring_into_sight(self, rows: Sequence[FeatureRow]) -> None:
        """Scroll to the last row, then up as far as the first needs it."""
        for row in reversed(rows):
            self.ensureWidgetVisible(row)

    def _make_current(self, row: FeatureRow) -> None:
        if row is self.current:
            return
        if self.current is not None:
            self.current.show_current(False)
        self.current = row
        row.show_current(True)
        self.current_changed.emit()


def _in_groups(axis_set: AxisSet | None) -> list[FeatureAxis]:
    """The axes that are shown, those of one group together, groups in the order of their first axis."""
    axes = axis_set.shown if axis_set else ()
    order = {group: place for place, group in reversed(list(enumerate(axis.group for axis in axes)))}
    return sorted(axes, key=lambda axis: order[axis.group])
