"""The window on screens that are smaller than it would like."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.action_bar import ActionBar
from tlgan_desktop.gui.actions import Actions
from tlgan_desktop.gui.main_window import MainWindow

SMALLEST = (640, 400)
"""1280 x 800 pixels at 200 %."""


def test_everything_shrinks_to_the_smallest_screen(window: MainWindow) -> None:
    window.resize(*SMALLEST)
    assert (window.width(), window.height()) == SMALLEST
    assert window.panel.geometry().right() < SMALLEST[0]


def test_a_window_is_no_larger_than_its_screen(window: MainWindow) -> None:
    available = window.screen().availableSize()
    assert window.size().boundedTo(available) == window.size()


def test_a_window_left_on_a_larger_screen_comes_back_whole(
    window: MainWindow, settings: QSettings, make_window: type[MainWindow]
) -> None:
    window.resize(3000, 2000)
    window.move(2500, 1500)
    window.close()
    again = make_window()
    assert again.screen().availableGeometry().contains(again.geometry())


def test_the_label_of_the_truncation_goes_where_there_is_no_room(qapp: QApplication, qtbot: QtBot) -> None:
    actions = Actions(qapp)
    bar = ActionBar(actions.random, actions.reset)
    qtbot.addWidget(bar)
    bar.show_truncation(1.0, available=True)
    bar.show()
    label = next(label for label in bar.findChildren(QLabel) if label.text() == "Truncation")
    bar.resize(600, bar.sizeHint().height())
    assert label.isVisible()
    bar.resize(bar.minimumSizeHint().width(), bar.height())
    assert not label.isVisible()
    bar.resize(600, bar.height())
    assert label.isVisible()
