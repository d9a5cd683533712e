"""What can be done with the features of the panel, and its place in the menu."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMenu

from tlgan_desktop.latents import FloatArray

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow


class FeatureDesk(QObject):
    """Makes the actions about features for one window, and connects panel and editor."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._editor, self._panel, self._notice = window.editor, window.panel, window.notice
        self._start: FloatArray | None = None
        self._make_actions(window)
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
        window.commands.place("F&eatures", self.reset, self.reset_group)
        window.commands.place("F&eatures", self.favourite, self.favourites_only, self.fold)
        menu = QMenu(self._panel)
        menu.setToolTipsVisible(True)
        for each in (self.reset, self.reset_group, None, self.favourite, self.favourites_only, self.fold):
            menu.addSeparator() if each is None else menu.addAction(each)
        self._panel.more.setMenu(menu)

    def _connect(self) -> None:
        self._editor.changed.connect(self._show_starts)
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

    @Slot()
    def _take_axes(self) -> None:
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
        for action in (self.favourites_only, self.fold):
            action.setEnabled(bool(self._panel.rows))
        for action in (self.reset, self.reset_group, self.favourite):
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
        slider = self._panel.rows[name].slider
        if slider.isEnabled():
            slider.revert()
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
            self._editor.move_all(targets, f"Reset {title}")

    @Slot()
    def _favour_current(self) -> None:
        if self._panel.current is not None:
            self._panel.rows[self._panel.current].star.toggle()

    @Slot()
    def _fold_all(self) -> None:
        self._panel.list.fold_all(not self._panel.list.all_folded)
