"""Editing without a window: documents, the façade that steers them along axes, recipes and export."""

from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.export import picture_endings, read_recipe, save_picture
from tlgan_desktop.editing.recipe import Recipe, RecipeEdit, check_recipe_fits
from tlgan_desktop.editing.sliders import SliderState
from tlgan_desktop.editing.steering import Steering

__all__ = [
    "Document",
    "Recipe",
    "RecipeEdit",
    "SliderState",
    "Steering",
    "check_recipe_fits",
    "picture_endings",
    "read_recipe",
    "save_picture",
]
