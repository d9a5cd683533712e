"""Managing the axes of a generator: names, groups, order, hiding, removing, adding and exporting."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.axes import AxisSet, FeatureAxis, check_fits, write_axes
from tlgan_desktop.axes.arranging import Arrangement, arranged, merged, reordered
from tlgan_desktop.axes.foreign import LatentSpaces
from tlgan_desktop.axes.opening import open_axes
from tlgan_desktop.axes.whitening import Whitening
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.notice_bar import NoticeBar
from tlgan_desktop.gui.panel.axis_words import verdict_word
from tlgan_desktop.gui.save_dialog import SaveDialog
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.draft import Subject

SHOWN, NAME, GROUP, VERDICT = range(4)
HEADINGS = (
    QT_TRANSLATE_NOOP("ManageAxesDialog", "Shown"),
    QT_TRANSLATE_NOOP("ManageAxesDialog", "Name"),
    QT_TRANSLATE_NOOP("ManageAxesDialog", "Group"),
    QT_TRANSLATE_NOOP("ManageAxesDialog", "Verdict"),
)


class AxisTable(QTableWidget):
    """The table of the axes, whose names and groups are edited in place."""

    def commitData(self, editor: QWidget) -> None:
        """Take a text once: after Enter, Qt asks again though the editor was closed meanwhile, and warns."""
        if not editor.isHidden():
            super().commitData(editor)


class ManageAxesDialog(QDialog):
    """A table of all axes; nothing changes before Save."""

    saving = Signal(object)
    """The ``AxisSet`` to save and use."""

    def __init__(self, subject: Subject, axis_set: AxisSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Manage axes"))
        self.subject = subject
        self._axis_set = axis_set
        self.notice = NoticeBar()
        self.table = AxisTable(0, len(HEADINGS))
        self.up = self._button(self.tr("Move &up"), self._move_up)
        self.down = self._button(self.tr("Move &down"), self._move_down)
        self.remove = self._button(self.tr("&Remove"), self._remove)
        self.add = self._button(self.tr("&Add from file…"), self._ask_for_axes)
        self.export = self._button(self.tr("&Export…"), self._ask_where_to_export)
        self._lay_out()
        self._fill(0)

    def axis_set(self) -> AxisSet:
        """The axes as the table has them.

        Raises:
            UserError: no axis is left or shown, a name is empty, or two are the same.
        """
        changes = {
            axis.name: Arrangement(
                self._text(row, NAME), self._text(row, GROUP), hidden=not self._is_shown(row)
            )
            for row, axis in enumerate(self._axis_set.axes)
        }
        return arranged(self._axis_set, changes)

    def accept(self) -> None:
        """Hand the axes over; the window closes when they are safe."""
        try:
            self.saving.emit(self.axis_set())
        except UserError as error:
            self.notice.tell(str(error))

    def saved(self) -> None:
        """The axes are safe."""
        super().accept()

    def add_axes(self, path: Path) -> None:
        """Add the axes of a file to the table."""
        info = self.subject.info
        try:
            added = open_axes(path, _space_of(self._axis_set))
            check_fits(added, info.fingerprint, info.spaces)
            self._take(merged(self.axis_set(), added), self.table.rowCount())
        except UserError as error:
            self.notice.tell(str(error))

    def export_axes(self, path: Path) -> None:
        """Write the axes of the table as a file."""
        try:
            write_axes(path, self.axis_set())
        except UserError as error:
            self.notice.tell(str(error))
            return
        self.notice.tell(self.tr("The axes are in {path}.").format(path=path))

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        row = self.table.currentRow()
        target = row + step
        if row < 0 or not 0 <= target < self.table.rowCount():
            return
        order = list(range(self.table.rowCount()))
        order[row], order[target] = order[target], order[row]
        self._keep_rows(order, target)

    @Slot()
    def _remove(self) -> None:
        row = self.table.currentRow()
        if row >= 0:
            self._keep_rows([each for each in range(self.table.rowCount()) if each != row], row)

    def _keep_rows(self, rows: Sequence[int], current: int) -> None:
        try:
            changed = self.axis_set()
            self._take(reordered(changed, [changed.names[row] for row in rows]), current)
        except UserError as error:
            self.notice.tell(str(error))

    @Slot()
    def _ask_for_axes(self) -> None:
        kinds = self.tr("Axes (*.safetensors *.npy *.npz *.pkl *.pt);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Add axes"), str(Path.home()), kinds)
        if name:
            self.add_axes(Path(name))

    @Slot()
    def _ask_where_to_export(self) -> None:
        proposal = Path.home() / "axes.safetensors"
        path = SaveDialog.ask(self, self.tr("Export axes"), proposal, self.tr("Axes (*.safetensors)"))
        if path is not None:
            self.export_axes(path)

    def _take(self, axis_set: AxisSet, current: int) -> None:
        self._axis_set = axis_set
        self.notice.dismiss()
        self._fill(min(current, len(axis_set.axes) - 1))

    def _fill(self, current: int) -> None:
        self.table.setRowCount(len(self._axis_set.axes))
        for row, axis in enumerate(self._axis_set.axes):
            self.table.setItem(row, SHOWN, _tick(axis))
            self.table.setItem(row, NAME, QTableWidgetItem(axis.name))
            self.table.setItem(row, GROUP, QTableWidgetItem(axis.group))
            self.table.setItem(row, VERDICT, _unchangeable(verdict_word(axis.quality.verdict)))
        self.table.setCurrentCell(current, NAME)

    def _is_shown(self, row: int) -> bool:
        item = self.table.item(row, SHOWN)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return "" if item is None else item.text()

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        self._dress_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self._hint())
        column.addWidget(self.notice)
        column.addLayout(self._table_and_buttons(), 1)
        column.addWidget(self._closing())
        self.resize(88 * GRID, 64 * GRID)

    def _dress_table(self) -> None:
        self.table.setAccessibleName(self.tr("Axes"))
        self.table.setToolTip(self.tr("Axes"))
        self.table.setHorizontalHeaderLabels([self.tr(heading) for heading in HEADINGS])
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(SHOWN, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)

    def _hint(self) -> QLabel:
        hint = labels.secondary(
            self.tr(
                "Double-click or F2 changes a name or a group. An axis that is not shown is kept, without a "
                "slider."
            )
        )
        hint.setWordWrap(True)
        return hint

    def _table_and_buttons(self) -> QHBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(GRID)
        for button in (self.up, self.down, self.remove, self.add, self.export):
            side.addWidget(button)
        side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.table, 1)
        row.addLayout(side)
        return row

    def _closing(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        closing = QDialogButtonBox(standard.Save | standard.Cancel)
        closing.button(standard.Save).setProperty("primary", True)
        closing.accepted.connect(self.accept)
        closing.rejected.connect(self.reject)
        return closing


def _space_of(axis_set: AxisSet) -> LatentSpaces:
    """The one latent space that axes from elsewhere can join: that of the set, measured as there."""

    def whitening() -> Whitening:
        assert axis_set.whitening is not None  # asked for in w alone
        return axis_set.whitening

    return LatentSpaces({axis_set.space: axis_set.dimension}, axis_set.prior, whitening)


def _tick(axis: FeatureAxis) -> QTableWidgetItem:
    tick = _unchangeable("")
    tick.setFlags(tick.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    tick.setCheckState(Qt.CheckState.Unchecked if axis.hidden else Qt.CheckState.Checked)
    words = QCoreApplication.translate("ManageAxesDialog", "{name} is shown")
    tick.setData(Qt.ItemDataRole.AccessibleTextRole, words.format(name=axis.name))
    return tick


def _unchangeable(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
    return item
