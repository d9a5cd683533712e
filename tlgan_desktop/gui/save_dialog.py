"""The dialog for a place to save at, which asks before it overwrites even where the ending was left out."""

import re
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget


class SaveDialog(QFileDialog):
    """Proposes a name; a kind that is chosen gives the name its ending.

    A name without an ending gets that of its kind *in* the dialog: added afterwards, it would be the name
    of a file that nobody was asked about.
    """

    def __init__(self, parent: QWidget, title: str, proposal: Path, kinds: str) -> None:
        super().__init__(parent, title, str(proposal.parent), kinds)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(proposal.suffix)
        self.selectFile(proposal.name)
        self.filterSelected.connect(self._take_kind)

    @classmethod
    def ask(cls, parent: QWidget, title: str, proposal: Path, kinds: str) -> Path | None:
        """Ask and wait for the answer; None where the person gives none."""
        dialog = cls(parent, title, proposal, kinds)
        answered = dialog.exec()
        dialog.deleteLater()
        return Path(dialog.selectedFiles()[0]) if answered else None

    @Slot(str)
    def _take_kind(self, kind: str) -> None:
        """Give the name the first ending of the kind, unless it has one of them."""
        endings = endings_of(kind)
        chosen = Path(next(iter(self.selectedFiles()), ""))
        if endings and chosen.suffix not in endings:
            self.setDefaultSuffix(endings[0])
            self.selectFile(chosen.with_suffix(endings[0]).name)


def endings_of(kind: str) -> list[str]:
    """The endings in a kind of files such as ``Pictures (*.png *.jpg)``."""
    return re.findall(r"\*(\.[\w.]+)", kind)
