"""The header of a group of features: folds the group, and tells how many of it are moved and locked."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from tlgan_desktop.gui.theme import GRID

HEIGHT = 4 * GRID
INDENT = 36
"""The text stands flush with the names of the features below it."""


class GroupHeader(QAbstractButton):
    """A button that is checked while its group is open.

    Keys: Space and Enter fold or unfold, Left folds, Right unfolds, Up and Down go to the next header.
    """

    step_wanted = Signal(int)
    """The keyboard wants the header so many places further."""
    menu_wanted = Signal(object)
    """The menu is wanted at a ``QPoint`` of the screen."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = ""
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self.toggled.connect(self._describe)

    def show_counts(self, features: int, moved: int, locked: int) -> None:
        """Tell how many features there are, stand elsewhere than in the start picture, and are locked."""
        parts = ((features, "{}"), (moved, self.tr("{} moved")), (locked, self.tr("{} locked")))
        counts = " · ".join(words.format(count) for count, words in parts if count)
        if counts != self._counts:
            self._counts = counts
            self._describe()
            self.update()

    @property
    def counts(self) -> str:
        """What is told at the right, such as ``8 · 2 moved · 1 locked``."""
        return self._counts

    def sizeHint(self) -> QSize:
        """One line with room above it."""
        return QSize(20 * GRID, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Fold, unfold, or go to another header."""
        key = Qt.Key
        match event.key():
            case key.Key_Left:
                self.setChecked(False)
            case key.Key_Right:
                self.setChecked(True)
            case key.Key_Return | key.Key_Enter:
                self.click()
            case key.Key_Up | key.Key_Down:
                self.step_wanted.emit(1 if event.key() == key.Key_Down else -1)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the group."""
        self.menu_wanted.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an arrow, the title, and the counts at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role, field = QPalette.ColorRole, QRectF(self.rect()).adjusted(GRID, 3, -GRID, -3)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().color(role.Light))
            painter.drawRoundedRect(field, 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(role.Accent), 2))
            painter.drawRoundedRect(field, 6, 6)
        colour = self.palette().color(role.PlaceholderText)
        painter.setPen(QPen(colour, 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(_arrow(QPointF(22, self.height() / 2), self.isChecked()))
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        place = self.rect().adjusted(INDENT, 0, -2 * GRID, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        plain = self.font()
        plain.setBold(False)
        painter.setFont(plain)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, self._counts)
        room = place.width() - painter.fontMetrics().horizontalAdvance(self._counts) - GRID
        painter.setFont(self.font())
        title = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, max(room, 4 * GRID))
        painter.drawText(QRect(place), middle | Qt.AlignmentFlag.AlignLeft, title)

    def _describe(self) -> None:
        """Say the same to screen readers and in the tool tip."""
        counts = self._counts.split(" · ")
        features = (self.tr("1 feature") if counts[0] == "1" else self.tr("{} features")).format(counts[0])
        state = self.tr("open") if self.isChecked() else self.tr("folded")
        self.setAccessibleName(", ".join([self.text(), features, *counts[1:], state]))
        tip = self.tr("Fold {group} (Space)") if self.isChecked() else self.tr("Unfold {group} (Space)")
        self.setToolTip(tip.format(group=self.text()))


def _arrow(middle: QPointF, down: bool) -> QPolygonF:
    """An angle that points down where the group is open, else to the right."""
    points = [(-4, -2), (0, 2), (4, -2)] if down else [(-2, -4), (2, 0), (-2, 4)]
    return QPolygonF([middle + QPointF(x, y) for x, y in points])
