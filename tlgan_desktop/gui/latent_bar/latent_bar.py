"""Layers and classes, shown only where the generator and the axes have them."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.latent_bar.class_control import ClassControl
from tlgan_desktop.gui.latent_bar.layers_control import Layers, LayersControl
from tlgan_desktop.gui.messages import LatentWanted
from tlgan_desktop.gui.theme import GRID
from tlgan_desktop.latents import sample_latents


class LatentBar(QWidget):
    """Follows an editor; every change here is a step of its history."""

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("latent")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._editor = editor
        self.classes = ClassControl()
        self.layers = LayersControl()
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self.classes)
        row.addWidget(self.layers)
        row.addStretch(1)
        self.classes.chosen.connect(self._set_class)
        self.layers.chosen.connect(self._set_layers)
        editor.changed.connect(self._follow)
        editor.axes_changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        info, scene = self._editor.info, self._editor.scene
        has_classes = info is not None and info.labels > 1
        has_layers = info is not None and info.num_layers > 1 and self._editor.space == "w"
        self.classes.setVisible(has_classes)
        self.layers.setVisible(has_layers)
        self.setVisible(scene is not None and (has_classes or has_layers))
        if info is None or scene is None:
            return
        if has_classes:
            self.classes.show_labels(scene.labels, info.labels)
        if has_layers:
            self.layers.show_layers(scene.document.layers, info.num_layers)

    @Slot(object)
    def _set_layers(self, layers: Layers | None) -> None:
        editor, scene = self._editor, self._editor.scene
        if editor.steering is None or scene is None:
            return
        try:
            document = editor.steering.with_layers(scene.document, layers)
        except UserError as error:
            editor.refused.emit(str(error))
            return
        words = self.tr("Layers {first} to {last}")
        label = words.format(first=layers[0], last=layers[1]) if layers else self.tr("All layers")
        editor.change(replace(scene, document=document), label)

    @Slot(int)
    def _set_class(self, label: int) -> None:
        """Draw another class: z is the same, but w is another, so that edits in w begin anew."""
        editor, info, scene = self._editor, self._editor.info, self._editor.scene
        if info is None or scene is None:
            return
        if editor.space == "z":
            words = self.tr("Class {number}").format(number=label)
            editor.change(replace(scene, labels=label), words)
        elif scene.seed is not None:
            latent = sample_latents(scene.seed, 1, info.spaces["z"], info.prior)[0]
            editor.latent_wanted.emit(LatentWanted(scene.seed, latent, label))
        else:
            editor.refused.emit(
                self.tr(
                    "This picture was reopened in w, which holds its class; go to a seed, then choose one."
                )
            )
            self._follow()
