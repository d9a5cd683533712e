"""A hand on mouse and keyboard: what it does reaches widgets as events of the system do."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def seen(widget: QWidget) -> QRect:
    """The part of a widget that is in sight."""
    return widget.visibleRegion().boundingRect()


def click(widget: QWidget, place: QPoint, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.mousePress(widget, LEFT, modifiers, place)
    if isValid(widget):
        QTest.mouseRelease(widget, LEFT, modifiers, place)


def double_click(widget: QWidget, place: QPoint) -> None:
    click(widget, place)
    if isValid(widget):
        QTest.mouseDClick(widget, LEFT, NO_KEY, place)


def drag(widget: QWidget, places: Sequence[QPoint], modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press at the first place, come by the others and let go at the last."""
    QTest.mousePress(widget, LEFT, modifiers, places[0])
    for place in places[1:]:
        if isValid(widget):
            QTest.mouseMove(widget, place)
            QApplication.processEvents()
    if isValid(widget):
        QTest.mouseRelease(widget, LEFT, modifiers, places[-1])


def wheel(widget: QWidget, place: QPoint, turns: int) -> None:
    event = QWheelEvent(
        QPointF(place), QPointF(widget.mapToGlobal(place)), QPoint(), QPoint(0, 120 * turns),
        NONE, NO_KEY, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def open_menu(widget: QWidget, place: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)


def key(widget: QWidget, which: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.keyClick(widget, which, modifiers)


def keys(widget: QWidget, sequence: QKeySequence) -> None:
    QTest.keySequence(widget, sequence)


def write(widget: QWidget, text: str) -> None:
    """Replace the text of a field."""
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.SelectAll))
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    for letter in text:
        if isValid(widget):  # QTest knows the keys of ASCII alone
            QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, NO_KEY, letter))


def drop(widget: QWidget, files: Sequence[Path]) -> None:
    """Bring files over a widget and let go of them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    copy, middle = Qt.DropAction.CopyAction, widget.rect().center()
    entering = QDragEnterEvent(middle, copy, data, LEFT, NO_KEY)
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(middle), copy, data, LEFT, NO_KEY))
