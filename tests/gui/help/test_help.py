"""The Help menu: the tour, the keys, About, the report."""

from pathlib import Path

import pytest
from mouse import LEFT
from PySide6.QtCore import QPoint, QRect, QSettings, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from tlgan_desktop import paths
from tlgan_desktop.axes import read_axes
from tlgan_desktop.gui.crash_reports import LOG_NAME
from tlgan_desktop.gui.help.about import AboutDialog
from tlgan_desktop.gui.help.callout import beside
from tlgan_desktop.gui.help.report import LOG_LINES, last_lines, report, without_home
from tlgan_desktop.gui.main_window import MainWindow
from tlgan_desktop.gui.settings.settings import Settings


@pytest.fixture(autouse=True)
def own_log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path / "logs")
    (tmp_path / "logs").mkdir()
    return tmp_path / "logs" / LOG_NAME


def texts(widget: QDialog) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_the_tour_goes_on_back_and_to_its_end_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    tour = window.bench.help.tour
    window.bench.help.take_tour.trigger()
    headings = []
    for place, step in enumerate(tour.steps):
        shown = [label.text() for label in tour.callout.findChildren(QLabel)]
        assert step.heading in shown
        assert f"{place + 1} of {len(tour.steps)}" in shown
        assert window.rect().contains(tour.callout.geometry())
        headings.append(step.heading)
        qtbot.keyClick(tour.callout.next, Qt.Key.Key_Right)
    assert len(set(headings)) == 6
    assert tour.callout is None


def test_the_tour_goes_back_and_ends_with_escape(qtbot: QtBot, window: MainWindow) -> None:
    tour = window.bench.help.tour
    tour.start()
    qtbot.keyClick(tour.callout.next, Qt.Key.Key_Return)
    assert tour.steps[1].heading in [label.text() for label in tour.callout.findChildren(QLabel)]
    qtbot.keyClick(tour.callout.next, Qt.Key.Key_Left)
    assert tour.steps[0].heading in [label.text() for label in tour.callout.findChildren(QLabel)]
    qtbot.keyClick(tour.callout.next, Qt.Key.Key_Escape)
    assert tour.callout is None


def test_the_window_can_be_used_during_the_tour(qtbot: QtBot, window: MainWindow) -> None:
    before = window.editor.scene
    window.bench.help.tour.start()
    qtbot.mouseClick(window.action_bar.random, LEFT)
    assert window.editor.scene != before
    window.bench.help.tour.end()


def test_the_tour_goes_on_when_the_slider_that_it_points_at_goes(
    qtbot: QtBot, window: MainWindow, tiny_axes_path: Path
) -> None:
    tour = window.bench.help.tour
    tour.start()
    qtbot.keyClick(tour.callout.next, Qt.Key.Key_Return)
    window.editor.use_axes(read_axes(tiny_axes_path))
    window.resize(window.width() - 40, window.height())
    QApplication.processEvents()
    assert tour.steps[1].heading in [label.text() for label in tour.callout.findChildren(QLabel)]
    tour.end()


def test_the_tour_is_offered_once(window: MainWindow, settings: QSettings) -> None:
    window.bench.help.offer_tour()
    assert window.bench.help.tour.callout is not None
    window.bench.help.tour.end()
    window.bench.help.offer_tour()
    assert window.bench.help.tour.callout is None


@pytest.mark.parametrize(
    "place", [QRect(0, 0, 500, 600), QRect(600, 20, 200, 500), QRect(10, 560, 60, 30), QRect(0, 0, 800, 20)]
)
def test_a_callout_leaves_what_it_points_at_free(place: QRect) -> None:
    size, room = QSize(250, 120), QSize(800, 600)
    covered = QRect(beside(place, size, room), size)
    assert QRect(QPoint(0, 0), room).contains(covered)
    assert not covered.intersects(place)


def test_the_sheet_holds_every_shortcut_under_its_menu(window: MainWindow) -> None:
    window.commands.keyboard.trigger()
    shown = texts(QApplication.activeModalWidget())
    keys = {keys for menu in window.commands.keys_by_menu().values() for keys, _ in menu}
    assert keys <= set(shown)
    assert {"File", "Edit", "View", "Help"} <= set(shown)
    QApplication.activeModalWidget().close()


def test_about_tells_versions_device_and_licences(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.about.trigger()
    about = QApplication.activeModalWidget()
    assert isinstance(about, AboutDialog)
    assert {"Qt", "torch", "PySide6-Essentials", "CPU"} <= set(texts(about))
    licences = next(button for button in about.findChildren(QPushButton) if "icences" in button.text())
    licences.click()
    text = about.findChild(QPlainTextEdit).toPlainText()
    assert "Permission is hereby granted" in text
    for dialog in about.findChildren(QDialog):
        dialog.close()
    about.close()


def test_the_report_is_copied_without_the_home_folder(
    window: MainWindow, own_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"line {number} of {Path.home()}/pictures/me.png" for number in range(LOG_LINES + 50)]
    own_log.write_text("\n".join(lines), encoding="utf-8")
    window.bench.help.copy_report.trigger()
    text = QGuiApplication.clipboard().text()
    assert "torch: 2" in text
    assert window.editor.info.fingerprint in text
    assert "appearance: Unknown" in text
    assert "line 249 of ~/pictures/me.png" in text
    assert "line 49 " not in text
    assert str(Path.home()) not in text
    assert "clipboard" in window.status.currentMessage()


def test_a_report_without_generator_and_log_says_so(tmp_path: Path) -> None:
    text = report(Settings(), None, "", tmp_path / "none.txt")
    assert "none is open" in text
    assert last_lines(tmp_path / "none.txt", 5) == []


def test_only_the_home_folder_is_shortened() -> None:
    assert without_home("/home/ann/a and /srv/b", Path("/home/ann")) == "~/a and /srv/b"
    assert without_home("/srv/b", Path("/")) == "/srv/b"
