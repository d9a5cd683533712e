"""A callout: a few words beside a widget, with a ring around it, that leave the window usable."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID

WIDTH = 42 * GRID


class Ring(QWidget):
    """A frame around a place of the window; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place = QRect()

    def surround(self, place: QRect) -> None:
        """Show the frame around a place."""
        self.setGeometry(self._window.rect())
        self._place = place
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 3))
        inside = self.rect().adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(self._place.adjusted(-3, -3, 3, 3) & inside, 6, 6)


class Callout(QFrame):
    """Shows one text at a time beside a widget. Keys: right and left arrow, Escape."""

    forward = Signal()
    backward = Signal()
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("callout")
        self.setAccessibleName(self.tr("Tour"))
        self._ring = Ring(window)
        self._target: QWidget = window
        self._heading = labels.title("")
        self._text = QLabel(wordWrap=True)
        self._count = labels.secondary()
        self.skip = self._button(self.tr("&Skip"), self.tr("End the tour (Escape)"))
        self.back = self._button(self.tr("&Back"), self.tr("The step before (left arrow)"))
        self.next = self._button(self.tr("&Next"), self.tr("The next step (right arrow)"))
        self.next.setProperty("primary", True)
        self._lay_out()
        self.skip.clicked.connect(self.ended)
        self.back.clicked.connect(self.backward)
        self.next.clicked.connect(self.forward)
        window.installEventFilter(self)
        self.hide()

    def show_step(self, target: QWidget, heading: str, text: str, place: int, count: int) -> None:
        """Point at a widget of the window; ``place`` counts from 0."""
        self._target = target
        self._heading.setText(heading)
        self._text.setText(text)
        self._count.setText(self.tr("{place} of {count}").format(place=place + 1, count=count))
        self.back.setEnabled(place > 0)
        self.next.setText(self.tr("&Next") if place + 1 < count else self.tr("&Done"))
        self._point()
        self.show()
        self.raise_()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{heading}. {text}"))

    def close_up(self) -> None:
        """Take callout and ring away for good."""
        self._window.removeEventFilter(self)
        for widget in (self._ring, self):
            widget.hide()
            widget.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the widget when the window changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.isVisible():
            self._point()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, go back or end."""
        keys = {Qt.Key.Key_Right: self.next, Qt.Key.Key_Left: self.back, Qt.Key.Key_Escape: self.skip}
        button = keys.get(Qt.Key(event.key()))
        if button is None:
            super().keyPressEvent(event)
        else:
            button.click()

    def _point(self) -> None:
        window, target = self._window, self._target
        place = QRect(target.mapTo(window, QPoint(0, 0)), target.size()) & window.rect()
        size = QSize(WIDTH, self.heightForWidth(WIDTH))
        self.setGeometry(QRect(beside(place, size, window.size()), size))
        self._ring.surround(place)
        self.raise_()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(True)  # Enter presses it too
        button.installEventFilter(_Arrows(self))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.skip)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addSpacing(GRID)
        column.addLayout(row)


class _Arrows(QObject):
    """Gives the arrow keys of a button to the callout: a button would move the focus with them."""

    def __init__(self, callout: Callout) -> None:
        super().__init__(callout)
        self._callout = callout

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows away."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return False
        self._callout.keyPressEvent(event)
        return True


def beside(place: QRect, size: QSize, room: QSize) -> QPoint:
    """Where something of a size covers a place least: right or left of it, below, above, else over it."""
    middle = place.center() - QPoint(size.width() // 2, size.height() // 2)
    candidates = (
        QPoint(place.right() + 2 * GRID, middle.y()),
        QPoint(place.left() - 2 * GRID - size.width(), middle.y()),
        QPoint(middle.x(), place.bottom() + 2 * GRID),
        QPoint(middle.x(), place.top() - 2 * GRID - size.height()),
        middle,
    )
    inside = [_within(point, size, room) for point in candidates]
    free = (point for point in inside if not QRect(point, size).intersects(place))
    return next(free, inside[-1])


def _within(point: QPoint, size: QSize, room: QSize) -> QPoint:
    right, bottom = room.width() - size.width() - GRID, room.height() - size.height() - GRID
    return QPoint(max(GRID, min(point.x(), right)), max(GRID, min(point.y(), bottom)))
