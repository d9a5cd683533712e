"""Undo: every change of the scene is one command that knows the scene before and after it."""

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from tlgan_desktop.editing.scene import Scene

NO_GESTURE = -1


class ChangeScene(QUndoCommand):
    """A step from one scene to another; the steps of one gesture (a drag, a held key) fold into one."""

    def __init__(
        self, show: Callable[[Scene], None], before: Scene, after: Scene, text: str, gesture: int = NO_GESTURE
    ) -> None:
        super().__init__(text)
        self._show = show
        self._before = before
        self.after = after
        self._gesture = gesture

    def redo(self) -> None:
        """Show the scene after the change."""
        self._show(self.after)

    def undo(self) -> None:
        """Show the scene before the change."""
        self._show(self._before)

    def id(self) -> int:
        """Only commands with the same id are offered to ``mergeWith``."""
        return self._gesture

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take up a later step of the same gesture; a gesture that ends where it began vanishes."""
        if not isinstance(other, ChangeScene):
            return False
        self.after = other.after
        self.setText(other.text())
        self.setObsolete(self.after == self._before)
        return True
