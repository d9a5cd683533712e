"""What can be done with the features of the panel, and its place in the menu."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.panel.cosine_dialog import CosineDialog
from tlgan_desktop.gui.panel.details_card import DetailsCard
from tlgan_desktop.latents import FloatArray

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow


class FeatureDesk(QObject):
    """Makes the actions about features for one window, and connects panel and editor."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._notice = window, window.notice
        self._editor, self._panel = window.editor, window.panel
        self._start: FloatArray | None = None
        self._card: DetailsCard | None = None
        self._cosines: CosineDialog | None = None
        self._make_actions(window)
        self._fill_menus(window)
        self._connect()

    def _make_actions(self, window: "MainWindow") -> None:
        action, toggle = window.commands.action, window.commands.toggle
        self.reset = action(
            self.tr("&Reset feature"), "Ctrl+Backspace", self.tr("Back to where it is in the start picture")
        )
        self.reset_group = action(
            self.tr("Reset &group"), "Ctrl+Shift+Backspace", self.tr("All features of the group together")
        )
        self.favourite = action(
            self.tr("&Favourite"), "Ctrl+B", self.tr("Show the feature first, or in its group again")
        )
        self.favourites_only = toggle(
            self.tr("Favourites &only"), "Ctrl+Shift+B", self.tr("Hide all other features")
        )
        self.fold = action(
            self.tr("Fold &all groups"), "Ctrl+Shift+F", self.tr("Fold all groups, or unfold them")
        )
        self.details = action(
            self.tr("&Details…"), "Alt+Return", self.tr("What is known of the feature's axis")
        )
        self.cosines = action(
            self.tr("&Cosines…"), "Ctrl+K", self.tr("How much the axes share, as a heat map")
        )

    def _fill_menus(self, window: "MainWindow") -> None:
        """Place the actions in the menu bar and in the menu of the panel."""
        parts = (
            (self.reset, self.reset_group),
            (self.favourite, self.favourites_only, self.fold),
            (self.details, self.cosines),
        )
        menu = QMenu(self._panel)
        menu.setToolTipsVisible(True)
        for part in parts:
            window.commands.place(QT_TRANSLATE_NOOP("Actions", "Featu&res"), *part)
            menu.addSeparator()
            menu.addActions(part)
        self._panel.more.setMenu(menu)

    def _connect(self) -> None:
        self._editor.changed.connect(self._show_starts)
        self._editor.changed.connect(self._show_locks)
        self._editor.changed.connect(self._show_flat)
        self._panel.flat.raise_wanted.connect(self._raise_truncation)
        self._panel.axes_shown.connect(self._take_axes)
        self._panel.current_changed.connect(self._enable)
        self._panel.all_reverted.connect(self._revert_all)
        self._panel.list.arranged.connect(self._name_fold)
        self.reset.triggered.connect(self._reset_current)
        self.reset_group.triggered.connect(self._reset_group)
        self.favourite.triggered.connect(self._favour_current)
        self.favourites_only.toggled.connect(self._panel.favourites_only.setChecked)
        self._panel.favourites_only.toggled.connect(self.favourites_only.setChecked)
        self.fold.triggered.connect(self._fold_all)
        self.details.triggered.connect(self._show_current_details)
        self.cosines.triggered.connect(self.show_cosines)
        self._panel.details_wanted.connect(self.show_details)

    @Slot(str)
    def show_details(self, name: str) -> None:
        """Open the card of an axis, in place of the one that is open."""
        if self._card is not None:
            self._card.close()
        self._card = DetailsCard(name, self._editor, self._window.bench.thumbnails, self._window)
        self._card.finished.connect(self._forget_card)
        self._card.show()

    @Slot()
    def show_cosines(self) -> None:
        """Open the heat map, or bring it to the front."""
        axis_set = self._editor.axis_set
        if axis_set is None:
            return
        if self._cosines is None:
            self._cosines = CosineDialog(axis_set, self._window.prompts.place, self._window)
            self._cosines.finished.connect(self._forget_cosines)
            self._show_locks()
        self._cosines.show()
        self._cosines.activateWindow()

    def close_windows(self) -> None:
        """Close what stands beside the main window."""
        for dialog in (self._card, self._cosines):
            if dialog is not None:
                dialog.close()

    @Slot()
    def _show_flat(self) -> None:
        """Say so while no slider can change the picture."""
        scene = self._editor.scene
        self._panel.flat.setVisible(scene is not None and scene.is_average)

    @Slot()
    def _raise_truncation(self) -> None:
        self._editor.begin_gesture()
        self._editor.set_truncation(1.0)

    @Slot()
    def _forget_card(self) -> None:
        self._card = None

    @Slot()
    def _forget_cosines(self) -> None:
        self._cosines = None

    @Slot()
    def _show_locks(self) -> None:
        if self._cosines is not None and self._editor.scene is not None:
            self._cosines.show_locks(frozenset(self._editor.scene.document.locks))

    @Slot()
    def _show_current_details(self) -> None:
        if self._panel.current is not None:
            self.show_details(self._panel.current)

    @Slot()
    def _take_axes(self) -> None:
        self.close_windows()
        self._start = None
        self._show_starts()
        self._enable()

    @Slot()
    def _show_starts(self) -> None:
        """Have the panel know the start picture, as long as it is another one."""
        scene, steering = self._editor.scene, self._editor.steering
        if scene is not None and steering is not None and scene.document.start is not self._start:
            self._start = scene.document.start
            self._panel.show_starts(steering.positions(self._start))

    @Slot()
    def _enable(self) -> None:
        for action in (self.favourites_only, self.fold, self.cosines):
            action.setEnabled(bool(self._panel.rows))
        for action in (self.reset, self.reset_group, self.favourite, self.details):
            action.setEnabled(self._panel.current is not None)
        self._name_fold()

    @Slot()
    def _name_fold(self) -> None:
        folded = self._panel.list.all_folded
        self.fold.setText(self.tr("Unfold &all groups") if folded else self.tr("Fold &all groups"))

    @Slot()
    def _reset_current(self) -> None:
        if (name := self._panel.current) is None:
            return
        state = self._editor.sliders().get(name)
        if state is not None and state.enabled:
            self._panel.rows[name].slider.revert()
        else:
            self._notice.tell(self.tr("{name} is held by a lock; unlock that first.").format(name=name))

    @Slot()
    def _reset_group(self) -> None:
        if self._panel.current is not None:
            self._panel.revert_group(self._panel.current)

    @Slot(object, str)
    def _revert_all(self, names: Sequence[str], title: str) -> None:
        """Bring features back together, as one step; what locks hold stays where it is."""
        scene, steering = self._editor.scene, self._editor.steering
        if scene is None or steering is None:
            return
        starts, sliders = steering.positions(scene.document.start), self._editor.sliders()
        if targets := {name: starts[name] for name in names if sliders[name].enabled}:
            self._editor.begin_gesture()
            self._editor.move_all(targets, self.tr("Reset {group}").format(group=title))

    @Slot()
    def _favour_current(self) -> None:
        if self._panel.current is not None:
            self._panel.rows[self._panel.current].star.toggle()

    @Slot()
    def _fold_all(self) -> None:
        self._panel.list.fold_all(not self._panel.list.all_folded)
