"""The cosines as a file: a picture, a page, or a table."""

import csv
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QFont, QImage, QPageSize, QPainter, QPdfWriter

from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.panel.cosine_chart import ChartPainter, CosineChart, margin
from tlgan_desktop.gui.panel.cosine_colours import PAPER
from tlgan_desktop.gui.panel.cosine_scale import paint_scale
from tlgan_desktop.storage import atomic_path

translate = QCoreApplication.translate

CELL = 24
BORDER = 16
SCALE = (208, 36)
DETAIL = 2
"""Pixels of a picture for one device-independent pixel of the window."""


def export_cosines(chart: CosineChart, font: QFont, path: Path) -> None:
    """Write a chart to a PNG, PDF or CSV file, as the ending of its name says; pictures are for white paper.

    Raises:
        UserError: the ending is another one, or the file cannot be written.
    """
    writers = {".png": _write_png, ".pdf": _write_pdf}
    ending = path.suffix.lower()
    if ending != ".csv" and ending not in writers:
        words = translate("CosineExport", "{name} must end in .png, .pdf or .csv; choose one of them.")
        raise UserError(words.format(name=path.name))
    with atomic_path(path) as temporary:
        if ending == ".csv":
            _write_csv(chart, temporary)
        else:
            writers[ending](chart, font, temporary)


def _write_csv(chart: CosineChart, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["", *chart.names])
        for name, row in zip(chart.names, chart.cosines.tolist(), strict=True):
            table.writerow([name, *row])


def _write_png(chart: CosineChart, font: QFont, path: Path) -> None:
    size = _size(chart, font)
    image = QImage((size * DETAIL).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(DETAIL)
    image.fill(PAPER.ground)
    painter = QPainter(image)
    _paint(painter, chart, font, size)
    painter.end()
    if not image.save(str(path)):
        words = translate("CosineExport", "{name} could not be written; choose another place.")
        raise UserError(words.format(name=path.name))


def _write_pdf(chart: CosineChart, font: QFont, path: Path) -> None:
    size = _size(chart, font)
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(72)
    painter = QPainter(writer)
    _paint(painter, chart, font, size)
    painter.end()


def _size(chart: CosineChart, font: QFont) -> QSizeF:
    side = margin(chart, font) + CELL * len(chart.names) + 1 + 2 * BORDER
    return QSizeF(max(side, SCALE[0] + 2 * BORDER), side + SCALE[1] + BORDER).toSize().toSizeF()


def _paint(painter: QPainter, chart: CosineChart, font: QFont, size: QSizeF) -> None:
    painter.setFont(font)
    inner = QSizeF(size.width() - 2 * BORDER, size.height() - SCALE[1] - 3 * BORDER)
    scale = QRectF(size.width() - BORDER - SCALE[0], size.height() - BORDER - SCALE[1], *SCALE)
    paint_scale(painter, PAPER, scale, PAPER.secondary)
    painter.translate(BORDER, BORDER)
    ChartPainter(chart, PAPER, font, inner).paint(painter)
