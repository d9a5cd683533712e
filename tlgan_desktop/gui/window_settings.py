"""What a window remembers from one start to the next: its place, its parts and its looks."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QSettings, QSize

from tlgan_desktop.gui.theme import GRID

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow
FRAME = QSize(GRID // 2, 4 * GRID)
"""Room for the frame and the title that the system gives a window, which are not known before it is shown."""


def restore_settings(window: "MainWindow", settings: QSettings) -> None:
    """Bring a window back to how it was left."""
    value, commands = settings.value, window.commands
    window.restoreGeometry(cast(QByteArray, value("geometry", QByteArray(), type=QByteArray)))
    _keep_on_screen(window)
    window.splitter.restoreState(cast(QByteArray, value("splitter", QByteArray(), type=QByteArray)))
    commands.smooth.setChecked(bool(value("smooth", True, type=bool)))
    commands.checker.setChecked(bool(value("checker", False, type=bool)))
    window.bench.grid.setChecked(bool(value("grid", False, type=bool)))
    commands.history.setChecked(bool(value("history", True, type=bool)))
    commands.choose_appearance(str(value("appearance", "Unknown", type=str)))


def save_settings(window: "MainWindow", settings: QSettings) -> None:
    """Remember how a window is left."""
    values = {
        "geometry": window.saveGeometry(),
        "splitter": window.splitter.saveState(),
        "smooth": window.commands.smooth.isChecked(),
        "checker": window.commands.checker.isChecked(),
        "grid": window.bench.grid.isChecked(),
        "history": window.commands.history.isChecked(),
        "appearance": window.commands.chosen_appearance(),
    }
    for key, value in values.items():
        settings.setValue(key, value)


def _keep_on_screen(window: "MainWindow") -> None:
    """Make the window no larger than its screen, and all of it visible."""
    available = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(available.size() - FRAME))
    place = window.frameGeometry()
    left = min(max(place.left(), available.left()), available.right() + 1 - place.width())
    top = min(max(place.top(), available.top()), available.bottom() + 1 - place.height())
    if (left, top) != (place.left(), place.top()):
        window.move(left, top)
