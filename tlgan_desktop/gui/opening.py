"""Opening files of every kind: which is which, and what has to wait for a generator."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from tlgan_desktop import paths
from tlgan_desktop.axes import holds_axes, read_axes
from tlgan_desktop.editing import OtherGenerator, picture_endings, read_recipe, read_session
from tlgan_desktop.editing.session import ENDING
from tlgan_desktop.editing.session import KIND as SESSION
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.foreign.axes_import import AxesImport
from tlgan_desktop.gui.foreign.foreign_questions import ForeignQuestions
from tlgan_desktop.gui.foreign.question import Question
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.messages import GeneratorAsked, GeneratorOpened, RequestFailed, Result
from tlgan_desktop.storage import container_kind, is_whole

FIRST_SEED = 1
"""The picture that a generator starts with."""
PORTRAIT_SEED = 45
"""That of the generator that ships: a clear face from the front, the first that a new user meets."""
NUMPY_ENDINGS = (".npy", ".npz")
"""Never those of a generator, so that a damaged one is told as the axes that it was to be."""


class FileRole(Enum):
    """What the window does with a file."""

    GENERATOR = auto()
    AXES = auto()
    PICTURE = auto()
    SESSION = auto()


def role_of(path: Path) -> FileRole:
    """The role of a file; whatever is neither axes nor a picture nor a session is tried as a generator."""
    if path.suffix.lower() in picture_endings():
        return FileRole.PICTURE
    if path.suffix.lower() == ENDING or container_kind(path) == SESSION:
        return FileRole.SESSION
    is_axes = path.suffix.lower() in NUMPY_ENDINGS or holds_axes(path)
    return FileRole.AXES if is_axes else FileRole.GENERATOR


def _may_open(path: Path) -> bool:
    return path.suffix.lower() != ".safetensors" or is_whole(path)


def _bring_generator(files: Iterable[Path]) -> bool:
    return any(role_of(path) in (FileRole.GENERATOR, FileRole.SESSION) for path in files)


class Opener(QObject):
    """Opens files for an editor. What was in use stays in use until another one has opened well."""

    refused = Signal(str)
    """A file that cannot be opened, and why."""
    opened = Signal(object)
    """The ``Path`` of a file that has opened well."""
    generator_missing = Signal(object, object)
    """The ``Path`` of a picture or session of another generator, and the ``OtherGenerator`` that says so."""
    session_opened = Signal(object, object)
    """A ``Session`` that the editor goes on with, and its ``Path``."""

    def __init__(self, editor: Editor, inference: Inference, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._inference = inference
        self._questions = ForeignQuestions(window)
        self._waiting: dict[int, list[Path]] = {}  # by the number of the opening they wait for
        self._awaited: dict[str, Path] = {}  # the last file of each generator that was not to be found
        self._next: deque[Path] = deque()
        self.axes = AxesImport(editor, inference, window)
        self.question: Question | None = None
        self.generator_path: Path | None = None
        self.find_generator: Callable[[str], Path | None] = lambda _: None
        self.axes.used.connect(self.opened)
        self.axes.refused.connect(self.refused)
        self.axes.ended.connect(self._axes_ended)
        inference.answered.connect(self._hear)

    @property
    def opening(self) -> bool:
        """Whether a generator is on its way."""
        return bool(self._waiting)

    def open(self, files: Sequence[Path]) -> None:
        """Open files of any kind; axes and pictures wait for the generator among them."""
        roles = {path: role_of(path) for path in files}
        generators = [path for path in files if roles[path] is FileRole.GENERATOR]
        order = (FileRole.SESSION, FileRole.AXES, FileRole.PICTURE)
        others = [path for role in order for path in files if roles[path] is role]
        if not generators:
            generators = self._missing_generator([path for path in others if roles[path] is FileRole.SESSION])
        for path in generators:
            self._waiting[self._inference.open(path)] = others
        if not generators and self._waiting and self._editor.info is None:
            self._waiting[max(self._waiting)] += others
        elif not generators:
            self._open_all(others)

    @Slot(object)
    def import_axes(self, path: Path) -> None:
        """Open a file as axes, whatever it looks like."""
        self._next.clear()
        self.axes.open(path)

    @Slot()
    def read_afresh(self) -> None:
        """Ask again what the file of the generator in use leaves open, and open it with the new answers."""
        if self.generator_path is not None:
            self._waiting[self._inference.open(self.generator_path, afresh=True)] = []

    def replaces_session(self, files: Sequence[Path]) -> bool:
        """Whether one of the files begins another history, as far as can be told without opening it."""
        return _bring_generator(path for path in files if _may_open(path))

    def start(self, files: Sequence[Path]) -> None:
        """Open the files of the command line, with the shipped generator where none is among them."""
        default = paths.default_generator()
        if _bring_generator(files):
            self.open(files)
        elif default.is_file():
            self.open([default, *files])
        else:
            self.refused.emit(
                self.tr(
                    "The generator that ships with {application} is missing ({file}); open another one with "
                    "File, Open."
                ).format(application=paths.APPLICATION, file=default.name)
            )

    def generator_opened(self, result: GeneratorOpened) -> None:
        """Go on with a generator: its usual axes, then what waited for it."""
        waiting = self._claim(result.sequence)
        awaiting = self._awaited.pop(result.info.fingerprint, None)
        if awaiting is not None and awaiting not in waiting:
            waiting = [*waiting, awaiting]
        self._next.clear()
        self.axes.give_up()
        self.generator_path = result.path
        self.opened.emit(result.path)
        ships = result.path == paths.default_generator()
        self._editor.use_generator(result.info, PORTRAIT_SEED if ships else FIRST_SEED)
        if not any(role_of(path) in (FileRole.AXES, FileRole.SESSION) for path in waiting):
            self._open_usual_axes()
        self._open_all(waiting)

    def generator_refused(self, failure: RequestFailed) -> None:
        """Forget what waited for a generator that did not open."""
        self._claim(failure.sequence)

    def _claim(self, sequence: int) -> list[Path]:
        """What waits for an opening; openings before it were given up for it."""
        claimed = self._waiting.get(sequence, [])
        self._waiting = {number: files for number, files in self._waiting.items() if number > sequence}
        return claimed

    @Slot(object)
    def _hear(self, result: Result) -> None:
        if isinstance(result, GeneratorAsked) and result.sequence == max(self._waiting, default=0):
            self._ask(result)

    def _ask(self, asked: GeneratorAsked) -> None:
        """Ask what the file of a generator leaves open, then open it with the answers."""
        path, waiting = asked.request.path, self._claim(asked.sequence)
        question = self._questions.unclear_generator(path.name, asked.doubts)

        def answered(result: int) -> None:
            self.question = None
            if result == QDialog.DialogCode.Accepted:
                answers = {**asked.request.answers, **question.answers}
                self._waiting[self._inference.open(path, answers)] = waiting
            else:
                self.refused.emit(
                    self.tr("{name} was not opened, for nobody says how it is to be read.").format(
                        name=path.name
                    )
                )

        self.question = question
        question.finished.connect(answered)
        question.open()

    def _open_all(self, files: Sequence[Path]) -> None:
        self._next.extend(files)
        self._open_next()

    def _open_next(self) -> None:
        """Open what waits, one after another; axes that need an answer hold up what comes after them."""
        while self._next and not self.axes.busy:
            path = self._next.popleft()
            role = role_of(path)
            if role is FileRole.AXES:
                self.axes.open(path)
                continue
            try:
                if role is FileRole.SESSION:
                    self._resume(path)
                else:
                    self._editor.restore(read_recipe(path))
                    self._inference.forget_latents()
                self.opened.emit(path)
            except UserError as error:
                self._refuse(path, error)

    def _refuse(self, path: Path, error: UserError) -> None:
        """Tell why a file was not opened; a generator that was opened for a session alone gets its axes."""
        if isinstance(error, OtherGenerator):
            self._awaited[error.fingerprint] = path
            self.generator_missing.emit(path, error)
        else:
            self.refused.emit(str(error))
        history = self._editor.history
        untouched = history is not None and len(history.items) == 1
        if role_of(path) is FileRole.SESSION and untouched and self._editor.axis_set is None:
            self._open_usual_axes()

    @Slot()
    def _axes_ended(self) -> None:
        """Go on; a generator whose axes were declined has its usual ones."""
        if self._editor.axis_set is None:
            self._open_usual_axes()
        self._open_next()

    def _resume(self, path: Path) -> None:
        session = read_session(path)
        info, wanted = self._editor.info, session.generator
        if info is None or info.fingerprint != wanted.fingerprint:
            raise OtherGenerator(path.name, wanted.name, wanted.fingerprint)
        self._editor.resume(session.history, session.axis_set)
        self.session_opened.emit(session, path)

    def _missing_generator(self, sessions: Sequence[Path]) -> list[Path]:
        """Where the generator of the last session was, unless it is open already or is no longer there."""
        if not sessions:
            return []
        try:
            reference = read_session(sessions[-1]).generator
        except UserError:
            return []  # told when the session itself is opened
        if self._editor.info is not None and self._editor.info.fingerprint == reference.fingerprint:
            return []
        seen_last = Path(reference.path) if reference.path else None
        places = (seen_last, self.find_generator(reference.fingerprint), paths.default_generator())
        others = (place for place in places if place is not None and place != self.generator_path)
        return [place for place in others if place.is_file()][:1]

    def _open_usual_axes(self) -> None:
        """Open the axes that the person saved for the generator, else those that ship for it."""
        if self._editor.info is None:
            return
        fingerprint = self._editor.info.fingerprint
        for path in (paths.own_axes(fingerprint), paths.default_axes()):
            if path.is_file() and self._open_axes_of(path, fingerprint):
                return

    def _open_axes_of(self, path: Path, fingerprint: str) -> bool:
        try:
            axis_set = read_axes(path)
            if axis_set.generator_fingerprint != fingerprint:
                return False
            self._editor.use_axes(axis_set)
        except UserError as error:
            self.refused.emit(str(error))
            return False
        return True
