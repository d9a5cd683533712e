"""Draws the icons of every system from the one drawing, so that none of them is kept by hand."""

from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tools.bundle.product import ROOT

DRAWING = ROOT / "resources" / "icons" / "application.svg"
SIDES = (16, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIDES = (16, 24, 32, 48, 64, 128, 256)
MACOS_SIDES = (16, 32, 64, 128, 256, 512, 1024)


def draw(side: int, drawing: Path = DRAWING) -> Image.Image:
    """The icon, ``side`` pixels wide and high, with a transparent ground."""
    canvas = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(BytesIO(bytes(buffer.data().data())))


def save_hicolor(folder: Path, name: str) -> None:
    """Write ``<side>x<side>/apps/<name>.png`` and the drawing, as the icon theme hicolor has them."""
    for side in SIDES:
        place = folder / f"{side}x{side}" / "apps" / f"{name}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        draw(side).save(place)
    scalable = folder / "scalable" / "apps" / f"{name}.svg"
    scalable.parent.mkdir(parents=True, exist_ok=True)
    scalable.write_bytes(DRAWING.read_bytes())


def save_ico(path: Path) -> Path:
    """Write the icon of Windows, every size drawn on its own."""
    return _save(path, WINDOWS_SIDES, sizes=[(side, side) for side in WINDOWS_SIDES])


def save_icns(path: Path) -> Path:
    """Write the icon of macOS."""
    return _save(path, MACOS_SIDES)


def _save(path: Path, sides: tuple[int, ...], **options: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    *smaller, largest = [draw(side) for side in sides]
    largest.save(path, append_images=smaller, **options)
    return path
