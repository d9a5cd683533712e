"""Sees to it that every scene of the history gets its thumbnail, without disturbing a drag."""

from PySide6.QtCore import QObject, QTimer, Slot

from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.messages import PictureRendered

REST_MS = 250
"""Scenes that a drag passes through get none: thumbnails are made when nothing has changed for a while."""


class ThumbnailGathering(QObject):
    """Takes the thumbnail of the picture on screen, and has those made that were never on screen."""

    def __init__(self, editor: Editor, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._thumbnails = thumbnails
        self._shown: PictureRendered | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._gather)
        editor.history_changed.connect(self._rest.start)

    def picture_shown(self, picture: PictureRendered) -> None:
        """Remember the picture on screen."""
        self._shown = picture
        self._rest.start()

    def stop(self) -> None:
        """Gather no more."""
        self._rest.stop()

    @Slot()
    def _gather(self) -> None:
        history, info, shown = self._editor.history, self._editor.info, self._shown
        if history is None or info is None:
            return
        if shown is not None and shown.scene == history.scene and history.scene not in self._thumbnails:
            self._thumbnails.take(shown.scene, shown.image)
        scenes = (item.scene for item in history.items)
        self._thumbnails.want(info.fingerprint, self._editor.space, scenes)
