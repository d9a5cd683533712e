"""The questions about files from elsewhere, in words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tlgan_desktop.gui.foreign.question import Choice, Question

SPACE = "space"


class ForeignQuestions(QObject):
    """Makes the questions of one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def unknown_generator(
        self, file: str, generator: str, names: Sequence[str], spaces: Sequence[str]
    ) -> Question:
        """Ask whether axes that name no generator are those of the open one, and in which of ``spaces``."""
        text = self.tr(
            "{file} does not say which generator its axes belong to. Their size fits this one; only if they "
            "were made for it, or for one trained alike, do they change what their names say."
        )
        held = self.tr("It holds: {names}.").format(names=self._listed(names))
        choices = [Choice(SPACE, self.tr("They live in"), {space: self._space(space) for space in spaces})]
        return Question(
            self.tr("Use these axes with {generator}?").format(generator=generator),
            f"{text.format(file=file)}\n\n{held}",
            self.tr("Use them"),
            choices if len(spaces) > 1 else (),
            self._window,
        )

    def other_generator(self, file: str, generator: str, found_for: str) -> Question:
        """Ask whether to use axes of another generator all the same; no is proposed."""
        text = self.tr(
            "{file} was made for the generator {found_for}, not for {generator}. The dimensions agree, so "
            "the axes can be tried, but they may change anything, and what was measured of them does not "
            "hold here."
        )
        question = Question(
            self.tr("These axes were found for another generator"),
            text.format(file=file, found_for=found_for[:12], generator=generator),
            self.tr("Use them anyway"),
            (),
            self._window,
        )
        question.no.setText(self.tr("Do not use them"))
        question.propose(accepting=False)
        return question

    def unclear_generator(self, file: str, doubts: Mapping[str, Sequence[str]]) -> Question:
        """Ask what the file of an ONNX generator leaves open; ``doubts`` is {field: choices}."""
        text = self.tr(
            "The file does not say this of itself, and whoever exported it knows. The usual answer stands "
            "first. You are asked once for this file."
        )
        words = self._onnx_words()
        choices = [
            Choice(field, words[field][0], {value: words[field][1][value] for value in values})
            for field, values in doubts.items()
        ]
        return Question(
            self.tr("How is {file} to be read?").format(file=file),
            text,
            self.tr("Open"),
            choices,
            self._window,
        )

    def _onnx_words(self) -> Mapping[str, tuple[str, Mapping[str, str]]]:
        """The label of each field, and the words of its values."""
        return {
            "prior": (
                self.tr("Latents are drawn from"),
                {
                    "normal": self.tr("a normal distribution"),
                    "uniform": self.tr("a uniform distribution, −1 to 1"),
                    "sphere": self.tr("a sphere: normal, then scaled to one length"),
                },
            ),
            "pixels": (
                self.tr("Pixel values run from"),
                {"-1..1": self.tr("−1 to 1"), "0..1": self.tr("0 to 1"), "0..255": self.tr("0 to 255")},
            ),
            "layout": (
                self.tr("The picture's dimensions"),
                {
                    "nchw": self.tr("colours first (n, 3, height, width)"),
                    "nhwc": self.tr("colours last (n, height, width, 3)"),
                },
            ),
        }

    def _listed(self, names: Sequence[str], most: int = 6) -> str:
        """The first few names, and how many more there are."""
        more = len(names) - most
        listed = ", ".join(names[:most])
        return self.tr("{names} and {count} more").format(names=listed, count=more) if more > 0 else listed

    def _space(self, space: str) -> str:
        return (
            self.tr("w, behind the mapping network")
            if space == "w"
            else self.tr("z, which pictures are drawn from")
        )
