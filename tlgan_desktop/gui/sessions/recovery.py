"""Offers the session of an instance that ended without a word."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from tlgan_desktop import paths
from tlgan_desktop.editing import Autosave


class Recovery(QObject):
    """Asks once, without standing in the way of the window: recover, throw away, or ask again next time."""

    wanted = Signal(object)
    """The ``Autosave`` to go on with."""

    def __init__(self, found: Sequence[Autosave], window: QWidget) -> None:
        super().__init__(window)
        self._found = found
        self.dialog = QMessageBox(QMessageBox.Icon.Information, paths.APPLICATION, "", parent=window)
        sessions = "a session that was" if len(found) == 1 else f"{len(found)} sessions that were"
        self.dialog.setText(f"There is {sessions} not saved when the application ended.")
        self.dialog.setInformativeText("Every picture and every edit up to a moment before is in it.")
        role = QMessageBox.ButtonRole
        self.recover = self.dialog.addButton("Recover", role.AcceptRole)
        self.discard = self.dialog.addButton("Throw away", role.DestructiveRole)
        self.later = self.dialog.addButton("Ask again next time", role.RejectRole)
        self.dialog.setDefaultButton(self.recover)
        self.dialog.setEscapeButton(self.later)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.buttonClicked.connect(self._answer)

    def ask(self) -> None:
        """Show the question."""
        self.dialog.open()

    @Slot(QAbstractButton)
    def _answer(self, button: QAbstractButton) -> None:
        if button is self.recover:
            self.wanted.emit(self._found[0])
        elif button is self.discard:
            for autosave in self._found:
                autosave.discard()
