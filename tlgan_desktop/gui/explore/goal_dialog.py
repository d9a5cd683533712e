"""Set to…: a value of a feature in its own unit, which the picture is brought to."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.axes import FeatureAxis
from tlgan_desktop.editing import Scene
from tlgan_desktop.editing.feature_scale import FeatureScale
from tlgan_desktop.editing.goal_seeking import Sought
from tlgan_desktop.editing.side_effects import score_spread
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.explore.goal_seeker import GoalSeeker
from tlgan_desktop.gui.explore.scoring import Scoring
from tlgan_desktop.gui.explore.value_field import ValueField
from tlgan_desktop.gui.theme import GRID

if TYPE_CHECKING:  # extractors import torch, which only the workers may do
    from tlgan_desktop.extractors import ExtractorFeature


class GoalDialog(QDialog):
    """Asks for a feature and a value, shows the search, and makes what was found the picture."""

    def __init__(
        self, editor: Editor, scoring: Scoring, seeker: GoalSeeker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set feature to"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._editor, self._scoring, self._seeker = editor, scoring, seeker
        self._scene: Scene | None = None
        self._scales: Mapping[str, FeatureScale] = {}
        self._score: float | None = None
        self._searching = False
        self.feature = QComboBox()
        self.feature.setMaxVisibleItems(20)
        self.feature.setAccessibleName(self.tr("Feature"))
        self.feature.setToolTip(self.tr("Feature"))
        self.now = QLabel("…")
        self.now.setAccessibleName(self.tr("Value now"))
        self.now.setToolTip(self.tr("Value now"))
        self.target = ValueField()
        self.progress = QProgressBar(textVisible=False)
        self.progress.setObjectName("work")
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(self.tr("Progress of the search"))
        self.progress.setToolTip(self.tr("Progress of the search"))
        self.told = labels.secondary()
        self.buttons = QDialogButtonBox()  # the tab key goes through the buttons as they are made
        self.set = self.buttons.addButton(self.tr("&Set"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._leave = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._connect()

    def open_on(self, name: str | None) -> None:
        """Show the dialog for a feature; the first that can be told where there is no such."""
        self._scene, self._scales = self._editor.scene, self._tellable()
        with QSignalBlocker(self.feature):
            self.feature.clear()
            self.feature.addItems(list(self._scales))
            self.feature.setCurrentText(name or "")
        self.show()
        self._show_feature()
        if name is not None and self.feature.currentText() != name:
            self._refuse(self.tr("No extractor tells {name} any more.").format(name=name))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the keyboard to the value."""
        super().showEvent(event)
        self.target.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Call off the search."""
        self._seeker.cancel()
        self._show_searching(False)
        super().hideEvent(event)

    def accept(self) -> None:
        """Look for the value."""
        name = self.feature.currentText()
        if not name or self._searching:
            return
        scale, value = self.scale, self.target.value
        self._show_searching(True)
        self._seeker.start(name, scale.score(value), scale.tolerance(value))

    @property
    def scale(self) -> FeatureScale:
        """The unit of the chosen feature."""
        return self._scales[self.feature.currentText()]

    def _tellable(self) -> Mapping[str, FeatureScale]:
        """The features with a slider that an extractor tells, and their scales."""
        axis_set, told, sliders = self._editor.axis_set, self._scoring.features, self._editor.sliders()
        axes = () if axis_set is None else axis_set.axes
        return {
            axis.name: _scale_of(told[axis.name], axis)
            for axis in axes
            if axis.name in told and axis.name in sliders
        }

    @Slot()
    def _show_feature(self) -> None:
        """Ask for the value of the feature that was chosen now."""
        name = self.feature.currentText()
        self._score = None
        self.now.setText("…")
        self.told.setText("")
        self.set.setEnabled(bool(name))
        if not name:
            self._refuse(self.tr("There is no extractor for these axes, so no value can be told."))
            return
        self.target.use_scale(self.scale)
        reason = self._locked_reason(name)
        if reason:
            self._refuse(reason)
        else:
            self.told.setText(self._explained())
        self._seeker.score(name)

    def _explained(self) -> str:
        kinds = {
            FeatureKind.BINARY: self.tr("How sure the extractor is to be that the picture shows it."),
            FeatureKind.ORDINAL: self.tr("The class that the extractor is to see."),
        }
        usual = self.tr("In the unit of the labelled pictures that the extractor learned from.")
        return kinds.get(self.scale.kind, usual)

    def _locked_reason(self, name: str) -> str:
        state = self._editor.sliders()[name]
        if state.locked:
            return self.tr("{name} is locked; unlock it to set it.").format(name=name)
        if not state.enabled:
            holders = ", ".join(state.determined_by)
            return self.tr("{name} is held by {holders}; unlock one of these.").format(
                name=name, holders=holders
            )
        return ""

    def _refuse(self, reason: str) -> None:
        self.told.setText(reason)
        self.set.setEnabled(False)

    @Slot(str, float)
    def _show_score(self, name: str, score: float) -> None:
        if not self.isVisible() or name != self.feature.currentText():
            return  # asked for before another feature was chosen
        text = self.scale.text(score)
        if self._searching:
            self.told.setText(self.tr("Trying… {value}").format(value=text))
        elif self._score is None:
            self._score = score
            self.now.setText(text)
            self.target.set_value(self.scale.value(score))

    @Slot(object)
    def _take(self, sought: Sought | None) -> None:
        if not self._searching:
            return
        self._show_searching(False)
        if sought is None:
            self.told.setText(self.tr("That did not work; the log file tells more."))
        elif self._editor.scene != self._scene:
            self.told.setText(self.tr("The picture changed meanwhile; try again."))
        else:
            self._use(sought)

    def _use(self, sought: Sought) -> None:
        name, scale = self.feature.currentText(), self.scale
        value = scale.text(sought.score)
        self._editor.begin_gesture()
        label = self.tr("{name} to {value}").format(name=name, value=value)
        self._editor.move_all({name: sought.position}, label)
        self._scene = self._editor.scene
        if sought.reached:
            super().accept()
            return
        self.now.setText(value)
        reason = (
            self.tr("{name} got to {value}, at the end of what can be reached.")
            if sought.at_end
            else self.tr("{name} got to {value}, the nearest along its axis.")
        )
        self.told.setText(reason.format(name=name, value=value))

    def _show_searching(self, searching: bool) -> None:
        self._searching = searching
        keep = self.progress.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keep)
        self.progress.setVisible(searching)
        for field in (self.feature, self.target, self.set):
            field.setEnabled(not searching)
        self._leave.setText(self.tr("Cancel") if searching else self.tr("Close"))

    def _lay_out(self) -> None:
        self.setMinimumWidth(48 * GRID)
        self.set.setProperty("primary", True)
        self.set.setDefault(True)
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(5 * GRID)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(GRID)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Feature"), self.feature)
        form.addRow(self.tr("Now"), self.now)
        to = QLabel(self.tr("Set &to"))
        to.setBuddy(self.target)
        to.setMinimumHeight(self.target.minimumHeight())  # Qt centres labels on simple fields alone
        form.addRow(to, self.target)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(self.progress)
        column.addWidget(self.buttons)
        self._show_searching(False)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.feature.currentIndexChanged.connect(self._show_feature)
        self._editor.axes_changed.connect(self.reject)  # what it asks about has gone
        self._seeker.tried.connect(self._show_score)
        self._seeker.ended.connect(self._take)


def _scale_of(feature: "ExtractorFeature", axis: FeatureAxis) -> FeatureScale:
    spread = 1.0 if axis.calibration is None else score_spread(axis.calibration)
    return FeatureScale(feature.kind, feature.classes, spread)
