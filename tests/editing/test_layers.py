"""Edits in w that act on some layers of the network alone."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import Steering
from tlgan_desktop.editing.recipe import Recipe
from tlgan_desktop.errors import UserError

LAYERS = 8


@pytest.fixture(scope="module")
def start() -> np.ndarray:
    return np.random.default_rng(3).standard_normal(64)


@given(first=st.integers(0, LAYERS - 1), length=st.integers(0, LAYERS - 1))
def test_only_the_chosen_layers_are_drawn_from_the_edited_latent(
    w_axes: AxisSet, start: np.ndarray, first: int, length: int
) -> None:
    last = min(first + length, LAYERS - 1)
    steering = Steering(w_axes)
    document = steering.with_layers(steering.open(start), (first, last))
    moved = steering.move(document, {"Smile": 2.0})
    rows = moved.drawn(LAYERS)
    chosen = np.zeros(LAYERS, dtype=bool)
    chosen[first : last + 1] = True
    assert (rows[chosen] == moved.latent).all()
    assert (rows[~chosen] == start).all()


def test_without_layers_one_latent_is_drawn(w_axes: AxisSet, start: np.ndarray) -> None:
    steering = Steering(w_axes)
    moved = steering.move(steering.open(start), {"Smile": 2.0})
    assert moved.drawn(LAYERS).tobytes() == moved.latent.tobytes()


def test_layers_outlive_random_and_reset(w_axes: AxisSet, start: np.ndarray) -> None:
    steering = Steering(w_axes)
    document = steering.with_layers(steering.open(start), (0, 3))
    locked = steering.with_lock(document, "Age", True)
    assert steering.random(document, 5).layers == (0, 3)
    assert steering.random(locked, 5).reset().layers == (0, 3)


def test_layers_are_for_w_alone(z_axes: AxisSet, start: np.ndarray) -> None:
    steering = Steering(z_axes)
    with pytest.raises(UserError, match="live in z"):
        steering.with_layers(steering.open(start), (0, 3))


def test_an_empty_range_is_refused(w_axes: AxisSet, start: np.ndarray) -> None:
    steering = Steering(w_axes)
    with pytest.raises(UserError, match="from the first to the last"):
        steering.with_layers(steering.open(start), (3, 2))


def test_layers_that_the_network_lacks_are_named(w_axes: AxisSet, start: np.ndarray) -> None:
    steering = Steering(w_axes)
    document = steering.with_layers(steering.open(start), (4, LAYERS))
    with pytest.raises(UserError, match="0 to 7"):
        document.drawn(LAYERS)


def test_a_recipe_keeps_its_layers(w_axes: AxisSet, start: np.ndarray) -> None:
    steering = Steering(w_axes)
    document = steering.move(steering.with_layers(steering.open(start), (2, 5)), {"Age": 1.0})
    recipe = Recipe("ab" * 32, "w", document)
    assert Recipe.from_text(recipe.to_text()) == recipe
    in_z = replace(recipe, space="z").to_text()
    with pytest.raises(UserError):
        Recipe.from_text(in_z)
