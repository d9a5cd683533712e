"""What the person is told of a fault that nobody foresaw."""

from PySide6.QtCore import QCoreApplication


def unexpected(error: Exception) -> str:
    """A sentence for an error that has none of its own; the log file is to hold its traceback."""
    words = QCoreApplication.translate(
        "Unexpected", "That did not work ({error}); the log file holds the details."
    )
    return words.format(error=f"{type(error).__name__}: {error}")
