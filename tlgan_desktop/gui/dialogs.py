"""The keyboard sheet and the About dialog."""

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import tlgan_desktop
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.theme import GRID

SLIDER_KEYS = (
    ("← →", "Step by 0.1"),
    ("Shift+← →", "Step by 0.01"),
    ("Page Up, Page Down", "Step by 1"),
    ("Home, End", "The ends of the reach"),
    ("Delete, double-click", "Back to the start picture"),
    ("Space on the padlock", "Lock or unlock"),
)
PICTURE_KEYS = (
    ("Wheel", "Zoom to the pointer"),
    ("Drag, arrows", "Move a picture that is larger than the pane"),
    ("Double-click", "Fit or actual size"),
    ("Hold C", "The start picture, or the one compared with"),
    ("Drag a fitted picture, Ctrl+drag", "Out of the window, as a file with its recipe"),
)
LIBRARIES = (
    ("PySide6-Essentials", "Qt and PySide6, LGPL 3"),
    ("torch", "PyTorch, BSD 3-clause"),
    ("numpy", "NumPy, BSD 3-clause"),
    ("scikit-learn", "scikit-learn, BSD 3-clause"),
    ("onnxruntime", "ONNX Runtime, MIT"),
    ("safetensors", "safetensors, Apache 2.0"),
    ("Pillow", "Pillow, MIT-CMU"),
)


class KeyboardSheet(QDialog):
    """All keys at a glance."""

    def __init__(self, window_keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard")
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        for heading, keys in (
            ("A slider", SLIDER_KEYS),
            ("The picture", PICTURE_KEYS),
            ("The window", window_keys),
        ):
            column.addWidget(labels.title(heading))
            column.addLayout(_table(keys))
            column.addSpacing(2 * GRID)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setWidget(page)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 2 * GRID)
        outer.addWidget(scroll)
        outer.addWidget(_closing(self))
        self.resize(64 * GRID, 76 * GRID)


class AboutDialog(QDialog):
    """What this is, its version, and the licences of what it stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("About TL-GAN Desktop")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(labels.title(f"TL-GAN Desktop {tlgan_desktop.__version__}"))
        what = "Steers an image generator along feature axes of its latent space. MIT licence."
        column.addWidget(QLabel(what, wordWrap=True))
        column.addSpacing(GRID)
        libraries = [(text, _version(name)) for name, text in LIBRARIES]
        column.addLayout(_table([*libraries, ("Python, PSF", platform.python_version())]))
        column.addSpacing(GRID)
        column.addWidget(_closing(self))
        self.setMinimumWidth(48 * GRID)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _table(rows: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    for place, (left, right) in enumerate(rows):
        label = labels.secondary(left)
        grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(QLabel(right, wordWrap=True), place, 1, Qt.AlignmentFlag.AlignTop)
    grid.setColumnMinimumWidth(0, 20 * GRID)
    grid.setColumnStretch(1, 1)
    return grid


def _closing(dialog: QDialog) -> QDialogButtonBox:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.rejected.connect(dialog.reject)
    box.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
    return box
