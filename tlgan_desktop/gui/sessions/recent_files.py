"""The files that were opened or saved last, in a menu."""

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QSettings, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from tlgan_desktop import paths

KEPT = 10
KEY = "recent"


class RecentFiles(QObject):
    """Remembers files in the settings and offers them again, the last one first."""

    chosen = Signal(object)
    """A ``Path`` to open."""

    def __init__(self, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.menu = QMenu(self.tr("Open &recent"), parent)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._fill)
        self._fill()

    @property
    def files(self) -> list[Path]:
        """The files, the last one first."""
        names = self._settings.value(KEY, [])
        # A list of one comes back as text, and an empty one as nothing.
        listed = [names] if isinstance(names, str) else cast(list[str], names or [])
        return [Path(name) for name in listed]

    def add(self, path: Path) -> None:
        """Put a file first."""
        path = path.absolute()
        files = [path, *(other for other in self.files if other != path)][:KEPT]
        self._settings.setValue(KEY, [str(file) for file in files])
        self.menu.setEnabled(True)

    @Slot()
    def _fill(self) -> None:
        self.menu.clear()
        files, shipped = self.files, paths.default_generator()
        self.menu.setEnabled(bool(files) or shipped.is_file())
        for file in files:
            action = self.menu.addAction(file.name.replace("&", "&&"), partial(self.chosen.emit, file))
            action.setToolTip(str(file))
            action.setEnabled(file.is_file())
        self.menu.addSeparator()
        if shipped.is_file():
            words = self.tr("The generator that ships with {application}")
            text = words.format(application=paths.APPLICATION)
            self.menu.addAction(text, partial(self.chosen.emit, shipped)).setToolTip(str(shipped))
        if files:
            self.menu.addAction(self.tr("Clear"), self._clear)

    @Slot()
    def _clear(self) -> None:
        self._settings.remove(KEY)
        self._fill()
