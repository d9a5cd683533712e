"""The mark of a feature that moved though it was not asked to, and the way to hold it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from tlgan_desktop.figures import signed
from tlgan_desktop.gui.theme import GRID


class SideEffectMark(QWidget):
    """A signed change such as "+0.8", and a button that holds the feature."""

    hold_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._change = QLabel()
        self._change.setObjectName("sideEffect")
        self.hold = QToolButton()
        self.hold.setText(self.tr("Hold"))
        self.hold.setObjectName("hold")
        self.hold.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hold.setAccessibleName(self.tr("Hold {name}").format(name=name))
        tip = self.tr("Lock {name}, so that other features leave it where it is")
        self.hold.setToolTip(tip.format(name=name))
        self.hold.clicked.connect(self.hold_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        line.addWidget(self._change)
        line.addWidget(self.hold)

    def show_change(self, change: float) -> None:
        """Show by how many of its standard deviations the feature moved."""
        text = signed(change)
        if text == self._change.text():
            return
        self._change.setText(text)
        self._name_button()
        words = self.tr(
            "{name} changed by {change} though nobody moved it; 1 is how much it commonly differs "
            "from picture to picture"
        )
        said = words.format(name=self._name, change=text)
        self._change.setToolTip(said)
        self.hold.setAccessibleDescription(said)

    @property
    def button_width(self) -> int:
        """The width of the button with the longer of its texts, in pixels."""
        self.hold.ensurePolished()
        width = self.hold.fontMetrics().horizontalAdvance
        longest = max(width(self.tr("Hold")), width(self._change.text()))
        return self.hold.sizeHint().width() - width(self.hold.text()) + longest

    @property
    def change_width(self) -> int:
        """The width of the change, where it stands beside the button, in pixels."""
        self._change.ensurePolished()
        return self._change.sizeHint().width()

    def show_held(self, held: bool) -> None:
        """Offer to hold the feature, unless it is locked already."""
        self.hold.setVisible(not held)

    def show_narrow(self, narrow: bool) -> None:
        """Put the change upon the button where there is no room for both."""
        if narrow == self._change.isHidden():
            return
        self._change.setVisible(not narrow)
        self._name_button()

    def _name_button(self) -> None:
        self.hold.setText(self._change.text() if self._change.isHidden() else self.tr("Hold"))
