"""Labels whose role the style sheet knows."""

from PySide6.QtWidgets import QLabel


def title(text: str) -> QLabel:
    """The heading of a part of the window."""
    return _named("title", text)


def group(text: str) -> QLabel:
    """The heading of a group in a list."""
    return _named("group", text)


def secondary(text: str = "") -> QLabel:
    """Text that explains and does not draw the eye."""
    return _named("secondary", text)


def _named(role: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(role)
    return label
