"""More like this: a grid of neighbours of the picture on screen, each of which can become it."""

import secrets
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tlgan_desktop.editing import Document, Scene
from tlgan_desktop.editing.exploring import neighbours
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.explore.changes import told_changes
from tlgan_desktop.gui.explore.later_pictures import LaterPictures
from tlgan_desktop.gui.explore.picture_tile import PictureTile
from tlgan_desktop.gui.explore.share_slider import ShareSlider
from tlgan_desktop.gui.explore.tile_grid import TileGrid
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.theme import GRID

COLUMNS = (2, 3, 4, 5)
USUAL_COLUMNS = 3
USUAL_SIZE = 0.3
SEEDS = 2**31
REST_MS = 250
"""While the picture is being dragged the grid waits, for it would be of pictures that are gone."""
NOW = -1
SIDEBAR = 26 * GRID


class NeighboursWindow(QDialog):
    """Stays open while the person goes from neighbour to neighbour; every choice is a step to undo."""

    def __init__(self, editor: Editor, inference: Inference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("More like this"))
        self._editor = editor
        self.documents: tuple[Document, ...] = ()
        self.scene: Scene | None = None
        self._pictures = LaterPictures(inference, self)
        self.rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.now = PictureTile(SIDEBAR)
        self.wildness = ShareSlider(USUAL_SIZE, self.tr("How different the neighbours are"))
        self.varied = QComboBox()
        self.varied.addItem(self.tr("The whole picture"), False)
        self.varied.addItem(self.tr("The features alone"), True)
        self.columns = QComboBox()
        for count in COLUMNS:
            self.columns.addItem(f"{count} × {count}", count)
        self.columns.setCurrentIndex(COLUMNS.index(USUAL_COLUMNS))
        self.another = QPushButton(self.tr("&Another grid"))
        self.grid = TileGrid()
        self.grid.set_columns(USUAL_COLUMNS)
        self._seed = secrets.randbelow(SEEDS)
        self._lay_out()
        self._connect()

    @Slot()
    def renew(self) -> None:
        """Show another grid of the same picture."""
        self._seed = secrets.randbelow(SEEDS)
        self.fill()

    @Slot()
    def fill(self) -> None:
        """Show the neighbours that the present settings give."""
        editor, scene, info = self._editor, self._editor.scene, self._editor.info
        self._pictures.forget()
        self.rest.stop()
        if not self.isVisible() or scene is None or info is None:
            return
        self.scene = scene
        count, features_only = self.grid.columns**2, bool(self.varied.currentData())
        self.documents = neighbours(
            scene.document, editor.steering, info.prior, self._seed, count, self.wildness.share, features_only
        )
        self._pictures.ask(NOW, info.fingerprint, editor.space, scene)
        for number, document in enumerate(self.documents):
            tile = self.grid.tiles[number]
            tile.show_picture(None)
            name = self.tr("Neighbour {number}").format(number=number + 1)
            tile.describe(name, told_changes(editor.steering, scene.document, document))
            self._pictures.ask(number, info.fingerprint, editor.space, self._scene_of(number))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the picture that is on screen now."""
        super().showEvent(event)
        self.varied.setEnabled(self._editor.steering is not None)
        self.fill()
        self.grid.tiles[0].setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw no more."""
        self.rest.stop()
        self._pictures.forget()
        super().hideEvent(event)

    @Slot(int)
    def choose(self, number: int) -> None:
        """Make a neighbour the picture."""
        if self._editor.scene == self.scene and number < len(self.documents):
            self._editor.change(self._scene_of(number), self.tr("Neighbour"))
            self.renew()

    def _scene_of(self, number: int) -> Scene:
        assert self.scene is not None
        return replace(self.scene, document=self.documents[number], seed=None)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        row.setSpacing(2 * GRID)
        row.addLayout(self._sidebar())
        row.addWidget(self.grid, 1)
        self.resize(96 * GRID, 68 * GRID)

    def _sidebar(self) -> QVBoxLayout:
        self.now.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.now.setEnabled(False)
        self.now.setFixedSize(SIDEBAR, SIDEBAR)
        self.now.describe(self.tr("The picture on screen"))
        side = QVBoxLayout()
        side.setSpacing(GRID)
        side.addWidget(labels.group(self.tr("The picture on screen")))
        side.addWidget(self.now)
        side.addSpacing(GRID)
        side.addLayout(self._ends())
        side.addWidget(self.wildness)
        side.addSpacing(GRID)
        for text, field in ((self.tr("&Change"), self.varied), (self.tr("&Grid"), self.columns)):
            side.addWidget(_label(text, field))
            side.addWidget(field)
        side.addSpacing(GRID)
        side.addWidget(self.another)
        side.addStretch(1)
        side.addWidget(self._hint())
        return side

    def _hint(self) -> QLabel:
        hint = labels.secondary(
            self.tr("Arrows and Enter choose. F5 makes another grid. Locked features stay exactly.")
        )
        hint.setWordWrap(True)
        hint.setFixedWidth(SIDEBAR)
        hint.setMinimumHeight(hint.heightForWidth(SIDEBAR))  # else its lines are taken from what is above
        return hint

    def _ends(self) -> QHBoxLayout:
        closer, wilder = labels.secondary(self.tr("Closer")), labels.secondary(self.tr("Wilder"))
        ends = QHBoxLayout()
        ends.addWidget(closer)
        ends.addStretch(1)
        ends.addWidget(wilder)
        return ends

    def _connect(self) -> None:
        self.another.setToolTip(self.tr("Other neighbours of the same picture (F5)"))
        self.another.setAutoDefault(False)
        self.another.clicked.connect(self.renew)
        QShortcut(QKeySequence(Qt.Key.Key_F5), self, self.renew)
        self.wildness.moved.connect(self.fill)
        self.varied.currentIndexChanged.connect(self.fill)
        self.columns.currentIndexChanged.connect(self._set_columns)
        self.grid.chosen.connect(self.choose)
        self._pictures.arrived.connect(self._show_picture)
        self.rest.timeout.connect(self.fill)
        self._editor.changed.connect(self._follow)

    @Slot()
    def _set_columns(self) -> None:
        self.grid.set_columns(int(self.columns.currentData()))
        self.fill()

    @Slot()
    def _follow(self) -> None:
        """The picture on screen is another one."""
        if self.isVisible():
            self.rest.start()

    @Slot(int, QImage)
    def _show_picture(self, number: int, image: QImage) -> None:
        tile = self.now if number == NOW else self.grid.tiles[number]
        tile.show_picture(image)


def _label(text: str, field: QWidget) -> QLabel:
    """The label of a field, which takes its name from it."""
    label = QLabel(text)
    label.setBuddy(field)
    field.setAccessibleName(text.replace("&", ""))
    field.setToolTip(text.replace("&", ""))
    return label
