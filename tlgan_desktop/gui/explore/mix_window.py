"""A mix of two pictures: choose them, slide from one to the other, and use what lies between."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from tlgan_desktop.editing import Scene
from tlgan_desktop.editing.exploring import mixed
from tlgan_desktop.figures import percent
from tlgan_desktop.gui import labels
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.explore.later_pictures import LaterPictures
from tlgan_desktop.gui.explore.picture_source import Choice, PictureSource, SeedScenes
from tlgan_desktop.gui.explore.picture_tile import PictureTile
from tlgan_desktop.gui.explore.share_slider import ShareSlider
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.theme import GRID

MOST = 100
"""So many pictures of the history can be chosen, the newest first."""
SIDE = 44 * GRID
BETWEEN = 2
"""The key of the mix among the pictures; 0 and 1 are those of its ends."""


class MixWindow(QDialog):
    """Draws the mix as the slider goes; using it is one step of the history."""

    def __init__(self, editor: Editor, inference: Inference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mix two pictures"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._editor = editor
        self._present: Scene | None = None
        self.mix: Scene | None = None
        self._ends = LaterPictures(inference, self), LaterPictures(inference, self)
        self._between = LaterPictures(inference, self)
        self._seeds = SeedScenes(editor, inference, self), SeedScenes(editor, inference, self)
        self.one = PictureSource(self.tr("First picture"), self._seeds[0])
        self.other = PictureSource(self.tr("Second picture"), self._seeds[1])
        self.preview = PictureTile(SIDE)
        self.preview.describe(self.tr("The mix"))
        self.share = ShareSlider(0.5, self.tr("Share of the second picture"))
        self.note = labels.secondary()
        self.buttons = QDialogButtonBox()  # the tab key goes through the buttons as they are made
        self.use = self.buttons.addButton(
            self.tr("&Use this picture"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the picture on screen and the one before it."""
        super().showEvent(event)
        self._present = self._editor.scene
        self.share.set_share(0.5)
        self.note.setText(self._locks_note())
        choices = self._choices()
        self.one.offer(choices, 0)
        self.other.offer(choices, 1)
        self.share.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw no more."""
        for pictures in (*self._ends, self._between):
            pictures.forget()
        super().hideEvent(event)

    def accept(self) -> None:
        """Make the mix the picture."""
        if self.mix is not None and self._editor.scene == self._present:
            label = self.tr("Mix of {one} and {other}").format(one=self.one.title, other=self.other.title)
            self._editor.change(self.mix, label)
        super().accept()

    def _choices(self) -> list[Choice]:
        history = self._editor.history
        if history is None:
            return []
        scene, title = history.scene, history.items[history.current].title
        pictures = {_look(item.scene): item for item in reversed(history.items)}
        pictures.pop(_look(scene))
        others = [Choice(item.title, item.title, item.scene) for item in pictures.values()]
        return [Choice(self.tr("On screen: {title}").format(title=title), title, scene), *others[:MOST]]

    def _locks_note(self) -> str:
        locks = () if self._present is None else self._present.document.locks
        if not locks:
            return self.tr("Lock features to keep them as they are on screen, whatever is mixed.")
        return self.tr("Locked features stay as they are on screen: {names}.").format(names=", ".join(locks))

    @Slot()
    def _show_one(self) -> None:
        self._draw_end(0, self.one)

    @Slot()
    def _show_other(self) -> None:
        self._draw_end(1, self.other)

    def _draw_end(self, end: int, source: PictureSource) -> None:
        info = self._editor.info
        if info is not None and source.scene is not None and self.isVisible():
            self._ends[end].forget()
            self._ends[end].ask(end, info.fingerprint, self._editor.space, source.scene)
            self._draw_mix()

    @Slot()
    def _draw_mix(self) -> None:
        editor, one, other, present = self._editor, self.one.scene, self.other.scene, self._present
        if editor.info is None or one is None or other is None or present is None:
            return
        self.mix = mixed(present, one, other, self.share.share, editor.steering, editor.info.prior)
        self._between.forget()
        self._between.ask(BETWEEN, editor.info.fingerprint, editor.space, self.mix)
        self.preview.describe(
            self.tr("{one}, mixed with {share} of {other}").format(
                one=self.one.title, share=percent(self.share.share), other=self.other.title
            )
        )

    @Slot(int, QImage)
    def _show_picture(self, key: int, image: QImage) -> None:
        if key == BETWEEN:
            self.preview.show_picture(image)
        else:
            (self.one, self.other)[key].show_picture(image)

    def _lay_out(self) -> None:
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setEnabled(False)
        self.note.setWordWrap(True)
        self.use.setProperty("primary", True)
        self.use.setDefault(True)
        middle = QVBoxLayout()
        middle.setSpacing(GRID)
        middle.addWidget(self.preview, 1)
        middle.addWidget(self.share)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.one, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(middle, 1)
        row.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(row, 1)
        column.addWidget(self.note)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.one.changed.connect(self._show_one)
        self.other.changed.connect(self._show_other)
        self.share.moved.connect(self._draw_mix)
        for pictures in (*self._ends, self._between):
            pictures.arrived.connect(self._show_picture)


def _look(scene: Scene) -> tuple[bytes, float]:
    """What tells the pictures of a history apart: locks, for one, do not show."""
    return scene.document.latent.tobytes(), scene.truncation
