"""The main window: the picture on the left, its features on the right."""

import secrets
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from tlgan_desktop import paths
from tlgan_desktop.gui import messages
from tlgan_desktop.gui.action_bar import ActionBar
from tlgan_desktop.gui.actions import Actions
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.file_events import local_files
from tlgan_desktop.gui.image_pane import Background, ImagePane
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.notice_bar import NoticeBar
from tlgan_desktop.gui.opening import Opener
from tlgan_desktop.gui.panel.feature_panel import FeaturePanel
from tlgan_desktop.gui.panel.panel_memory import PanelMemory
from tlgan_desktop.gui.prompts import Prompts
from tlgan_desktop.gui.status_bar import StatusBar
from tlgan_desktop.gui.theme import GRID, Appearance
from tlgan_desktop.gui.window_settings import restore_settings, save_settings
from tlgan_desktop.gui.wizard.desk import DiscoveryDesk
from tlgan_desktop.gui.workbench import Workbench

SEEDS = 1_000_000
"""Seeds drawn for Random lie below this, short enough to be written down."""
REFRESH_MS = 50
"""The sliders follow after the picture, so as not to hold it up, but never later than this."""
WINDOW_SIZE = (154 * GRID, 92 * GRID)
PANEL_WIDTH = 54 * GRID


