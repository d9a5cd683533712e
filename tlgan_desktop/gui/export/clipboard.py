"""Pictures and recipes to the clipboard and back, and pictures dragged out of the window."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent, QPixmap

from tlgan_desktop.editing import Recipe, save_picture
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.export.export_desk import file_name
from tlgan_desktop.gui.image_pane import ImagePane
from tlgan_desktop.gui.images import to_pixels
from tlgan_desktop.gui.messages import PictureRendered
from tlgan_desktop.storage import make_folder

THUMBNAIL = 128

Shown = Callable[[], PictureRendered | None]
"""The picture on screen."""


class Clipboard(QObject):
    """Copies the picture on screen and recipes, and goes to the picture of a recipe that is pasted."""

    told = Signal(str)
    """Something was copied."""
    refused = Signal(str)
    """What cannot be pasted, and why."""
    files_pasted = Signal(list)
    """Files that were copied elsewhere, as paths."""

    def __init__(self, editor: Editor, shown: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._shown = shown

    @Slot()
    def copy_picture(self) -> None:
        """Copy the picture on screen."""
        shown = self._shown()
        if shown is not None:
            QGuiApplication.clipboard().setImage(shown.image)
            self.told.emit(self.tr("Picture copied"))

    @Slot()
    def copy_recipe(self) -> None:
        """Copy the recipe of the picture on screen as text."""
        if self._editor.history is not None:
            self.copy_recipe_of(self._editor.history.current)

    @Slot(int)
    def copy_recipe_of(self, index: int) -> None:
        """Copy the recipe of an item of the history as text."""
        if self._editor.history is not None:
            recipe = self._editor.recipe(self._editor.history.items[index].scene)
            QGuiApplication.clipboard().setText(recipe.to_text())
            self.told.emit(self.tr("Recipe copied"))

    @Slot()
    def paste(self) -> None:
        """Go to the picture of the recipe in the clipboard, or open the files in it."""
        data = QGuiApplication.clipboard().mimeData()
        urls = [] if data is None else data.urls()  # None where another program has taken the clipboard away
        files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if files:
            self.files_pasted.emit(files)
            return
        try:
            self._editor.restore(Recipe.from_text("" if data is None else data.text()))
        except UserError as error:
            self.refused.emit(str(error))


class DragOut(QObject):
    """Lets a picture that is wholly in sight be dragged into another program, as a PNG file with its recipe.

    A picture that is larger than its pane is moved about by dragging; there Ctrl drags it out.
    """

    refused = Signal(str)
    """Why a picture cannot be dragged out."""

    def __init__(self, pane: ImagePane, editor: Editor, shown: Shown) -> None:
        super().__init__(pane)
        self._pane = pane
        self._editor = editor
        self._shown = shown
        self._press: QPoint | None = None
        # The file must outlive the drag, for the other program may read it at leisure.
        self._folder = TemporaryDirectory(prefix="tlgan-", ignore_cleanup_errors=True)
        pane.viewport().installEventFilter(self)

    def data(self) -> QMimeData | None:
        """What is dragged: the picture, and a file of it; None while there is no picture.

        Raises:
            UserError: the file cannot be written.
        """
        shown = self._shown()
        if shown is None:
            return None
        history = self._editor.history
        title = "picture" if history is None else history.items[history.current].title
        # Another program may still be reading the file of an earlier drag, also one of the same title.
        folder = Path(self._folder.name) / uuid4().hex
        make_folder(folder)
        path = folder / file_name(title, ".png")
        save_picture(path, to_pixels(shown.image), self._editor.recipe(shown.scene))
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        data.setImageData(shown.image)
        return data

    def stop(self) -> None:
        """Take the files away."""
        self._folder.cleanup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin a drag once the pointer has moved far enough with the button down."""
        if not isinstance(event, QMouseEvent):
            return False
        place = event.position().toPoint()
        match event.type():
            case QEvent.Type.MouseButtonPress if event.button() == Qt.MouseButton.LeftButton:
                self._press = place if self._may_drag(event, place) else None
            case QEvent.Type.MouseMove if self._press is not None:
                far = QGuiApplication.styleHints().startDragDistance()
                if (place - self._press).manhattanLength() >= far:
                    self._press = None
                    self._drag()
                    return True
            case QEvent.Type.MouseButtonRelease:
                self._press = None
        return False

    def _may_drag(self, event: QMouseEvent, place: QPoint) -> bool:
        """Whether the pointer is on the picture, and on nothing that lies over it."""
        over = self._pane.itemAt(place)
        asked = not self._pane.movable or event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return (
            asked
            and not self._pane.hand
            and over is not None
            and over.cursor().shape() != Qt.CursorShape.SplitHCursor
        )

    def _drag(self) -> None:
        try:
            data = self.data()
        except UserError as error:
            self.refused.emit(str(error))
            return
        if data is None:
            return
        drag = QDrag(self._pane)
        drag.setMimeData(data)
        mode = Qt.TransformationMode.SmoothTransformation
        picture = QPixmap.fromImage(self._pane.image())
        drag.setPixmap(picture.scaled(THUMBNAIL, THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, mode))
        drag.exec(Qt.DropAction.CopyAction)
