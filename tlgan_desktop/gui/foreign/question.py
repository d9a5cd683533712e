"""A question about a file: what it is about, a few choices where there are any, and two answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID


@dataclass(frozen=True)
class Choice:
    """Something to choose: {value: its words}, the proposed one first."""

    field: str
    label: str
    words: Mapping[str, str]


class Question(QDialog):
    """Asked with ``open()``, so that the window goes on; ``finished`` tells the answer."""

    def __init__(
        self,
        title: str,
        text: str,
        answer: str,
        choices: Sequence[Choice] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.fields: dict[str, QComboBox] = {}
        self.text = labels.secondary(text)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        buttons = QDialogButtonBox()  # the tab key goes through the buttons as they are made
        self.yes = buttons.addButton(answer, QDialogButtonBox.ButtonRole.AcceptRole)
        self.no = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.propose(accepting=True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(title, choices, buttons)

    def _lay_out(self, title: str, choices: Sequence[Choice], buttons: QDialogButtonBox) -> None:
        heading = labels.title(title)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(heading)
        column.addWidget(self.text)
        column.addSpacing(GRID)
        if choices:
            column.addLayout(self._form(choices))
            column.addSpacing(GRID)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(60 * GRID)

    @property
    def answers(self) -> dict[str, str]:
        """What is chosen, {field: value}."""
        return {name: str(box.currentData()) for name, box in self.fields.items()}

    def propose(self, accepting: bool) -> None:
        """Make one of the two answers the one that Return gives."""
        for button, proposed in ((self.yes, accepting), (self.no, not accepting)):
            button.setProperty("primary", proposed)
            button.setAutoDefault(proposed)
            button.setDefault(proposed)
            button.style().polish(button)  # its look hangs on the property
        if not accepting:
            self.no.setFocus()

    def _form(self, choices: Sequence[Choice]) -> QGridLayout:
        form = QGridLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setColumnStretch(1, 1)
        for place, choice in enumerate(choices):
            box = QComboBox()
            box.setAccessibleName(choice.label)
            box.setToolTip(choice.label)
            box.setMinimumHeight(4 * GRID)
            for value, words in choice.words.items():
                box.addItem(words, value)
            label = QLabel(choice.label)
            label.setBuddy(box)
            form.addWidget(label, place, 0)
            form.addWidget(box, place, 1)
            self.fields[choice.field] = box
        return form
