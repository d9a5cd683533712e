"""What the main window knows of sessions: saving, reopening, keeping them as they go, recent files."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QWidget

from tlgan_desktop import paths
from tlgan_desktop.editing import Autosave, Session
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.opening import Opener
from tlgan_desktop.gui.prompts import Prompts
from tlgan_desktop.gui.sessions.autosaver import Autosaver
from tlgan_desktop.gui.sessions.known_generators import GeneratorFinder, KnownGenerators
from tlgan_desktop.gui.sessions.recent_files import RecentFiles
from tlgan_desktop.gui.sessions.recovery import Recovery
from tlgan_desktop.gui.sessions.session_keeper import SessionKeeper


class SessionDesk(QObject):
    """Holds the open session of a window; ``autosaves`` is the folder to keep it in, if anywhere."""

    told = Signal(str)
    """A sentence for the window's notice bar."""
    saved = Signal(str)
    """A sentence for the status bar."""

    def __init__(
        self,
        editor: Editor,
        opener: Opener,
        thumbnails: Thumbnails,
        prompts: Prompts,
        settings: QSettings,
        window: QWidget,
        autosaves: Path | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._editor = editor
        self._opener = opener
        self.keeper = SessionKeeper(editor, thumbnails, prompts, lambda: opener.generator_path, self)
        self.recent = RecentFiles(settings, window)
        self.finder = GeneratorFinder(KnownGenerators(settings), window)
        self.autosaver = None if autosaves is None else Autosaver(autosaves, self.keeper.session, self)
        self.recovery: Recovery | None = None
        self._recovering: Autosave | None = None
        self._connect(editor, opener)

    def _connect(self, editor: Editor, opener: Opener) -> None:
        editor.may_begin_anew = self.keeper.may_change_space
        opener.find_generator = self.finder.known.find
        opener.generator_missing.connect(self.finder.offer)
        self.finder.unknown.connect(self.told)
        editor.axes_changed.connect(self._note_generator)
        self.keeper.changed.connect(self._show_state)
        self.keeper.saved.connect(self._note_saved)
        self.keeper.refused.connect(self.told)
        opener.session_opened.connect(self._take)
        opener.opened.connect(self._remember)
        if self.autosaver is not None:
            self.autosaver.failed.connect(self.told)

    def offer_recovery(self) -> None:
        """Offer what crashes left behind, if there is anything."""
        found = [] if self.autosaver is None else self.autosaver.left_behind()
        if found:
            self.recovery = Recovery(found, self._window)
            self.recovery.wanted.connect(self._recover)
            self.recovery.open()

    def stop(self) -> None:
        """End with nothing left behind: what was to be saved was."""
        if self.autosaver is not None:
            self.autosaver.stop(forget=True)

    @Slot()
    def _show_state(self) -> None:
        name = self.keeper.name
        self._window.setWindowTitle(f"{name}[*] – {paths.APPLICATION}" if name else paths.APPLICATION)
        self._window.setWindowModified(self.keeper.unsaved)
        if self.autosaver is not None and self.keeper.unsaved:
            self.autosaver.keep_soon()

    @Slot()
    def _note_generator(self) -> None:
        """Remember where the generator is that was opened."""
        info, path = self._editor.info, self._opener.generator_path
        if info is not None and path is not None:
            self.finder.known.remember(info.fingerprint, path)

    @Slot(object)
    def _note_saved(self, path: Path) -> None:
        self.recent.add(path)
        self.saved.emit(self.tr("Saved {name}").format(name=path.name))
        if self.autosaver is not None:
            self.autosaver.forget()

    @Slot(object, object)
    def _take(self, session: Session, path: Path) -> None:
        if self.autosaver is None or self._recovering is None or self._recovering.path != path:
            self.keeper.opened(session, path)
            return
        self.keeper.recovered(session)
        self.autosaver.adopt(self._recovering)
        self._recovering = None

    @Slot(object)
    def _remember(self, path: Path) -> None:
        kept = self.autosaver is not None and path.parent == self.autosaver.folder
        if not kept and path != paths.default_generator():  # that one is always at hand
            self.recent.add(path)

    @Slot(object)
    def _recover(self, autosave: Autosave) -> None:
        self._recovering = autosave
        self._opener.open([autosave.path])
