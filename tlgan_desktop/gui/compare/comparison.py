"""Comparison: the picture on screen against its start, or against any picture of the history."""

from concurrent.futures import Future
from dataclasses import replace
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from tlgan_desktop.editing import HistoryItem, Scene
from tlgan_desktop.gui.compare.split_item import SplitItem
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.image_pane import ImagePane
from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.messages import PictureRendered

STEP = 0.05
"""A key moves the divider by this share of the picture."""


class Comparison(QObject):
    """Lays the reference over the picture: wholly while a key is held, left of a divider in split view.

    The reference is the start picture, until an item of the history is chosen.
    """

    split_changed = Signal(bool)
    """Split view was switched on or off."""
    _made = Signal(object, QImage)

    def __init__(
        self, editor: Editor, inference: Inference, pane: ImagePane, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._inference = inference
        self._pane = pane
        self._chosen: HistoryItem | None = None
        self._image: tuple[Scene, QImage] | None = None
        self._asked: Scene | None = None
        self._split = self._held = False
        self.item = SplitItem(pane)
        self.item.hide()
        pane.scene().addItem(self.item)
        self._made.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        pane.pushed.connect(self._push_divider)
        editor.changed.connect(self._update)
        editor.axes_changed.connect(self.forget)

    @property
    def reference(self) -> Scene | None:
        """The scene that is compared with."""
        scene = self._editor.scene
        if self._chosen is not None or scene is None:
            return None if self._chosen is None else self._chosen.scene
        return replace(scene, document=replace(scene.document.reset(), locks=()))

    @Slot(bool)
    def hold(self, held: bool) -> None:
        """Show the reference alone while ``held``."""
        self._held = held
        self._update()

    @Slot(bool)
    def set_split(self, split: bool) -> None:
        """Switch split view on or off; off forgets which item was chosen."""
        self._split = split
        if not split:
            self._chosen = None
        self._update()
        self.split_changed.emit(split)

    @Slot(int)
    def compare_with(self, index: int) -> None:
        """Compare an item of the history with whatever is on screen, in split view."""
        if self._editor.history is not None:
            self._chosen = self._editor.history.items[index]
            self.set_split(True)

    @Slot()
    def forget(self) -> None:
        """Let go of the chosen item: its history is no longer there."""
        self._chosen = self._image = self._asked = None
        self._update()

    def picture_shown(self, picture: PictureRendered) -> None:
        """Follow the picture on screen; an unedited one is remembered as the start."""
        if not picture.scene.document.edited and self._chosen is None:
            bare = replace(picture.scene, document=replace(picture.scene.document, locks=()))
            self._image = (bare, picture.image)
        self._update()

    @Slot(int)
    def _push_divider(self, side: int) -> None:
        if self._split:
            self.item.set_share(self.item.share + side * STEP)

    @Slot()
    def _update(self) -> None:
        reference, info = self.reference, self._editor.info
        if not (self._split or self._held) or reference is None or info is None:
            self.item.hide()
        elif self._image is not None and self._image[0] == reference:
            self._show(self._image[1])
        else:
            self._ask(info.fingerprint, reference)

    def _show(self, image: QImage) -> None:
        if self._pane.sceneRect().isEmpty():
            return
        history = self._editor.history
        left = self.tr("Start") if self._chosen is None else self._chosen.title
        right = "" if history is None else history.items[history.current].title
        self.item.show_picture(image, (left, right))
        self.item.show_whole(self._held)
        self.item.show()

    def _ask(self, generator: str, reference: Scene) -> None:
        if self._asked == reference:
            return
        self._asked = reference
        future = self._inference.draw_later(generator, self._editor.space, reference)
        future.add_done_callback(partial(self._convert, reference))

    def _convert(self, reference: Scene, future: "Future[NDArray[np.uint8]]") -> None:
        """Runs where the picture was made."""
        if not future.cancelled() and future.exception() is None:
            self._made.emit(reference, to_qimage(future.result()))

    @Slot(object, QImage)
    def _keep(self, reference: Scene, image: QImage) -> None:
        self._asked = None
        if reference == self.reference:
            self._image = (reference, image)
        self._update()
