"""One axis that was found: the verdict, the figures, a film strip, and what to do with it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.axes.arranging import Arrangement
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.film_strip import FilmStripView
from tlgan_desktop.gui.wizard.found_axis import FoundAxis


class AxisCard(QFrame):
    """Shows what was found out about an axis and asks how it is to be kept."""

    changed = Signal()

    def __init__(self, found: FoundAxis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.found = found
        self.keep = QCheckBox()
        self.keep.setChecked(found.is_worth_keeping)
        self.keep.setAccessibleName(self.tr("Keep {name}").format(name=found.name))
        self.keep.setToolTip(self.tr("Make a slider of this axis"))
        self.name = QLineEdit(found.name)
        self.name.setAccessibleName(self.tr("Name of the slider for {name}").format(name=found.name))
        self.name.setToolTip(self.tr("Name of the slider for {name}").format(name=found.name))
        self.group = QLineEdit(found.group, placeholderText=self.tr("Group"))
        self.group.setAccessibleName(self.tr("Group of {name}").format(name=found.name))
        self.group.setToolTip(self.tr("Group of {name}").format(name=found.name))
        self.group.setFixedWidth(16 * GRID)
        self.flip = QPushButton(self.tr("&Flip"))
        self.flip.setCheckable(True)
        self.flip.setAccessibleName(self.tr("Flip {name}").format(name=found.name))
        self.flip.setToolTip(self.tr("Turn the slider round: right becomes left"))
        self.strip = FilmStripView(found.strip, found.columns, found.rows)
        self.strip.setAccessibleDescription(
            self.tr("{rows} pictures moved along {name} from −3 to 3").format(
                rows=found.rows, name=found.name
            )
        )
        self._lay_out()
        self.keep.toggled.connect(self._change)
        self.name.textEdited.connect(self._change)
        self.flip.toggled.connect(self.strip.set_flipped)

    @property
    def arrangement(self) -> Arrangement:
        """How the axis is to be kept."""
        return Arrangement(
            self.name.text().strip(), self.group.text().strip(), self.flip.isChecked(), self.keep.isChecked()
        )

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.keep)
        top.addWidget(self.name, 1)
        top.addWidget(self.group)
        top.addWidget(self.flip)
        words = QVBoxLayout()
        words.setSpacing(GRID)
        for label in self._words():
            label.setWordWrap(True)
            words.addWidget(label)
        words.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(2 * GRID)
        below.addWidget(self.strip, 3)
        below.addLayout(words, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addLayout(below)
        column.setAlignment(below, Qt.AlignmentFlag.AlignTop)

    def _words(self) -> list[QLabel]:
        verdict = QLabel(self.found.headline)
        verdict.setObjectName("verdict")
        verdict.setProperty("verdict", self.found.verdict.value)
        sentences = [QLabel(sentence) for sentence in self.found.sentences]
        return [verdict, *sentences, labels.secondary(self.found.figures)]

    @Slot()
    def _change(self) -> None:
        self.changed.emit()
