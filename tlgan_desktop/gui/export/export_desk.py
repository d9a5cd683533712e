"""What the main window knows of exports: opens the dialogs, asks where to, hands plans to the exporter."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from tlgan_desktop import paths
from tlgan_desktop.editing import Export, History, animation_endings, batch_files
from tlgan_desktop.errors import UserError
from tlgan_desktop.gui.editor import Editor
from tlgan_desktop.gui.export.animation_dialog import AnimationDialog
from tlgan_desktop.gui.export.batch_dialog import BatchDialog
from tlgan_desktop.gui.export.batch_plan import batch_plan
from tlgan_desktop.gui.export.export_dialog import ExportDialog
from tlgan_desktop.gui.export.exporter import Exporter, Plan
from tlgan_desktop.gui.export.picture_dialog import PictureDialog
from tlgan_desktop.gui.export.replacing import may_replace
from tlgan_desktop.gui.export.sheet_dialog import SheetDialog
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.inference import Inference
from tlgan_desktop.gui.prompts import Prompts, picture_filter

PlanDialog = TypeVar("PlanDialog", SheetDialog, AnimationDialog)

LONGEST_NAME = 60
"""Characters, of up to 4 bytes each; file systems take 255 bytes."""


class ExportDesk(QObject):
    """Exports of the picture on screen and of its history."""

    def __init__(
        self,
        editor: Editor,
        inference: Inference,
        thumbnails: Thumbnails,
        prompts: Prompts,
        current_feature: Callable[[], str | None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._editor = editor
        self._inference = inference
        self._thumbnails = thumbnails
        self._prompts = prompts
        self._current_feature = current_feature
        self._window = window
        self.exporter = Exporter(inference, self)

    @Slot()
    def export_shown(self) -> None:
        """Export the picture on screen."""
        if self._editor.history is not None:
            self.export_item(self._editor.history.current)

    @Slot(int)
    def export_item(self, index: int) -> None:
        """Export the picture of an item of the history."""
        history, info = self._editor.history, self._editor.info
        if history is None or info is None:
            return
        item = history.items[index]
        recipe = self._editor.recipe(item.scene)
        dialog = PictureDialog(info.resolution, self._window)
        self._carry_out(
            dialog,
            lambda: self._prompts.place(
                self.tr("Export picture"), file_name(item.title, dialog.ending), picture_filter()
            ),
            lambda path: dialog.plan(path, item.scene, recipe),
        )

    @Slot()
    def export_sheet(self) -> None:
        """Export a film strip or a grid."""
        editor = self._editor
        history, info, steering = editor.history, editor.info, editor.steering
        if history is None or info is None or steering is None:
            return
        dialog = self._dialog(SheetDialog, history, info.resolution)
        self._carry_out(
            dialog,
            lambda: self._prompts.place(self.tr("Export sheet"), "sheet.png", picture_filter()),
            lambda path: dialog.plan(path, steering, history.scene),
        )

    @Slot()
    def export_animation(self) -> None:
        """Export an animation."""
        editor = self._editor
        history, info, steering, space = editor.history, editor.info, editor.steering, editor.space
        if history is None or info is None:
            return
        endings = " ".join(f"*{ending}" for ending in animation_endings())
        kinds = self.tr("Animations ({endings})").format(endings=endings)
        dialog = self._dialog(AnimationDialog, history, info.resolution)
        self._carry_out(
            dialog,
            lambda: self._prompts.place(self.tr("Export animation"), f"animation{dialog.ending}", kinds),
            lambda path: dialog.plan(path, steering, history.scene, space, info.prior),
        )

    @Slot()
    def export_batch(self) -> None:
        """Export the edits of the picture on screen on many seeds."""
        editor = self._editor
        info, scene, steering = editor.info, editor.scene, editor.steering
        if info is None or scene is None or steering is None:
            return
        recipe = editor.recipe(scene)
        shipped = paths.default_extractor() if paths.default_extractor().is_file() else None
        dialog = BatchDialog(recipe.edits, info.resolution, shipped, self._prompts.extractor, self._window)
        while dialog.exec() and (folder := self._prompts.folder(self.tr("Export batch"))) is not None:
            seeds, extractor = dialog.seeds, dialog.extractor
            if may_replace(folder, batch_files(seeds), self._window):
                self.start(
                    batch_plan(folder, seeds, scene, recipe, steering, info, self._inference, extractor)
                )
                return

    def start(self, plan: Plan) -> None:
        """Have an export made of the pictures of the generator that is open."""
        if self._editor.info is not None:
            self.exporter.start(self._editor.info.fingerprint, self._editor.space, plan)

    def _dialog(self, kind: type[PlanDialog], history: History, resolution: int) -> PlanDialog:
        """A dialog for exports of several pictures, which begins with the feature in hand."""
        sliders, feature = self._editor.sliders(), self._current_feature()
        return kind(sliders, history, self._thumbnails, resolution, feature, self._window)

    def _carry_out(
        self, dialog: ExportDialog, place: Callable[[], Path | None], plan: Callable[[Path], Export]
    ) -> None:
        """Ask, plan and start; a plan that is refused leads back to the dialog."""
        while dialog.exec() and (path := place()) is not None:
            try:
                export = plan(path)
            except UserError as error:
                dialog.refuse(str(error))
            else:
                self.start(_ready(export))
                return


def _ready(export: Export) -> Plan:
    return lambda: export


def file_name(title: str, ending: str) -> str:
    """A file name that every system takes, also of a title that a person wrote at length."""
    return (re.sub(r"[^\w .+-]+", "-", title)[:LONGEST_NAME].strip(" .") or "picture") + ending
