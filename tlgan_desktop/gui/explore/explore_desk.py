"""What the main window knows of exploring: the menu, its windows, and the side-effect meter."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Slot
from PySide6.QtGui import QAction

from tlgan_desktop import paths
from tlgan_desktop.axes.axis_file import KIND as AXES
from tlgan_desktop.editing import Scene
from tlgan_desktop.editing.exploring import average
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.explore.goal_dialog import GoalDialog
from tlgan_desktop.gui.explore.goal_seeker import GoalSeeker
from tlgan_desktop.gui.explore.mix_window import MixWindow
from tlgan_desktop.gui.explore.neighbours_window import NeighboursWindow
from tlgan_desktop.gui.explore.scoring import Scoring
from tlgan_desktop.gui.explore.side_effect_meter import SideEffectMeter
from tlgan_desktop.gui.messages import PictureRendered
from tlgan_desktop.storage import container_kind

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow

FIND_MS = 500
"""The extractors are looked for when the first picture and its sliders are there."""
NOTE_MS = 8000
METER = "side effects"


class ExploreDesk(QObject):
    """Makes the actions, windows and workers of exploring for one window."""

    def __init__(self, window: "MainWindow", settings: QSettings) -> None:
        super().__init__(window)
        self._window, self._editor, self._settings = window, window.editor, settings
        self._axes_folder: Path | None = None
        self._has_scene = False
        self._hint = ""
        self.scoring = Scoring(self)
        self.meter = SideEffectMeter(window.editor, window.inference, self.scoring, self)
        self.seeker = GoalSeeker(window.editor, window.inference, self.scoring, self)
        self.neighbours = NeighboursWindow(window.editor, window.inference, window)
        self.mix = MixWindow(window.editor, window.inference, window)
        self.goal = GoalDialog(window.editor, self.scoring, self.seeker, window)
        self.looking = QTimer(self, singleShot=True, interval=FIND_MS)
        self.side_effects: QAction
        self._make_actions()
        self._connect()
        self.side_effects.setChecked(bool(settings.value(METER, True, type=bool)))
        self._enable()

    def picture_shown(self, picture: PictureRendered) -> None:
        """Follow the picture on screen."""
        self.meter.picture_shown(picture)

    def stop(self) -> None:
        """End all work; remember whether the meter was on."""
        self._settings.setValue(METER, self.side_effects.isChecked())
        self.looking.stop()
        for window in (self.neighbours, self.mix, self.goal):
            window.hide()
        self.meter.stop()
        self.scoring.stop()

    def _make_actions(self) -> None:
        commands = self._window.commands
        self.more = commands.action(
            self.tr("&More like this…"), "Ctrl+L", self.tr("A grid of neighbours of the picture to pick from")
        )
        self.mixing = commands.action(
            self.tr("Mi&x two pictures…"), "Ctrl+Shift+X", self.tr("Slide from one picture to another")
        )
        self.average = commands.action(self.tr("&Average face"), "Ctrl+Shift+A", "")
        self.set_to = commands.action(
            self.tr("&Set feature to…"), "Ctrl+Shift+T", self.tr("Bring a feature to a value in its own unit")
        )
        self.side_effects = commands.toggle(
            self.tr("Side &effects"),
            "Ctrl+Shift+E",
            self.tr("Mark the features that moved though they were not asked to"),
        )
        commands.place(self.tr("E&xplore"), self.more, self.mixing, self.average)
        commands.place(self.tr("E&xplore"), self.set_to)
        commands.place("&View", self.side_effects)
        self.neighbours.addActions([commands.undo, commands.redo])

    def _connect(self) -> None:
        window, editor = self._window, self._editor
        self.more.triggered.connect(self._show_neighbours)
        self.mixing.triggered.connect(self.mix.show)
        self.average.triggered.connect(self._go_to_average)
        self.set_to.triggered.connect(self._set_focused)
        self.side_effects.toggled.connect(self.meter.set_on)
        self.meter.measured.connect(window.panel.show_side_effects)
        window.panel.set_to_wanted.connect(self.goal.open_on)
        editor.axes_changed.connect(self._take_axes)
        editor.changed.connect(self._take_scene)
        window.opener.opened.connect(self._note_folder)
        self.scoring.found.connect(self._enable)
        self.looking.timeout.connect(self._find_extractors)

    @Slot()
    def _take_axes(self) -> None:
        self.scoring.use(None, ())
        self._has_scene = self._editor.scene is not None
        self._enable()
        self.looking.start()

    @Slot()
    def _take_scene(self) -> None:
        """Enable the actions with the first picture, take back a hint; a drag passes here at every step."""
        if not self._has_scene:
            self._has_scene = True
            self._enable()
        if self._hint:  # it told of the scene before
            if self._window.status.currentMessage() == self._hint:
                self._window.status.clearMessage()
            self._hint = ""

    @Slot(object)
    def _note_folder(self, path: Path) -> None:
        """Extractors may lie beside the axes that they made."""
        if container_kind(path) == AXES:
            self._axes_folder = path.parent
            self.looking.start()

    @Slot()
    def _find_extractors(self) -> None:
        places = [paths.default_extractor(), paths.data_folder() / "extractors"]
        if self._axes_folder is not None:
            places.append(self._axes_folder)
        self.scoring.use(self._editor.axis_set, places)

    @Slot()
    def _enable(self) -> None:
        """Offer what can be done with this picture, these axes and their extractors."""
        for action in (self.more, self.mixing):
            action.setEnabled(self._has_scene)
        told = bool(self.scoring.features)
        self.set_to.setEnabled(self._has_scene and told)
        missing = self.tr("The extractor that told the features of these axes is not on this computer.")
        self.set_to.setToolTip(self.set_to.statusTip() if told else missing)
        self._enable_average()

    def _enable_average(self) -> None:
        tip = self.tr("The picture of the mean latent")
        try:
            self.average.setEnabled(self._average() is not None)
        except UserError as error:
            self.average.setEnabled(False)
            tip = str(error)
        self.average.setToolTip(tip)
        self.average.setStatusTip(tip)

    def _average(self) -> Scene | None:
        editor, info, scene = self._editor, self._editor.info, self._editor.scene
        if info is None or scene is None:
            return None
        return average(scene, editor.steering, info.prior, "w" in info.spaces)

    @Slot()
    def _go_to_average(self) -> None:
        scene = self._average()
        if scene is None:
            return
        self._editor.change(scene, self.tr("Average face"))
        if scene.truncation == 0 and self._editor.space == "z":
            self._hint = self.tr(
                "Truncation is 0: every latent gives the average. Raise it to see features again."
            )
            self._window.status.showMessage(self._hint, NOTE_MS)

    @Slot()
    def _show_neighbours(self) -> None:
        self.neighbours.show()
        self.neighbours.activateWindow()

    @Slot()
    def _set_focused(self) -> None:
        """Ask about the feature that was used last."""
        self.goal.open_on(self._window.panel.current)
