"""A bar above the picture that says in one sentence what went wrong, without standing in the way."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from tlgan_desktop.gui.theme import GRID

MOST = 4
"""So many sentences are shown together."""


class NoticeBar(QFrame):
    """Shows the newest notice until it is closed or something else is opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._added: list[str] = []
        self._text = QLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        close = QPushButton(self.tr("Dismiss"))
        close.setToolTip(self.tr("Take this notice away"))
        close.setProperty("quiet", True)
        close.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID // 2, GRID, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._text, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """The notice that is shown; empty when there is none."""
        return "" if self.isHidden() else self._text.text()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence in place of what was told before, and have screen readers speak it."""
        self._added = []
        self._show(sentence, sentence)

    @Slot(str)
    def add(self, sentence: str) -> None:
        """Tell a sentence below those added before it: several files can be refused at once."""
        others = [each for each in self._added if each != sentence]
        self._added = [*others[1 - MOST :], sentence]
        self._show("\n".join(self._added), sentence)

    def _show(self, text: str, sentence: str) -> None:
        self._text.setText(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @Slot()
    def dismiss(self) -> None:
        """Show nothing."""
        self._added = []
        self.hide()
