"""Marks text of constants for translation; Qt's own function is typed to give an object."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """The text as it is, found by lupdate under this very name; the context is of whoever translates it."""
    return text
