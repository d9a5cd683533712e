"""The dialog for animations."""

from collections.abc import Mapping
from enum import StrEnum, auto
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from tlgan_desktop.editing import (
    AnimationExport,
    History,
    Scene,
    SliderState,
    Steering,
    scenes_along,
    scenes_through,
    why_no_animation,
)
from tlgan_desktop.gui.export.axis_range import AxisRange
from tlgan_desktop.gui.export.export_dialog import ExportDialog
from tlgan_desktop.gui.export.fields import choice_field, number_field
from tlgan_desktop.gui.export.picture_choice import PictureChoice
from tlgan_desktop.gui.history.thumbnails import Thumbnails
from tlgan_desktop.gui.marking import QT_TRANSLATE_NOOP
from tlgan_desktop.latents import Prior

FORMATS = (
    (QT_TRANSLATE_NOOP("AnimationDialog", "MP4 video"), ".mp4"),
    ("WebP", ".webp"),
    ("GIF", ".gif"),
    ("APNG", ".apng"),
)
LEAST = 2
"""Pictures, between which there is a way."""


class Way(StrEnum):
    """What an animation passes through."""

    ALONG = auto()
    THROUGH = auto()


class AnimationDialog(ExportDialog):
    """Plans an animation of the picture on screen, or on a way through pictures of the history."""

    def __init__(
        self,
        sliders: Mapping[str, SliderState],
        history: History,
        thumbnails: Thumbnails,
        resolution: int,
        feature: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(resolution, parent)
        self.setWindowTitle(self.tr("Export animation"))
        ways = (
            (self.tr("Along a feature, there and back"), Way.ALONG.value),
            (self.tr("Through pictures"), Way.THROUGH.value),
        )
        self.kind = choice_field(ways if sliders else ways[1:], self.tr("Kind of animation"))
        self.along = AxisRange(sliders, None, self.tr("Along"), feature)
        self.choice = PictureChoice(history, thumbnails, least=LEAST)
        self.loop = QCheckBox(self.tr("Return to the first picture"))
        self.loop.setChecked(True)
        self.frames = number_field(48, 2, 2000, self.tr("Frames"))
        self.rate = number_field(24, 1, 60, self.tr("Frames per second"), self.tr(" per second"))
        self.format = choice_field(((self.tr(name), ending) for name, ending in FORMATS), self.tr("Format"))
        possible = next(ending for _, ending in FORMATS if not why_no_animation(ending))
        self.format.setCurrentIndex(self.format.findData(possible))
        self._lay_out()
        self.along.changed.connect(self.refresh)
        self.choice.changed.connect(self.refresh)
        self.watch(self.kind, self.frames, self.rate, self.loop, self.format)

    def _lay_out(self) -> None:
        for text, field in (
            (self.tr("&Kind"), self.kind),
            (self.tr("F&eature"), self.along),
            (self.tr("Pict&ures"), self.choice),
            ("", self.loop),
            (self.tr("F&rames"), self.frames),
            (self.tr("Spee&d"), self.rate),
            (self.tr("Picture &size"), self.size_choice),
            (self.tr("&Format"), self.format),
        ):
            self.form.addRow(text, field)

    @property
    def way(self) -> Way:
        """What it passes through."""
        return Way(self.kind.currentData())

    @property
    def ending(self) -> str:
        """The ending of the format."""
        return str(self.format.currentData())

    def plan(
        self, path: Path, steering: Steering | None, scene: Scene, space: str, prior: Prior
    ) -> AnimationExport:
        """The export that was chosen.

        Raises:
            UserError: a position is out of reach, or there is no way between the pictures.
        """
        frames = self.frames.value()
        if self.way is Way.ALONG and steering is not None:
            scenes = scenes_along(steering, scene, self.along.name, *self.along.ends, frames)
        else:
            key_frames = [item.scene for item in self.choice.chosen]
            scenes = scenes_through(key_frames, frames, space, prior, self.loop.isChecked())
        return AnimationExport(path, scenes, self.rate.value(), self.side)

    def describe(self) -> str:
        """How long it lasts, or why the format cannot be made here."""
        if reason := why_no_animation(self.ending):
            return reason
        if not self._enough:
            return self.tr("Tick two pictures or more.")
        pictures = self._count()
        return self.tr("{count} pictures in all, {seconds} seconds.").format(
            count=pictures, seconds=f"{pictures / self.rate.value():.1f}"
        )

    @Slot()
    def refresh(self) -> None:
        """Show the fields that this kind of animation needs."""
        through = self.way is Way.THROUGH
        self.form.setRowVisible(self.along, not through)
        self.form.setRowVisible(self.choice, through)
        self.form.setRowVisible(self.loop, through)
        self.frames.setSuffix(self.tr(" from each picture to the next") if through else "")
        self.export.setEnabled(self._enough and not why_no_animation(self.ending))
        super().refresh()

    @property
    def _enough(self) -> bool:
        """Whether there are the pictures that this kind of animation needs."""
        return self.way is Way.ALONG or len(self.choice.chosen) >= LEAST

    def _count(self) -> int:
        """How many pictures the animation will have; one that does not return ends with the last chosen."""
        frames, chosen = self.frames.value(), len(self.choice.chosen)
        if self.way is Way.ALONG:
            return frames
        return chosen * frames if self.loop.isChecked() else (chosen - 1) * frames + 1
