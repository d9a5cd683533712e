"""The work in the background, small in the status bar."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from tlgan_desktop.gui.theme import GRID

PARTS = 1000


class WorkChip(QWidget):
    """A bar and a button that brings the wizard back."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(maximum=PARTS, textVisible=False)
        self._bar.setObjectName("work")
        self._bar.setFixedWidth(12 * GRID)
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # else it draws in room
        self._bar.setAccessibleName(self.tr("Progress of the discovery"))
        self._bar.setToolTip(self.tr("Progress of the discovery"))
        self.button = QPushButton(self.tr("Discovering…"))
        self.button.setProperty("quiet", True)
        self.button.clicked.connect(self.clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, 0, GRID, 0)
        row.addWidget(self._bar)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What the button says."""
        return self.button.text()

    @Slot(float)
    def show_share(self, share: float) -> None:
        """Show how much of the work is done."""
        self._bar.show()
        self._bar.setValue(round(PARTS * share))
        self.button.setText(self.tr("Discovering… {share} %").format(share=round(100 * share)))

    def show_end(self, words: str) -> None:
        """Say how the work ended."""
        self._bar.hide()
        self.button.setText(words)