class MainWindow(QMainWindow):
    """Connects the editor, the inference thread and the widgets."""

    def __init__(
        self,
        settings: QSettings,
        appearance: Appearance,
        files: Sequence[Path] = (),
        autosaves: Path | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(paths.APPLICATION)
        self.setAcceptDrops(True)
        self._settings = settings
        self._appearance = appearance
        self.shown: messages.PictureRendered | None = None
        self.stopped_in_time = True
        self.editor = Editor(self)
        self.editor.changed.connect(self._show_scene)  # before all else, so that the picture is on its way
        self.inference = Inference(self)
        self.opener = Opener(self.editor, self.inference, self)
        self.prompts = Prompts(settings, self)
        self.desk = DiscoveryDesk(self.editor, self)
        self.commands = Actions(self)
        self.notice = NoticeBar()
        self.pane = ImagePane()
        self.action_bar = ActionBar(self.commands.random, self.commands.reset)
        self.panel = FeaturePanel(PanelMemory(settings))
        self.status = StatusBar()
        self.bench = Workbench(self, settings, autosaves)
        self.refresh = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect_parts()
        self._connect_commands()
        restore_settings(self, settings)
        self._show_axes()
        self.opener.start(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for unsaved work, vanish at once, then let the workers finish the picture in hand."""
        if not self.bench.sessions.keeper.may_leave():
            event.ignore()
            return
        save_settings(self, self._settings)
        self.hide()
        self.bench.stop()
        self.stopped_in_time = self.desk.stop() & self.inference.stop()
        self.refresh.stop()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that are dropped."""
        event.acceptProposedAction()
        files = local_files(event.mimeData())
        if not self.desk.take_pictures(files):
            self.open_files(files)

    def open_files(self, files: Sequence[Path]) -> None:
        """Open generators, axes, sessions and exported pictures; unsaved work that would go is asked for."""
        if self.opener.replaces_session(files) and not self.bench.sessions.keeper.may_leave():
            return
        self.notice.dismiss()
        self.opener.open(files)

    @Slot(object)
    def open_file(self, path: Path) -> None:
        """Open a file of any kind."""
        self.open_files([path])

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.pane, 1)
        column.addWidget(self.bench.export_bar)
        column.addWidget(self.bench.latent_bar)
        column.addWidget(self.action_bar)
        column.addWidget(self.bench.strip)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([WINDOW_SIZE[0] - PANEL_WIDTH, PANEL_WIDTH])
        self.setCentralWidget(self.splitter)
        self.setStatusBar(self.status)
        self.status.addPermanentWidget(self.desk.chip)
        self.commands.fill(self.menuBar(), self.bench.sessions.recent.menu)
        self.resize(*WINDOW_SIZE)

    def _connect_parts(self) -> None:
        self.inference.answered.connect(self._take_result)
        self.inference.answered.connect(self.desk.note_generator)
        self.desk.told.connect(self.notice.tell)
        self.desk.noted.connect(self.status.showMessage)
        self.opener.refused.connect(self._tell_refusal)
        self.prompts.file_chosen.connect(self.open_file)
        self.prompts.seed_chosen.connect(self.editor.random)
        self.editor.history_changed.connect(self._show_steps)
        self.editor.axes_changed.connect(self._show_axes)
        self.editor.latent_wanted.connect(self._map_latent)
        self.editor.refused.connect(self._refuse_edit)
        for sliders in (self.panel, self.action_bar):
            sliders.gesture_started.connect(self.editor.begin_gesture)
            sliders.gesture_ended.connect(self.inference.hurry)  # after any full picture has been asked for
        self.panel.targeted.connect(self.editor.move)
        self.panel.reverted.connect(self.editor.revert)
        self.panel.lock_toggled.connect(self.editor.set_lock)
        self.panel.import_wanted.connect(self.prompts.ask_for_axes)
        self.panel.discover_wanted.connect(self.desk.open_wizard)
        self.action_bar.truncated.connect(self.editor.set_truncation)
        self.pane.zoomed.connect(self.status.show_zoom)
        self.refresh.timeout.connect(self._show_sliders)

    def _connect_commands(self) -> None:
        commands = self.commands
        for action, slot in (
            (commands.open, self.prompts.ask_for_any),
            (commands.import_axes, self.prompts.ask_for_axes),
            (commands.discover, self.desk.open_wizard),
            (commands.manage, self.desk.manage_axes),
            (commands.quit, self.close),
            (commands.undo, self.editor.undo),
            (commands.redo, self.editor.redo),
            (commands.random, self._random),
            (commands.seed, self._ask_for_seed),
            (commands.reset, self.editor.reset),
            (commands.unlock, self.editor.unlock_all),
            (commands.search, self.panel.focus_search),
            (commands.fit, self.pane.fit),
            (commands.actual, self.pane.actual_size),
            (commands.zoom_in, self.pane.zoom_in),
            (commands.zoom_out, self.pane.zoom_out),
        ):
            action.triggered.connect(slot)
        commands.straight.triggered.connect(self.editor.set_straight)
        commands.smooth.toggled.connect(self.pane.set_smooth)
        commands.checker.toggled.connect(self._set_checker)
        commands.appearance.triggered.connect(self._choose_appearance)

    @Slot(object)
    def _take_result(self, result: messages.Result) -> None:
        match result:
            case messages.LoadState():
                self.status.busy.setText(result.text)
                self.pane.show_caption(result.text or self._invitation())
            case messages.GeneratorOpened():
                self.status.show_generator(result.info.name, result.info.resolution, result.device)
                self.opener.generator_opened(result)
            case messages.LatentMapped():
                self._take_latent(result)
            case messages.PictureRendered(side=int()):
                self.pane.show_image(result.image, result.larger)
            case messages.PictureRendered():
                self.shown = result
                self.pane.show_image(result.image, result.larger)
                self.bench.picture_shown(result)
            case messages.RequestFailed():
                self._tell_failure(result)

    def _take_latent(self, mapped: messages.LatentMapped) -> None:
        before = self.editor.scene
        self.editor.take_latent(mapped.seed, mapped.latent, mapped.labels)
        if self.editor.scene == before:
            self._show_scene()  # its picture may have been given up for this latent

    def _tell_failure(self, failure: messages.RequestFailed) -> None:
        if isinstance(failure.request, messages.OpenGenerator):
            self.opener.generator_refused(failure)
        if isinstance(failure.request, messages.MapLatent):
            self._show_scene()
        self.pane.show_caption(self.tr("No picture yet"))
        self._tell_refusal(failure.reason)

    @Slot(str)
    def _tell_refusal(self, reason: str) -> None:
        """Say why a file was not opened."""
        self.notice.add(reason)
        if invitation := self._invitation():
            self.pane.show_caption(invitation)

    def _invitation(self) -> str:
        """What to do where there is no generator, and none on its way."""
        missing = self.editor.info is None and not self.opener.opening
        return self.tr("Drop a generator here, or open one with File, Open.") if missing else ""

    @Slot()
    def _show_scene(self) -> None:
        """Have the scene drawn, and let the sliders follow in a moment."""
        info, scene = self.editor.info, self.editor.scene
        if info is None or scene is None:
            return
        side = self.bench.settings.previews.next_side()
        self.inference.draw(info.fingerprint, self.editor.space, scene, side)
        if not self.refresh.isActive():
            self.refresh.start(REFRESH_MS)

    @Slot()
    def _show_steps(self) -> None:
        history = self.editor.history
        self.commands.show_steps(history.undo_label if history else "", history.redo_label if history else "")

    @Slot()
    def _show_axes(self) -> None:
        self.inference.forget_pictures()
        if self.editor.history is None:
            self.shown = None  # of another generator or space: its recipe can no longer be told
        if self.editor.info is None:
            self.panel.show_waiting()
        else:
            self.panel.show_axes(self.editor.axis_set)
        for action in self.commands.needing_axes:
            action.setEnabled(self.editor.axis_set is not None)
        self._show_sliders()

    @Slot()
    def _show_sliders(self) -> None:
        scene = self.editor.scene
        for action in self.commands.needing_picture:
            action.setEnabled(scene is not None)
        self.panel.show_states(self.editor.sliders())
        if self.shown is not None:
            self.status.show_time(self.shown.milliseconds)
        if scene is not None:
            self.commands.reset.setEnabled(scene.document.edited)
            self.commands.unlock.setEnabled(bool(scene.document.locks))
            self.commands.straight.setChecked(scene.document.straight)
            self.action_bar.show_truncation(scene.truncation, self.editor.has_truncation)
            self.status.show_scene(scene)

    @Slot(object)
    def _map_latent(self, wanted: messages.LatentWanted) -> None:
        if self.editor.info is not None:
            self.inference.map(self.editor.info.fingerprint, wanted.seed, wanted.latent, wanted.labels)

    @Slot(str)
    def _refuse_edit(self, reason: str) -> None:
        self.notice.tell(reason)
        self._show_sliders()

    @Slot()
    def _random(self) -> None:
        self.editor.random(secrets.randbelow(SEEDS))

    @Slot()
    def _ask_for_seed(self) -> None:
        scene = self.editor.scene
        self.prompts.ask_for_seed(0 if scene is None or scene.seed is None else scene.seed)

    @Slot(bool)
    def _set_checker(self, checker: bool) -> None:
        self.pane.set_background(Background.CHECKER if checker else Background.NEUTRAL)

    @Slot(QAction)
    def _choose_appearance(self, choice: QAction) -> None:
        self._appearance.choose(choice.data())
