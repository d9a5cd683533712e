"""The features beside the picture: a search box, and the list of them."""

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import SliderState
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.panel.feature_list import FeatureList
from tlgan_desktop.gui.panel.feature_menu import feature_menu, section_menu
from tlgan_desktop.gui.panel.feature_row import FeatureRow
from tlgan_desktop.gui.panel.flat_note import FlatNote
from tlgan_desktop.gui.panel.invitation import Invitation
from tlgan_desktop.gui.panel.panel_memory import PanelMemory
from tlgan_desktop.gui.panel.section import Section
from tlgan_desktop.gui.panel.star_box import StarBox
from tlgan_desktop.gui.theme import GRID

MANY = 8
"""With more features than this there is a search box."""


class FeaturePanel(QWidget):
    """Shows the axes of a set, or says that there are none."""

    gesture_started = Signal()
    gesture_ended = Signal()
    """The knob that was dragged has been let go; keys end nothing."""
    targeted = Signal(str, float)
    reverted = Signal(str)
    all_reverted = Signal(object, str)
    """Names of features that are to go back to the start picture's positions together; a word for them."""
    lock_toggled = Signal(str, bool)
    set_to_wanted = Signal(str)
    """The person wants to name a value of the feature itself, not a position."""
    details_wanted = Signal(str)
    current_changed = Signal()
    """Another feature is the one that commands are about."""
    axes_shown = Signal()
    """There are rows for other axes."""
    import_wanted = Signal()
    discover_wanted = Signal()

    def __init__(self, memory: PanelMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("features")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = QLineEdit(placeholderText=self.tr("Search features"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search features"))
        self.search.setToolTip(self.tr("Show the features whose name or group contains this; Escape: all"))
        show_all = QShortcut(Qt.Key.Key_Escape, self.search, self.search.clear)
        show_all.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.favourites_only = StarBox()
        self.favourites_only.setAccessibleName(self.tr("Favourites only"))
        self.favourites_only.setToolTip(self.tr("Show the favourites alone"))
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setObjectName("more")
        self.more.setAccessibleName(self.tr("Menu of the features"))
        self.more.setToolTip(self.tr("What can be done with the features"))
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.flat = FlatNote()
        self.list = FeatureList(memory)
        self._stack = QStackedLayout(self)
        self._without_axes, self._with_axes, self._waiting = Invitation(), self._list_page(), QWidget()
        for page in (self._waiting, self._without_axes, self._with_axes):
            self._stack.addWidget(page)
        self.setMinimumWidth(36 * GRID)
        self._connect()

    @property
    def rows(self) -> Mapping[str, FeatureRow]:
        """The row of every feature that is shown or could be."""
        return self.list.rows

    @property
    def current(self) -> str | None:
        """The feature that commands are about."""
        return None if self.list.current is None else self.list.current.name

    def show_waiting(self) -> None:
        """Show nothing: there is no generator yet that could have axes."""
        self.show_axes(None)
        self._stack.setCurrentWidget(self._waiting)

    def show_axes(self, axis_set: AxisSet | None) -> None:
        """Make the rows of an axis set; None says that there are none and how to get some."""
        self.search.clear()
        self.list.show_axes(axis_set)
        for widget in (self.search, self.favourites_only):
            widget.setVisible(len(self.rows) > MANY)
        self._stack.setCurrentWidget(self._with_axes if self.rows else self._without_axes)
        self.axes_shown.emit()

    def show_states(self, states: Mapping[str, SliderState]) -> None:
        """Show the state of every slider."""
        self.list.show_states(states)

    def keep_up(self) -> None:
        """Bring the knob that is pulled to where it was pulled."""
        for row in self.rows.values():
            row.slider.keep_up()

    def show_starts(self, starts: Mapping[str, float]) -> None:
        """Show where every feature stands in the start picture."""
        self.list.show_starts(starts)

    def show_side_effects(self, effects: Mapping[str, float]) -> None:
        """Mark the features that moved though they were not asked to; an empty mapping takes all marks off.

        ``effects`` holds the change of each such feature's re-scored value, in its axis's own standard
        deviations.
        """
        for name, row in self.rows.items():
            row.show_side_effect(effects.get(name))

    @Slot(object)
    def show_new(self, names: Collection[str]) -> None:
        """Bring new features into sight, whatever was searched for, and the keyboard to the first of them."""
        self.search.clear()
        self.favourites_only.setChecked(False)
        self.list.go_to(names)

    def revert_group(self, name: str) -> None:
        """Ask for the start picture's positions of the features that stand in one section with this one."""
        section = self.section_of(name)
        self.all_reverted.emit(section.names, section.title)

    def section_of(self, name: str) -> Section:
        """Where a feature stands: among the favourites or in its group."""
        return next(section for section in self.list.sections if name in section.names)

    @Slot()
    def focus_search(self) -> None:
        """Bring the keyboard to the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _connect(self) -> None:
        self.search.textChanged.connect(self.list.narrow)
        self.favourites_only.toggled.connect(self.list.show_favourites_only)
        self.list.gesture_started.connect(self.gesture_started)
        self.list.gesture_ended.connect(self.gesture_ended)
        self.list.targeted.connect(self.targeted)
        self.list.reverted.connect(self.reverted)
        self.list.lock_toggled.connect(self.lock_toggled)
        self.list.current_changed.connect(self.current_changed)
        self.list.row_menu_wanted.connect(self._show_row_menu)
        self.list.section_menu_wanted.connect(self._show_section_menu)
        self._without_axes.import_wanted.connect(self.import_wanted)
        self._without_axes.discover_wanted.connect(self.discover_wanted)

    @Slot(str, object)
    def _show_row_menu(self, name: str, place: QPoint) -> None:
        _pop_up(feature_menu(self, self.rows[name]), place)

    @Slot(object, object)
    def _show_section_menu(self, section: Section, place: QPoint) -> None:
        _pop_up(section_menu(self, section), place)

    def _list_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(_line([labels.title(self.tr("Features")), None, self.more], 2 * GRID))
        column.addLayout(_line([self.search, self.favourites_only], 0))
        column.addWidget(self.flat)
        column.addWidget(self.list, 1)
        return page


def _line(widgets: Iterable[QWidget | None], above: int) -> QHBoxLayout:
    """Widgets side by side; None takes what room there is."""
    line = QHBoxLayout()
    line.setContentsMargins(2 * GRID, above, GRID + GRID // 2, 0)
    line.setSpacing(GRID)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget)
    return line


def _pop_up(menu: QMenu, place: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
