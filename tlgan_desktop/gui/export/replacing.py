"""The question before files in a folder are replaced; file dialogs ask it for single files only."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from tlgan_desktop import paths

translate = QCoreApplication.translate


def may_replace(folder: Path, names: Iterable[str], window: QWidget) -> bool:
    """Ask whether the files of these ``names`` that are in a folder may go; True where there are none."""
    count = sum((folder / name).exists() for name in names)
    if count == 0:
        return True
    box = QMessageBox(QMessageBox.Icon.Question, paths.APPLICATION, "", parent=window)
    words = translate("Replacing", "{folder} already holds {count} of the files that will be made.")
    box.setText(words.format(folder=folder.name, count=count))
    box.setInformativeText(translate("Replacing", "Replace them, or choose another folder?"))
    replace = box.addButton(translate("Replacing", "Replace"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    return box.clickedButton() is replace
