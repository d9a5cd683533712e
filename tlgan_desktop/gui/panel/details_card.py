"""The card of one axis: its verdict, its figures, what it does to the picture, and what it is tied to."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tlgan_desktop.axes.likeness import neighbours, suggested_locks
from tlgan_desktop.editing import Scene
from tlgan_desktop.editing.sheet import moved
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.panel import axis_words
from tlgan_desktop.gui.panel.axis_film import AxisFilm
from tlgan_desktop.gui.panel.neighbour_list import NeighbourList
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.gui.wizard.words import listed

POSITIONS = (-2, -1, 0, 1, 2)
MOST_NEIGHBOURS = 5
WIDTH = 72 * GRID
REST_MS = 400
"""The film strip is drawn anew when the picture has rested for so long."""


class DetailsCard(QDialog):
    """Stands beside the main window and follows the picture and the locks there."""

    def __init__(
        self, name: str, editor: Editor, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert editor.axis_set is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Details of {name}").format(name=name))
        self.name = name
        self._editor, self._thumbnails = editor, thumbnails
        self._axis_set = editor.axis_set
        self._axis = self._axis_set.axes[self._axis_set.index(name)]
        near = neighbours(self._axis_set, name)[:MOST_NEIGHBOURS]
        self._suggested = suggested_locks(self._axis_set, name)
        self.film = AxisFilm(thumbnails, POSITIONS)
        self.near = NeighbourList(near)
        self.lock_suggested = QPushButton()
        self.lock_suggested.setToolTip(
            self.tr("Hold what is tied to {name}, so that it moves alone").format(name=name)
        )
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._lay_out()
        self._rest.timeout.connect(self._draw_film)
        self.near.lock_toggled.connect(editor.set_lock)
        self.lock_suggested.clicked.connect(self._lock_suggested)
        editor.changed.connect(self._follow)
        self._show_locks()
        self._draw_film()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Draw no more."""
        self._rest.stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Draw no more."""
        self._rest.stop()
        super().done(result)

    @Slot()
    def _follow(self) -> None:
        self._show_locks()
        if self.isVisible():
            self._rest.start()

    def _show_locks(self) -> None:
        scene = self._editor.scene
        locked = frozenset(scene.document.locks if scene else ())
        self.near.show_locks(locked)
        free = [name for name in self._suggested.names if name not in locked]
        self.lock_suggested.setVisible(bool(self._suggested.names))
        self.lock_suggested.setEnabled(bool(free))
        names = free or [*self._suggested.names]
        self.lock_suggested.setText(self.tr("Lock {names}").format(names=listed(names)) if names else "")

    @Slot()
    def _lock_suggested(self) -> None:
        scene, steering = self._editor.scene, self._editor.steering
        if scene is None or steering is None:
            return
        document = scene.document
        for name in self._suggested.names:
            document = steering.with_lock(document, name, True)
        label = self.tr("Lock {names}").format(names=listed([*self._suggested.names]))
        self._editor.change(replace(scene, document=document), label)

    @Slot()
    def _draw_film(self) -> None:
        scene, info = self._editor.scene, self._editor.info
        if scene is None or info is None:
            return
        scenes = {
            position: there for position in POSITIONS if (there := self._at(scene, position)) is not None
        }
        self._thumbnails.want(info.fingerprint, self._editor.space, scenes.values())
        self.film.show_scenes(scenes)

    def _at(self, scene: Scene, position: int) -> Scene | None:
        """The scene at a position along the axis; None where other locks do not let it go there."""
        steering = self._editor.steering
        if steering is None:
            return None
        freed = replace(scene, document=steering.with_lock(scene.document, self.name, False))
        try:
            return moved(steering, freed, {self.name: float(position)})
        except UserError:
            return None

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, GRID)
        column.setSpacing(GRID)
        headline, meaning = axis_words.judgement(self._axis)
        heading = QLabel(headline)
        heading.setObjectName("verdict")
        heading.setProperty("verdict", self._axis.quality.verdict.value)
        column.addWidget(labels.title(self.name))
        column.addWidget(
            labels.secondary(
                " · ".join(filter(None, (self._axis.group, axis_words.kind_word(self._axis.kind))))
            )
        )
        column.addSpacing(GRID)
        column.addWidget(heading)
        column.addWidget(QLabel(meaning, wordWrap=True))
        column.addLayout(self._figures())
        self._add_part(column, self.tr("On this picture, under the present locks"), self.film)
        if self.near.locks:
            self._add_part(column, self.tr("Shares most with"), self.near)
            advice = labels.secondary(self._advice())
            advice.setWordWrap(True)
            column.addWidget(advice)
            column.addWidget(self.lock_suggested, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(GRID)
        column.addWidget(labels.group(self.tr("Where it comes from")))
        column.addLayout(_table(axis_words.origin(self._axis_set, self._axis)))
        column.addStretch(1)
        self._frame(page)

    def _advice(self) -> str:
        """Which locks let the axis move alone, and what that costs."""
        if self._suggested.names:
            text = self.tr("With {names} locked it moves more alone and keeps {effect} % of its effect.")
            return text.format(
                names=listed([*self._suggested.names]), effect=round(100 * self._suggested.effect)
            )
        if neighbours(self._axis_set, self.name)[0].tied:
            return self.tr("It is tied so closely that a lock would leave little of it.")
        return self.tr("No lock is needed: it moves nearly alone.")

    def _frame(self, page: QWidget) -> None:
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(3 * GRID, 0, 3 * GRID, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 2 * GRID)
        outer.addWidget(scroll)
        outer.addWidget(buttons)
        best = page.sizeHint()
        room = self.screen().availableSize().height() * 9 // 10
        width = max(best.width() + 2 * GRID, WIDTH)
        self.setMinimumWidth(width)
        self.resize(width, min(best.height() + 8 * GRID, room))

    def _figures(self) -> QGridLayout:
        rows = [(each.label, each.value, each.meaning) for each in axis_words.figures(self._axis)]
        if said := axis_words.scale(self._axis):
            rows.append((self.tr("Scale"), "", said))
        return _table(rows)

    def _add_part(self, column: QVBoxLayout, heading: str, widget: QWidget) -> None:
        column.addSpacing(GRID)
        column.addWidget(labels.group(heading))
        column.addWidget(widget)


def _table(rows: Sequence[tuple[str, ...]]) -> QGridLayout:
    """Rows of texts; the first column explains, the last one wraps."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(GRID // 2)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            label = QLabel(text) if column == 1 else labels.secondary(text)
            label.setWordWrap(column == len(texts) - 1)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(len(texts) - 1, 1)
    return grid
