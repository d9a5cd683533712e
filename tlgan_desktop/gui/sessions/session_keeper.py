"""The session that is open: its file, whether it is saved, and what has to be asked before it goes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from tlgan_desktop.editing import GeneratorReference, History, HistoryItem, Session, write_session
from tlgan_desktop.editing.session import ENDING, SessionFile
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.prompts import Answer, Prompts


class SessionKeeper(QObject):
    """Saves the editor's history as a session, and knows whether there is anything to lose."""

    changed = Signal()
    """The file or the unsaved mark changed."""
    saved = Signal(object)
    """The session was saved at this ``Path``."""
    refused = Signal(str)
    """The session cannot be saved, and why."""

    def __init__(
        self,
        editor: Editor,
        thumbnails: Thumbnails,
        prompts: Prompts,
        generator_path: Callable[[], Path | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._thumbnails = thumbnails
        self._prompts = prompts
        self._generator_path = generator_path
        self._saved_items: tuple[HistoryItem, ...] | None = None
        self._file: SessionFile | None = None
        editor.history_changed.connect(self.changed)
        editor.axes_changed.connect(self._begin_anew)

    @property
    def path(self) -> Path | None:
        """The session's file, if it has one."""
        return None if self._file is None else Path(self._file.path)

    @property
    def name(self) -> str:
        """What the window calls the session: its file, or the generator."""
        if self.path is not None:
            return self.path.stem
        return "" if self._editor.info is None else self._editor.info.name

    @property
    def unsaved(self) -> bool:
        """Whether something was made that no file holds."""
        history = self._editor.history
        if history is None or history.items is self._saved_items:
            return False
        untouched = len(history.items) == 1 and not history.items[0].pinned and not history.items[0].name
        return self._saved_items is not None or not untouched

    def session(self) -> Session | None:
        """The session as it is now, with its file; None before the first picture."""
        history, info = self._editor.history, self._editor.info
        if history is None or info is None:
            return None
        path = self._generator_path()
        reference = GeneratorReference(info.fingerprint, info.name, None if path is None else str(path))
        encoded = ((n, self._thumbnails.encoded(item.scene)) for n, item in enumerate(history.items))
        thumbnails = {index: picture for index, picture in encoded if picture is not None}
        return Session(reference, self._editor.space, history, self._editor.axis_set, thumbnails, self._file)

    @Slot()
    def save(self) -> bool:
        """Save to the session's file, asking for one where it has none; False where that came to nothing."""
        path = self.path or self._prompts.session_place(f"{self.name or 'session'}{ENDING}")
        return path is not None and self.save_at(path)

    @Slot()
    def save_as(self) -> bool:
        """Save to another file, which is the session's from then on."""
        path = self._prompts.session_place(f"{self.name or 'session'}{ENDING}")
        return path is not None and self.save_at(path)

    def save_at(self, path: Path) -> bool:
        """Save to a file, which is the session's from then on; False where it cannot be written."""
        session = self.session()
        if session is None:
            return False
        try:
            write_session(path, replace(session, file=None))  # it may go to others: no places of ours
        except UserError as error:
            self.refused.emit(str(error))
            return False
        self._saved_items, self._file = session.history.items, SessionFile.seen(path)
        self.saved.emit(path)
        self.changed.emit()
        return True

    def may_leave(self, why: str = "") -> bool:
        """Ask what to do with unsaved work, if there is any; False to stay with it."""
        if not self.unsaved:
            return True
        answer = self._prompts.ask_to_save(self.name, why)
        return answer is Answer.DISCARD or (answer is Answer.SAVE and self.save())

    def may_change_space(self) -> bool:
        """Ask before axes of another space begin another session, for pictures cannot come along to it."""
        return self.may_leave(
            self.tr(
                "These axes are of another latent space: a new session begins with the picture on screen."
            )
        )

    @Slot()
    def new(self) -> None:
        """Begin a session with the picture on screen."""
        history = self._editor.history
        if history is not None and self.may_leave():
            item = history.items[history.current]
            self._editor.resume(History.start(item.scene, item.label), self._editor.axis_set)

    def opened(self, session: Session, path: Path) -> None:
        """Take a session that the editor has resumed for ours."""
        self._take(session, session.history.items, SessionFile.seen(path))

    def recovered(self, session: Session) -> None:
        """Take a session that was kept as it went: it is unsaved, and has the file that it was saved in.

        Where that has been changed since, the session needs another one.
        """
        file = session.file
        if file is not None and not file.is_as_it_was:
            words = self.tr("{name} was changed elsewhere meanwhile; save this session under another name.")
            self.refused.emit(words.format(name=Path(file.path).name))
            file = None
        self._take(session, () if file else None, file)

    def _take(
        self, session: Session, saved: tuple[HistoryItem, ...] | None, file: SessionFile | None
    ) -> None:
        items = session.history.items
        self._thumbnails.start({items[n].scene: picture for n, picture in session.thumbnails.items()})
        self._saved_items, self._file = saved, file
        self.changed.emit()

    @Slot()
    def _begin_anew(self) -> None:
        """Other axes leave the history there; anything else begins another."""
        if self._editor.history is None:
            self._saved_items = self._file = None
            self._thumbnails.start({})
