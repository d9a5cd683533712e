"""Remarks on the labelled pictures: all of them can be read, with the keyboard too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.wizard.remarks import MOST_LINES, Remarks


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(400, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def remarks(page: QWidget) -> Remarks:
    remarks = Remarks()
    column = QVBoxLayout(page)
    column.addWidget(QWidget(), 1)
    column.addWidget(remarks)
    return remarks


def test_few_remarks_take_only_the_room_that_they_need(qtbot: QtBot, remarks: Remarks) -> None:
    assert not remarks.isVisible()
    remarks.show_lines(["One.", "Two."])
    line = remarks.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: 2 * line <= remarks.height() < 3 * line)
    assert remarks.verticalScrollBar().maximum() == 0
    assert remarks.focusPolicy() == Qt.FocusPolicy.NoFocus


@pytest.mark.parametrize("line", ["Short.", "A remark that is too long for the width of a line. " * 2])
def test_many_remarks_scroll_by_keys(qtbot: QtBot, remarks: Remarks, line: str) -> None:
    remarks.show_lines([line] * (2 * MOST_LINES))
    qtbot.waitUntil(lambda: remarks.verticalScrollBar().maximum() > 0)
    assert remarks.height() <= (MOST_LINES + 1) * remarks.fontMetrics().lineSpacing()
    remarks.setFocus(Qt.FocusReason.TabFocusReason)
    assert remarks.hasFocus()
    for _ in range(100):
        QTest.keyClick(remarks, Qt.Key.Key_Down)
    assert remarks.verticalScrollBar().value() == remarks.verticalScrollBar().maximum()
