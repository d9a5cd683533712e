"""One of the two pictures of a mix: on screen, from the history, or of a seed."""

import secrets
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QSpinBox, QVBoxLayout, QWidget

from tlgan_desktop.editing import Document, Scene
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.explore.picture_tile import PictureTile
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.prompts import GREATEST_SEED
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.latents import FloatArray, sample_latents

SIDE = 22 * GRID
SEEDS = 1_000_000


@dataclass(frozen=True)
class Choice:
    """A line of the list: its text, what the picture is called elsewhere, and its scene."""

    text: str
    title: str
    scene: Scene


class SeedScenes(QObject):
    """Makes the start pictures of seeds, as scenes drawn like the one on screen."""

    made = Signal(object)
    """The ``Scene`` that was asked for last."""
    _mapped = Signal(int, object)

    def __init__(self, editor: Editor, inference: Inference, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor, self._inference = editor, inference
        self._wanted = -1
        self._mapped.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def ask(self, seed: int) -> None:
        """Have the scene of a seed made; in w its latent must be mapped first."""
        info, scene = self._editor.info, self._editor.scene
        if info is None or scene is None:
            return
        self._wanted = seed
        latents = sample_latents(seed, 1, info.spaces["z"], info.prior)
        if self._editor.space == "w":
            future = self._inference.map_later(info.fingerprint, latents, scene.labels)
            future.add_done_callback(partial(self._tell, seed))
        else:
            self._take(seed, latents[0])

    def _tell(self, seed: int, future: "Future[FloatArray]") -> None:
        """Runs where the latent was mapped."""
        if not future.cancelled() and future.exception() is None:
            self._mapped.emit(seed, future.result()[0])

    @Slot(int, object)
    def _take(self, seed: int, latent: FloatArray) -> None:
        scene, steering = self._editor.scene, self._editor.steering
        if seed == self._wanted and scene is not None:
            document = Document(latent, latent) if steering is None else steering.open(np.array(latent))
            self.made.emit(replace(scene, document=document, seed=seed))


class PictureSource(QWidget):
    """A picture with a list to choose another one from."""

    changed = Signal()
    """``scene`` is another one; its picture is still to be drawn."""

    def __init__(self, title: str, seeds: SeedScenes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self._seeds = seeds
        self.tile = PictureTile(SIDE)
        self.choice = QComboBox()
        self.choice.setMaxVisibleItems(20)
        self.choice.setAccessibleName(title)
        self.choice.setToolTip(title)
        self.seed = QSpinBox()
        self.seed.setRange(0, GREATEST_SEED)
        self.seed.setAccessibleName(self.tr("{title}: seed").format(title=title))
        self.seed.setToolTip(self.tr("{title}: seed").format(title=title))
        self.seed.setPrefix(self.tr("Seed "))
        self.seed.lineEdit().setTextMargins(GRID // 2, 0, 0, 0)
        self._lay_out(title)
        self.choice.currentIndexChanged.connect(self._choose)
        self.seed.valueChanged.connect(self._choose)
        seeds.made.connect(self._take)

    @property
    def title(self) -> str:
        """What the picture is called in the history."""
        chosen: Choice | None = self.choice.currentData()
        words = self.tr("Seed {seed}").format(seed=self.seed.value())
        return words if chosen is None else chosen.title

    def offer(self, choices: Sequence[Choice], chosen: int) -> None:
        """Fill the list; the last line of it is for a seed."""
        self.choice.blockSignals(True)
        self.choice.clear()
        for each in choices:
            self.choice.addItem(each.text, each)
        self.choice.addItem(self.tr("Another seed"), None)
        self.choice.setCurrentIndex(min(chosen, len(choices)))
        self.choice.blockSignals(False)
        self.seed.blockSignals(True)
        self.seed.setValue(secrets.randbelow(SEEDS))
        self.seed.blockSignals(False)
        self._choose()

    def show_picture(self, image: QImage) -> None:
        """Show the picture of the scene."""
        self.tile.show_picture(image)

    def _lay_out(self, title: str) -> None:
        self.tile.setFixedSize(SIDE, SIDE)
        self.tile.setEnabled(False)
        self.tile.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tile.describe(title)
        self.choice.setFixedWidth(SIDE)
        self.seed.setFixedWidth(SIDE)
        keep = self.seed.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.seed.setSizePolicy(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(labels.group(title))
        column.addWidget(self.tile)
        column.addWidget(self.choice)
        column.addWidget(self.seed)
        column.addStretch(1)

    @Slot()
    def _choose(self) -> None:
        chosen: Choice | None = self.choice.currentData()
        self.seed.setVisible(chosen is None)
        self.tile.show_picture(None)
        if chosen is None:
            self._seeds.ask(self.seed.value())
        else:
            self._take(chosen.scene)

    @Slot(object)
    def _take(self, scene: Scene) -> None:
        of_seed = self.choice.currentData() is None
        if of_seed and scene.seed != self.seed.value():
            return
        self.scene = scene
        self.changed.emit()
