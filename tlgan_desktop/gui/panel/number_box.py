"""Boxes for numbers to read, or to type: positions of features, and values on scales of their own."""

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtGui import QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from tlgan_desktop.figures import signed
from tlgan_desktop.gui.theme import GRID

FARTHEST = 99.0
"""Farther than any reach: a number out of reach may be typed, and is answered with the reason."""


class FigureBox(QDoubleSpinBox):
    """A number as it is printed, with a true minus; either kind of minus and of decimal mark can be typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())
        self.lineEdit().setTextMargins(GRID // 2, 0, 0, 0)

    def textFromValue(self, value: float) -> str:
        """A true minus; no "−0.00"."""
        return signed(value, self.decimals()).removeprefix("+")

    def valueFromText(self, text: str) -> float:
        """The number in a text."""
        return super().valueFromText(_plain(text))

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Accept what can become a number."""
        state, _, place = super().validate(_plain(text), place)
        return state, text, place


class NumberBox(FigureBox):
    """A position with two decimals; ``valueChanged`` tells what the person typed or stepped to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(-FARTHEST, FARTHEST)
        self.setDecimals(2)
        self.setSingleStep(0.1)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(0, 0, GRID // 2, 0)
        self.setFixedWidth(8 * GRID)

    def show_position(self, position: float) -> None:
        """Show a position without asking for it."""
        with QSignalBlocker(self):
            self.setValue(position)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the list, so that scrolling changes no picture."""
        event.ignore()


def _plain(text: str) -> str:
    return text.replace("\u2212", "-").replace(",", ".")
