"""Remarks in full sentences; where they are many they scroll, with the keyboard too."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QWidget

from tlgan_desktop.gui import labels

MOST_LINES = 6
"""More than so many scroll."""
FRAME = 2
"""The focus is shown by a frame so wide."""


class Remarks(QScrollArea):
    """A sentence a line, as high as they need up to a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: QLabel = labels.secondary()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._text)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Remarks"))
        self.setToolTip(self.tr("Remarks"))
        self.show_lines([])

    def text(self) -> str:
        """All remarks, a line each."""
        return self._text.text()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these remarks instead of those before; without any the room goes to others."""
        self._text.setText("\n".join(lines))
        self.setAccessibleDescription(self.text())
        self.setVisible(bool(lines))
        scrolls = len(lines) > MOST_LINES
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of the remarks, or of the most lines that are shown at once."""
        whole = self._text.heightForWidth(width - 2 * FRAME)
        return min(whole, MOST_LINES * self.fontMetrics().lineSpacing()) + 2 * FRAME

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Two lines can be read."""
        return QSize(0, 2 * self.fontMetrics().lineSpacing())
