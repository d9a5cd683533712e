"""What stands in place of the features while there are none: how to get some."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID


class Invitation(QWidget):
    """Says what axes are, and offers to discover or to import some."""

    import_wanted = Signal()
    discover_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = labels.title(self.tr("No axes for this generator yet"))
        text = labels.secondary(
            self.tr("Axes are directions in the latent space that each change one feature.")
            + " "
            + self.tr("Every axis becomes a slider here.")
        )
        text.setWordWrap(True)
        discover = QPushButton(self.tr("Discover axes…"))
        discover.setProperty("primary", True)
        discover.setToolTip(self.tr("Make sliders from labelled pictures"))
        discover.clicked.connect(self.discover_wanted)
        button = QPushButton(self.tr("Import axes…"))
        button.setToolTip(self.tr("Open a file of feature axes"))
        button.clicked.connect(self.import_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(GRID)
        column.addStretch(1)
        for widget in (title, text):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addSpacing(GRID)
        column.addWidget(discover, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
