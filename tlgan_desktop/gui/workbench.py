"""What stands around the picture being edited: history, sessions, exports, clipboard and comparison."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt

from tlgan_desktop.gui.compare.comparison import Comparison
from tlgan_desktop.gui.compare.hold_key import HoldKey
from tlgan_desktop.gui.explore.explore_desk import ExploreDesk
from tlgan_desktop.gui.export.clipboard import Clipboard, DragOut
from tlgan_desktop.gui.export.export_bar import ExportBar
from tlgan_desktop.gui.export.export_desk import ExportDesk
from tlgan_desktop.gui.foreign.reading_afresh import ReadingAfresh
from tlgan_desktop.gui.help.help_desk import HelpDesk
from tlgan_desktop.gui.history.gathering import ThumbnailGathering
from tlgan_desktop.gui.history.history_strip import HistoryStrip
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.latent_bar.latent_bar import LatentBar
from tlgan_desktop.gui.messages import PictureRendered
from tlgan_desktop.gui.panel.feature_desk import FeatureDesk
from tlgan_desktop.gui.sessions.session_desk import SessionDesk
from tlgan_desktop.gui.settings.settings_desk import SettingsDesk

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow

COMPARE_KEY = Qt.Key.Key_C
NOTICE_MS = 4000


class Workbench(QObject):
    """Makes these parts for one window and connects them to it."""

    def __init__(self, window: "MainWindow", settings: QSettings, autosaves: Path | None) -> None:
        super().__init__(window)
        self._window = window
        editor, inference, prompts = window.editor, window.inference, window.prompts
        self.thumbnails = Thumbnails(inference, self)
        self.gathering = ThumbnailGathering(editor, self.thumbnails, self)
        self.strip = HistoryStrip(editor, self.thumbnails)
        self.sessions = SessionDesk(
            editor, window.opener, self.thumbnails, prompts, settings, window, autosaves
        )
        self.exports = ExportDesk(
            editor, inference, self.thumbnails, prompts, lambda: window.panel.current, window
        )
        self.export_bar = ExportBar(self.exports.exporter)
        self.latent_bar = LatentBar(editor)
        self.clipboard = Clipboard(editor, lambda: window.shown, self)
        self.drag_out = DragOut(window.pane, editor, lambda: window.shown)
        self.comparison = Comparison(editor, inference, window.pane, self)
        self.hold_key = HoldKey(COMPARE_KEY, window)
        self.grid = window.commands.toggle(
            self.tr("Pi&xel grid"), "Ctrl+Shift+G", self.tr("Lines between pixels that are large on screen")
        )
        window.commands.place("&View", self.grid)
        self.reading = ReadingAfresh(window)
        self.features = FeatureDesk(window)
        self.explore = ExploreDesk(window, settings)
        self.settings = SettingsDesk(window, settings)
        self.help = HelpDesk(window, settings)
        self._connect_parts(window)
        self._connect_commands(window)

    def picture_shown(self, picture: PictureRendered) -> None:
        """Follow the picture on screen."""
        self._follow_with_sliders(picture)
        self.gathering.picture_shown(picture)
        self.comparison.picture_shown(picture)
        self.explore.picture_shown(picture)

    def _follow_with_sliders(self, picture: PictureRendered) -> None:
        """Have the sliders follow once the picture is painted.

        While a drag goes on only the knob that is pulled does: all of them would hold up the next picture.
        """
        if picture.scene == self._window.editor.scene:
            self._window.refresh.start(0)
        else:
            self._window.panel.keep_up()

    def stop(self) -> None:
        """End all work of these parts."""
        self.features.close_windows()
        self.settings.stop()
        self.explore.stop()
        self.strip.stop()
        self.gathering.stop()
        self.exports.exporter.stop()
        self.sessions.stop()
        self.drag_out.stop()

    def _connect_parts(self, window: "MainWindow") -> None:
        window.prompts.axes_chosen.connect(window.opener.import_axes)
        window.desk.added.connect(window.panel.show_new)
        window.desk.outdated.connect(window.notice.dismiss)
        self.strip.compare_wanted.connect(self.comparison.compare_with)
        self.strip.copy_wanted.connect(self.clipboard.copy_recipe_of)
        self.strip.export_wanted.connect(self.exports.export_item)
        self.export_bar.failed.connect(window.notice.tell)
        self.sessions.told.connect(window.notice.tell)
        self.sessions.recent.chosen.connect(window.open_file)
        self.sessions.finder.wanted.connect(window.open_files)
        self.clipboard.refused.connect(window.notice.tell)
        self.drag_out.refused.connect(window.notice.tell)
        self.clipboard.files_pasted.connect(window.open_files)
        self.hold_key.held.connect(self.comparison.hold)
        self.comparison.split_changed.connect(window.commands.split.setChecked)
        self.help.refused.connect(window.notice.tell)
        for said in (self.sessions.saved, self.clipboard.told, self.help.told):
            said.connect(lambda sentence: window.status.showMessage(sentence, NOTICE_MS))

    def _connect_commands(self, window: "MainWindow") -> None:
        commands, keeper = window.commands, self.sessions.keeper
        for action, slot in (
            (commands.new, keeper.new),
            (commands.save, keeper.save),
            (commands.save_as, keeper.save_as),
            (commands.export, self.exports.export_shown),
            (commands.export_sheet, self.exports.export_sheet),
            (commands.export_animation, self.exports.export_animation),
            (commands.export_batch, self.exports.export_batch),
            (commands.copy_picture, self.clipboard.copy_picture),
            (commands.copy_recipe, self.clipboard.copy_recipe),
            (commands.paste, self.clipboard.paste),
            (commands.split, self.comparison.set_split),
        ):
            action.triggered.connect(slot)
        self.grid.toggled.connect(window.pane.set_grid)
        self.strip.hide()
        commands.history.toggled.connect(self.strip.setVisible)
