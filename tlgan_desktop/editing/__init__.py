"""Editing without a window: documents, steering along axes, history, sessions, recipes and export."""

from tlgan_desktop.editing.animation import animation_endings, save_animation
from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.export import picture_endings, read_recipe, save_picture
from tlgan_desktop.editing.history import History, HistoryItem, move_label
from tlgan_desktop.editing.interpolation import way_through
from tlgan_desktop.editing.recipe import Recipe, RecipeEdit, check_recipe_fits
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.editing.session import GeneratorReference, Session, read_session, write_session
from tlgan_desktop.editing.sliders import SliderState
from tlgan_desktop.editing.steering import Steering

__all__ = [
    "Document",
    "GeneratorReference",
    "History",
    "HistoryItem",
    "Recipe",
    "RecipeEdit",
    "Scene",
    "Session",
    "SliderState",
    "Steering",
    "animation_endings",
    "check_recipe_fits",
    "move_label",
    "picture_endings",
    "read_recipe",
    "read_session",
    "save_animation",
    "save_picture",
    "way_through",
    "write_session",
]
