"""The action that asks again how an ONNX generator is to be read, for an answer that was wrong."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from tlgan_desktop.gui.main_window import MainWindow

ASKED = "ONNX"
"""The format whose files leave something open."""


class ReadingAfresh(QObject):
    """Offers the action while such a generator is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.action = window.commands.action(
            self.tr("Ask again &how the generator is read…"),
            "Ctrl+Shift+J",
            self.tr("Answer anew what the file of this generator leaves open"),
        )
        window.commands.place("&Edit", self.action)
        self.action.triggered.connect(self._ask)
        window.editor.axes_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        info = self._window.editor.info
        self.action.setVisible(info is not None and info.format == ASKED)

    @Slot()
    def _ask(self) -> None:
        if self._window.bench.sessions.keeper.may_leave():
            self._window.opener.read_afresh()
