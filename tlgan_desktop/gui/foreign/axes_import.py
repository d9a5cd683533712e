"""Bringing a file of axes, ours or from elsewhere, to the editor, with the questions that it needs."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from tlgan_desktop.axes import AxisSet, check_fits, read_axes, taken_for
from tlgan_desktop.axes.foreign import ForeignAxes, possible_spaces, read_foreign_axes
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.foreign.foreign_questions import SPACE, ForeignQuestions
from tlgan_desktop.gui.foreign.question import Question
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.messages import AxesAdopted, RequestFailed, Result
from tlgan_desktop.storage import container_kind


@dataclass(frozen=True, eq=False)
class _Import:
    """The file under way, the generator that it is for, and the request that it waits for."""

    path: Path
    generator: str
    sequence: int | None = None


class AxesImport(QObject):
    """Opens one file of axes at a time. What is in use stays in use until the new axes have come well.

    Axes from elsewhere are placed by the inference thread, for w has to be measured.
    """

    used = Signal(object)
    """The ``Path`` of a file whose axes are in use now."""
    refused = Signal(str)
    """A file that cannot be used, and why."""
    ended = Signal()
    """The file has been used, refused or declined."""

    def __init__(self, editor: Editor, inference: Inference, window: QWidget) -> None:
        super().__init__(window)
        self._editor = editor
        self._inference = inference
        self._questions = ForeignQuestions(window)
        self._under_way: _Import | None = None
        self.question: Question | None = None
        inference.answered.connect(self._hear)

    @property
    def busy(self) -> bool:
        """Whether a file waits for an answer, of the person or of the inference thread."""
        return self._under_way is not None

    def open(self, path: Path) -> None:
        """Open a file of axes; ``ended`` tells when that is done, which may be before this returns."""
        self.give_up()
        try:
            if self._editor.info is None:
                raise UserError(self.tr("Open a generator first; axes belong to one."))
            self._under_way = _Import(path, self._editor.info.fingerprint)
            if container_kind(path) is not None:
                self._offer(read_axes(path))
            else:
                self._offer_foreign(read_foreign_axes(path))
        except UserError as error:
            self._refuse(str(error))

    def give_up(self) -> None:
        """Forget the file under way, if any, because something else is opened."""
        self._under_way = None
        if self.question is not None:
            self.question.reject()

    def _offer(self, axis_set: AxisSet) -> None:
        """Use axes that know their generator, or ask."""
        info, path = self._editor.info, self._path()
        assert info is not None
        found_for = axis_set.generator_fingerprint
        check_fits(axis_set, info.fingerprint, info.spaces, any_generator=True)
        if found_for == info.fingerprint:
            self._use(axis_set)
        elif found_for is None:
            question = self._questions.unknown_generator(path.name, info.name, axis_set.names, ())
            self._ask(question, axis_set)
        else:
            self._ask(self._questions.other_generator(path.name, info.name, found_for), axis_set)

    def _offer_foreign(self, axes: ForeignAxes) -> None:
        info, path = self._editor.info, self._path()
        assert info is not None
        spaces = possible_spaces(axes, info.spaces)
        question = self._questions.unknown_generator(path.name, info.name, axes.names, spaces)
        self._ask(question, axes, spaces[0])

    def _ask(self, question: Question, axes: AxisSet | ForeignAxes, space: str = "") -> None:
        def answered(result: int) -> None:
            self.question = None
            if self._under_way is None:
                return
            if result != QDialog.DialogCode.Accepted:
                self._end()
            elif isinstance(axes, AxisSet):
                self._use(taken_for(axes, self._under_way.generator))
            else:
                self._adopt(axes, question.answers.get(SPACE, space))

        self.question = question
        question.finished.connect(answered)
        question.open()

    def _adopt(self, axes: ForeignAxes, space: str) -> None:
        assert self._under_way is not None
        path, generator, scene = self._under_way.path, self._under_way.generator, self._editor.scene
        sequence = self._inference.adopt(generator, axes, space, None if scene is None else scene.labels)
        self._under_way = _Import(path, generator, sequence)

    @Slot(object)
    def _hear(self, result: Result) -> None:
        if self._under_way is None or getattr(result, "sequence", None) != self._under_way.sequence:
            return
        match result:
            case AxesAdopted():
                self._use(taken_for(result.axis_set, self._under_way.generator))
            case RequestFailed():  # the window tells the reason of every request that fails
                self._end()

    def _use(self, axis_set: AxisSet) -> None:
        path = self._path()
        try:
            self._editor.use_axes(axis_set)
        except UserError as error:
            self._refuse(str(error))
            return
        self.used.emit(path)
        self._end()

    def _refuse(self, reason: str) -> None:
        self.refused.emit(reason)
        self._end()

    def _end(self) -> None:
        self._under_way = None
        self.ended.emit()

    def _path(self) -> Path:
        assert self._under_way is not None
        return self._under_way.path
