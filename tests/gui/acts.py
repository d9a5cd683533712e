"""What a random user does with a widget, by its kind."""

from collections.abc import Callable, Sequence
from random import Random

import hand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QSplitterHandle,
    QWidget,
)

from tlgan_desktop.gui.image_pane import ImagePane
from tlgan_desktop.gui.panel.feature_slider import FeatureSlider
from tlgan_desktop.gui.panel.group_header import GroupHeader

Key = Qt.Key
Act = Callable[[Random, QWidget], None]
WORDS = ("", "s", "smile", "Hat", "age & co", "Ünïcode ✓", "1", "-0.5", "1e9", "60", "x" * 80)
NUMBERS = ("0", "1.5", "-2", "99", "-", "abc", "0,5", "1e3")
STEPS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End)
LEAPS = (Key.Key_PageUp, Key.Key_PageDown, Key.Key_Delete)
FINE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def somewhere(random: Random, widget: QWidget) -> QPoint:
    """A place of a widget that is in sight."""
    room = hand.seen(widget)
    return QPoint(
        room.left() + random.randrange(max(room.width(), 1)),
        room.top() + random.randrange(max(room.height(), 1)),
    )


def click(random: Random, widget: QWidget) -> None:
    hand.click(widget, somewhere(random, widget))


def click_middle(random: Random, widget: QWidget) -> None:
    hand.click(widget, hand.seen(widget).center())


def double_click(random: Random, widget: QWidget) -> None:
    hand.double_click(widget, somewhere(random, widget))


def drag(random: Random, widget: QWidget) -> None:
    hand.drag(widget, [somewhere(random, widget) for _ in range(random.randint(2, 6))])


def drag_with_control(random: Random, widget: QWidget) -> None:
    places = [somewhere(random, widget) for _ in range(3)]
    hand.drag(widget, places, Qt.KeyboardModifier.ControlModifier)


def drag_knob(random: Random, slider: QWidget) -> None:
    """Take the knob where it is, and pull it about."""
    assert isinstance(slider, FeatureSlider)
    knob = QPoint(round(slider.x_of(slider.state.position)), slider.height() // 2)
    hand.drag(slider, [knob, *(somewhere(random, slider) for _ in range(random.randint(1, 6)))])


def turn_wheel(random: Random, widget: QWidget) -> None:
    hand.wheel(widget, somewhere(random, widget), random.choice([-3, -1, 1, 3]))


def open_menu(random: Random, widget: QWidget) -> None:
    hand.open_menu(widget, somewhere(random, widget))


def press_space(random: Random, widget: QWidget) -> None:
    widget.setFocus()
    hand.key(widget, Key.Key_Space)


def press_step(random: Random, widget: QWidget) -> None:
    widget.setFocus()
    hand.key(widget, random.choice(STEPS + LEAPS), random.choice(FINE))


def press_enter(random: Random, widget: QWidget) -> None:
    widget.setFocus()
    hand.key(widget, Key.Key_Return)


def press_tab(random: Random, widget: QWidget) -> None:
    hand.key(widget, random.choice([Key.Key_Tab, Key.Key_Backtab]))


def write_words(random: Random, widget: QWidget) -> None:
    widget.setFocus()
    hand.write(widget, random.choice(WORDS))


def write_number(random: Random, box: QWidget) -> None:
    assert isinstance(box, QAbstractSpinBox)
    box.setFocus()
    hand.write(box.lineEdit(), random.choice(NUMBERS))
    hand.key(box, random.choice([Key.Key_Return, Key.Key_Tab]))


def choose_item(random: Random, view: QWidget) -> None:
    """Click an item that is not hidden, whatever column it has."""
    assert isinstance(view, QAbstractItemView)
    model, root = view.model(), view.rootIndex()
    rows, columns = model.rowCount(root), 1 if isinstance(view, QListView) else model.columnCount(root)
    if not rows or not columns:
        return
    index = model.index(random.randrange(rows), random.randrange(columns), root)
    view.scrollTo(index)
    if not view.visualRect(index).isEmpty():
        act = random.choice([hand.click, hand.click, hand.double_click, hand.open_menu])
        act(view.viewport(), view.visualRect(index).center())


def choose_action(random: Random, menu: QWidget) -> None:
    assert isinstance(menu, QMenu)
    actions = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
    if actions:
        hand.click(menu, menu.actionGeometry(random.choice(actions)).center())


def leave(random: Random, widget: QWidget) -> None:
    hand.key(widget, Key.Key_Escape)


def open_bar(random: Random, bar: QWidget) -> None:
    assert isinstance(bar, QMenuBar)
    hand.click(bar, bar.actionGeometry(random.choice(bar.actions())).center())


def onto_viewport(act: Act) -> Act:
    """An act in the area that scrolls."""

    def do(random: Random, area: QWidget) -> None:
        act(random, area.viewport())

    do.__name__ = act.__name__
    return do


BY_KIND: Sequence[tuple[type[QWidget], Sequence[Act]]] = (
    (FeatureSlider, (drag_knob, drag_knob, drag, click, double_click, press_step, turn_wheel, open_menu)),
    (GroupHeader, (click_middle, press_space, press_step, open_menu)),
    (QAbstractButton, (click_middle, click_middle, click_middle, press_space, open_menu)),
    (QAbstractSpinBox, (write_number, write_number, press_step, turn_wheel)),
    (QAbstractSlider, (drag, click, press_step, turn_wheel)),
    (QComboBox, (click_middle, press_step, turn_wheel)),
    (QLineEdit, (write_words, write_words, press_enter, press_tab)),
    (QPlainTextEdit, (write_words, press_tab)),
    (QAbstractItemView, (choose_item, choose_item, choose_item, press_step, press_enter, press_space)),
    (ImagePane, tuple(map(onto_viewport, (turn_wheel, drag, drag_with_control, double_click, open_menu)))),
    (QSplitterHandle, (drag,)),
    (QMenuBar, (open_bar,)),
    (QScrollArea, tuple(map(onto_viewport, (turn_wheel, drag, click)))),
    (QLabel, (click, double_click, open_menu)),
)


def acts_on(widget: QWidget) -> Sequence[Act]:
    """What can be done with a widget; nothing with most."""
    return next((acts for kind, acts in BY_KIND if isinstance(widget, kind)), ())
