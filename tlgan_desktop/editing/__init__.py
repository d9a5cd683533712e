"""Editing without a window: documents, steering along axes, history, sessions, recipes and export."""

from tlgan_desktop.editing.animated_way import scenes_along, scenes_through
from tlgan_desktop.editing.animation import animation_endings, save_animation, why_no_animation
from tlgan_desktop.editing.autosave import Autosave, left_behind
from tlgan_desktop.editing.batch import BatchItem, Scorer, batch_files, replayed_on_seeds
from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.export import LOSSY_ENDINGS, picture_endings, read_recipe, save_picture
from tlgan_desktop.editing.exports import AnimationExport, BatchExport, Export, PictureExport, SheetExport
from tlgan_desktop.editing.history import History, HistoryItem, move_label
from tlgan_desktop.editing.recipe import OtherGenerator, Recipe, RecipeEdit, check_recipe_fits
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.editing.session import GeneratorReference, Session, read_session, write_session
from tlgan_desktop.editing.sheet import SheetPlan, axes_by_pictures, crossed_axes, film_strip
from tlgan_desktop.editing.sliders import SliderState
from tlgan_desktop.editing.steering import Steering

__all__ = [
    "LOSSY_ENDINGS",
    "AnimationExport",
    "Autosave",
    "BatchExport",
    "BatchItem",
    "Document",
    "Export",
    "GeneratorReference",
    "History",
    "HistoryItem",
    "OtherGenerator",
    "PictureExport",
    "Recipe",
    "RecipeEdit",
    "Scene",
    "Scorer",
    "Session",
    "SheetExport",
    "SheetPlan",
    "SliderState",
    "Steering",
    "animation_endings",
    "axes_by_pictures",
    "batch_files",
    "check_recipe_fits",
    "crossed_axes",
    "film_strip",
    "left_behind",
    "move_label",
    "picture_endings",
    "read_recipe",
    "read_session",
    "replayed_on_seeds",
    "save_animation",
    "save_picture",
    "scenes_along",
    "scenes_through",
    "why_no_animation",
    "write_session",
]
