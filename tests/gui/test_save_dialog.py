"""The dialog for a place to save at: which file it asks about, and which ending it gives."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tlgan_desktop.gui.save_dialog import SaveDialog, endings_of

KINDS = "Picture (*.png);;Pictures (*.jpg *.jpeg);;All files (*)"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(window: QWidget, tmp_path: Path) -> SaveDialog:
    return SaveDialog(window, "Save", tmp_path / "face.png", KINDS)


def names(dialog: SaveDialog) -> list[str]:
    return [Path(path).name for path in dialog.selectedFiles()]


def write(dialog: SaveDialog, name: str) -> None:
    line = dialog.findChild(QLineEdit, "fileNameEdit")
    assert line is not None
    line.setText(name)


def test_a_name_without_an_ending_has_it_before_the_dialog_asks_to_overwrite(dialog: SaveDialog) -> None:
    assert names(dialog) == ["face.png"]
    write(dialog, "other")
    assert names(dialog) == ["other.png"]
    write(dialog, "other.webp")
    assert names(dialog) == ["other.webp"]


def test_another_kind_gives_another_ending(dialog: SaveDialog) -> None:
    kinds = KINDS.split(";;")
    dialog.filterSelected.emit(kinds[1])
    assert names(dialog) == ["face.jpg"]
    write(dialog, "face.jpeg")
    dialog.filterSelected.emit(kinds[1])
    assert names(dialog) == ["face.jpeg"]
    dialog.filterSelected.emit(kinds[2])
    assert names(dialog) == ["face.jpeg"]


def test_endings_are_read_from_a_kind_of_files() -> None:
    assert endings_of("Pictures (*.png *.jpg)") == [".png", ".jpg"]
    assert endings_of("All files (*)") == []
