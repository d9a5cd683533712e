"""One feature of the labelled pictures: whether to learn it, its name, its kind, and what it looks like."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tlgan_desktop.features import FeatureKind
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.balance_bar import BalanceBar
from tlgan_desktop.gui.wizard.picture_row import PictureRow

if TYPE_CHECKING:
    from tlgan_desktop.datasets.statistics import FeatureStatistics
    from tlgan_desktop.datasets.thumbnails import Thumbnails
KINDS = {
    FeatureKind.BINARY: QT_TRANSLATE_NOOP("FeatureCard", "Yes or no"),
    FeatureKind.ORDINAL: QT_TRANSLATE_NOOP("FeatureCard", "Steps"),
    FeatureKind.CONTINUOUS: QT_TRANSLATE_NOOP("FeatureCard", "A number"),
}


class FeatureCard(QFrame):
    """Shows a feature and asks for changes of it."""

    chosen = Signal(str, bool)
    renamed = Signal(str, str)
    kind_wanted = Signal(str, object)
    """The name of the feature in the labels, and a ``FeatureKind``."""

    def __init__(
        self,
        statistics: "FeatureStatistics",
        pictures: "Sequence[Thumbnails]",
        name: str,
        is_chosen: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.feature = statistics.name
        self.check = QCheckBox()
        self.check.setChecked(is_chosen)
        self.check.setAccessibleName(self.tr("Learn {name}").format(name=name))
        self.check.setToolTip(self.tr("Make a slider of this feature"))
        self.name = QLineEdit(name)
        self.name.setAcceptDrops(False)  # pictures that are dropped here are for the page
        self.name.setAccessibleName(self.tr("Name of {name}").format(name=statistics.name))
        self.name.setToolTip(self.tr("Name of {name}").format(name=statistics.name))
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind of {name}").format(name=statistics.name))
        self.kind.setToolTip(self.tr("Kind of {name}").format(name=statistics.name))
        self.kind.setFixedSize(16 * GRID, 4 * GRID)
        self._offer_kinds(statistics.kind)
        self._lay_out(statistics, pictures)
        self.check.toggled.connect(self._choose)
        self.name.editingFinished.connect(self._rename)
        self.kind.activated.connect(self._change_kind)

    def _offer_kinds(self, kind: FeatureKind) -> None:
        """Steps and numbers may be read as each other; words are always yes or no."""
        scale = (FeatureKind.ORDINAL, FeatureKind.CONTINUOUS)
        for each in scale if kind in scale else (kind,):
            self.kind.addItem(self.tr(KINDS[each]), each.value)
        self.kind.setCurrentIndex(self.kind.findData(kind.value))
        self.kind.setEnabled(kind in scale)

    def _lay_out(self, statistics: "FeatureStatistics", pictures: "Sequence[Thumbnails]") -> None:
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(self.check)
        top.addWidget(self.name, 1)
        top.addWidget(self.kind)
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        for each in pictures:
            row.addWidget(PictureRow(each.caption, each.pictures))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addLayout(row)
        if statistics.classes:
            column.addWidget(BalanceBar(statistics.classes))
        else:
            column.addWidget(labels.secondary(self._span(statistics)))

    @Slot(bool)
    def _choose(self, is_chosen: bool) -> None:
        self.chosen.emit(self.feature, is_chosen)

    @Slot()
    def _rename(self) -> None:
        self.renamed.emit(self.feature, self.name.text().strip() or self.feature)

    @Slot(int)
    def _change_kind(self, index: int) -> None:
        self.kind_wanted.emit(self.feature, FeatureKind(self.kind.itemData(index)))

    def _span(self, statistics: "FeatureStatistics") -> str:
        return self.tr("{count} pictures, from {lowest} to {highest}, {mean} on average").format(
            count=statistics.known,
            lowest=f"{statistics.lowest:g}",
            highest=f"{statistics.highest:g}",
            mean=f"{statistics.mean:.3g}",
        )
