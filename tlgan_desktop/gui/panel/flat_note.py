"""Says above the sliders that they change nothing for now, and offers the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from tlgan_desktop.gui.theme import GRID


class FlatNote(QFrame):
    """Shown while truncation is 0, where every picture is the average one."""

    raise_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        text = QLabel(
            self.tr("Truncation is 0: every picture is the average one. Moves show when you raise it."),
            wordWrap=True,
        )
        self.button = QPushButton(self.tr("Raise to 1"))
        self.button.setToolTip(self.tr("Draw pictures as varied as the generator is"))
        self.button.setProperty("quiet", True)
        self.button.clicked.connect(self.raise_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(text, 1)
        row.addWidget(self.button)
        self.hide()
