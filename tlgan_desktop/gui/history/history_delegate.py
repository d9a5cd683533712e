"""How one item of the history looks: its thumbnail, its title, and whether it is current, pinned or aside."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from tlgan_desktop.gui.history.history_model import ROW, HistoryRow
from tlgan_desktop.gui.history.thumbnails import CORNER, SHOWN
from tlgan_desktop.gui.theme import GRID

PICTURE = SHOWN
MARGIN = GRID // 2
TITLE = 3 * GRID
SIZE = QSize(PICTURE + 2 * MARGIN, PICTURE + TITLE + MARGIN)
ASIDE = 0.6
"""How strongly the items are painted that neither undo nor redo lead to."""

Index = QModelIndex | QPersistentModelIndex


class HistoryDelegate(QStyledItemDelegate):
    """Paints the rows of a :class:`HistoryModel`, and edits their names in place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All items are of one size."""
        return SIZE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one item."""
        row: HistoryRow = index.data(ROW)
        place = QRect(option.rect.left() + MARGIN, option.rect.top() + MARGIN, PICTURE, PICTURE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if row.on_way else ASIDE)
        _paint_picture(painter, place, index.data(Qt.ItemDataRole.DecorationRole), option.palette)
        painter.setOpacity(1.0)
        _paint_marks(painter, place, row, option)
        _paint_title(painter, option, row)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Rename where the title stands."""
        editor.setGeometry(_title_place(option.rect).adjusted(0, -MARGIN, 0, MARGIN))
        if isinstance(editor, QLineEdit):
            editor.setObjectName("rename")
            editor.setAccessibleName(self.tr("Name of the picture"))


def _paint_picture(painter: QPainter, place: QRect, picture: QPixmap | None, palette: QPalette) -> None:
    if picture is not None:
        painter.drawPixmap(place.topLeft(), picture)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(palette.color(QPalette.ColorRole.Mid))
    painter.drawRoundedRect(place, CORNER, CORNER)


def _paint_marks(painter: QPainter, place: QRect, row: HistoryRow, option: QStyleOptionViewItem) -> None:
    palette = option.palette
    accent = palette.color(QPalette.ColorRole.Accent)
    painter.setPen(QPen(accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if row.current:
        painter.drawRoundedRect(QRectF(place).adjusted(-2, -2, 2, 2), MARGIN + 2, MARGIN + 2)
    if QStyle.StateFlag.State_HasFocus in option.state:  # around the title too
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), MARGIN + 2, MARGIN + 2)
    if row.item.pinned:
        _paint_pin(painter, place, palette)


def _paint_pin(painter: QPainter, place: QRect, palette: QPalette) -> None:
    """A ribbon in the upper right corner."""
    right, top = place.right() - GRID, float(place.top())
    ribbon = QPolygonF(
        [
            QPointF(right - 10, top),
            QPointF(right, top),
            QPointF(right, top + 18),
            QPointF(right - 5, top + 13),
            QPointF(right - 10, top + 18),
        ]
    )
    painter.setPen(QPen(palette.color(QPalette.ColorRole.BrightText), 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Accent))
    painter.drawPolygon(ribbon)


def _paint_title(painter: QPainter, option: QStyleOptionViewItem, row: HistoryRow) -> None:
    role = QPalette.ColorRole.Text if row.current or row.item.name else QPalette.ColorRole.PlaceholderText
    painter.setPen(option.palette.color(role))
    place = _title_place(option.rect)
    text = f"↳ {row.item.title}" if row.branched else row.item.title
    cut = Qt.TextElideMode.ElideMiddle if text[-1:].isdigit() else Qt.TextElideMode.ElideRight
    elided = option.fontMetrics.elidedText(text, cut, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, elided)


def _title_place(rect: QRect) -> QRect:
    return QRect(rect.left() + MARGIN, rect.top() + 2 * MARGIN + PICTURE, PICTURE, TITLE - 2 * MARGIN)
