"""Actions with a shortcut and a tip, and how both are shown."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QIcon, QKeySequence

Key = QKeySequence.StandardKey


class ActionMaker(QObject):
    """Makes actions and owns them."""

    def action(self, text: str, shortcut: str | Key, tip: str) -> QAction:
        """Make an action; the tip is shown in the menu and in the status bar."""
        action = QAction(QIcon(), text, self)
        action.setShortcuts(
            QKeySequence.keyBindings(shortcut) if isinstance(shortcut, Key) else [QKeySequence(shortcut)]
        )
        action.setToolTip(tip)
        action.setStatusTip(tip)
        return action

    def toggle(self, text: str, shortcut: str, tip: str) -> QAction:
        """Make an action that is on or off."""
        action = self.action(text, shortcut, tip)
        action.setCheckable(True)
        return action


def keys_of(action: QAction) -> str:
    """The shortcut of an action as it stands on the keys."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def plain(text: str) -> str:
    """The text of an action without the marks that belong to menus."""
    return text.replace("&", "").rstrip("…")
