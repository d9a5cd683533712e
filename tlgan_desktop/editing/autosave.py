"""Autosave: each running instance keeps its session in a file of its own, which a crash leaves behind."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tlgan_desktop.editing.session import ENDING, Session, write_session
from tlgan_desktop.errors import UserError
from tlgan_desktop.storage import interrupted_save

Claim = Callable[[Path], bool]
"""Takes a lock file and tells whether that succeeded: False while another process holds it."""


@dataclass(frozen=True)
class Autosave:
    """The file in which one instance keeps its session, and the lock file that tells that it is running."""

    path: Path

    @classmethod
    def new(cls, folder: Path) -> "Autosave":
        """A place that no other instance uses.

        Raises:
            UserError: the folder cannot be made.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError(f"Sessions cannot be kept in {folder} ({error.strerror}); save yours.") from error
        return cls(folder / f"{uuid.uuid4().hex}{ENDING}")

    @property
    def lock(self) -> Path:
        """The lock file beside the session."""
        return self.path.with_suffix(".lock")

    def keep(self, session: Session) -> None:
        """Write the session as it is now.

        Raises:
            UserError: the file cannot be written.
        """
        write_session(self.path, session)

    def discard(self) -> None:
        """Forget the session: it was saved elsewhere, or is not wanted."""
        self.path.unlink(missing_ok=True)


def left_behind(folder: Path, claim: Claim) -> list[Autosave]:
    """The sessions of instances that ended without a word, newest first, each claimed by the caller.

    What a save that was killed left of itself is swept away; the file that it was to replace is whole.
    """
    kept = {path: Autosave(interrupted_save(path) or path) for path in folder.glob(f"*{ENDING}")}
    claimed = {autosave for autosave in set(kept.values()) if claim(autosave.lock)}
    for path, autosave in kept.items():
        if path != autosave.path and autosave in claimed:
            path.unlink(missing_ok=True)
    found = [autosave for autosave in claimed if autosave.path.is_file()]
    return sorted(found, key=lambda autosave: autosave.path.stat().st_mtime, reverse=True)
