"""A sheet of generated pictures in the order of the extractor's answers."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.picture_row import draw_rounded

COLUMNS = 8
GAP = 2
CAPTION = 3 * GRID


class SheetView(QWidget):
    """Pictures in rows, those with the least of a feature first and with the most last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._feature = ""
        self.setAccessibleName(self.tr("Generated pictures, sorted"))
        self.setMinimumSize(30 * GRID, 30 * GRID + CAPTION)

    def sizeHint(self) -> QSize:
        """Square, with a caption."""
        return QSize(40 * GRID, 40 * GRID + CAPTION)

    def show_sheet(self, feature: str, images: list[QImage]) -> None:
        """Show pictures from the least of a feature to the most."""
        self._feature, self._images = feature, images
        self.setAccessibleDescription(
            self.tr("{images} generated pictures, from least to most {feature}.").format(
                images=len(images), feature=feature
            )
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pictures, or say what will stand here."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        if not self._images:
            text = self.tr("Generated pictures appear here,\nsorted by what was learnt.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        rows = -(-len(self._images) // COLUMNS)
        side = min((self.width() - 1) // COLUMNS, (self.height() - CAPTION) // rows) - GAP
        for place, image in enumerate(self._images):
            row, column = divmod(place, COLUMNS)
            draw_rounded(painter, QRect(column * (side + GAP), row * (side + GAP), side, side), image)
        self._write(painter, rows * (side + GAP), COLUMNS * (side + GAP))

    def _write(self, painter: QPainter, top: int, width: int) -> None:
        below = QRect(0, top, width, CAPTION)
        middle = Qt.AlignmentFlag.AlignVCenter
        least = self.tr("first: least {feature}").format(feature=self._feature)
        most = self.tr("last: most {feature}").format(feature=self._feature)
        painter.drawText(below, middle | Qt.AlignmentFlag.AlignLeft, least)
        painter.drawText(below, middle | Qt.AlignmentFlag.AlignRight, most)
