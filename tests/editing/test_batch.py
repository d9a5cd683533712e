import csv
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import (
    Recipe,
    RecipeEdit,
    Scene,
    Steering,
    batch_files,
    read_recipe,
    replayed_on_seeds,
)
from tlgan_desktop.editing.batch import CONTACT_SHEET, TABLE, save_batch
from tlgan_desktop.errors import Cancelled, UserError
from tlgan_desktop.latents import Prior, sample_latents

EDITS = (RecipeEdit({"Smile": 1.5}), RecipeEdit({"Age": -0.5}, locks=("Smile",)))
SEEDS = (3, 4, 9)


@pytest.fixture
def steering(z_axes: AxisSet) -> Steering:
    return Steering(z_axes)


@pytest.fixture
def like(steering: Steering) -> Recipe:
    document = steering.replay(steering.open(np.ones(64)), EDITS)
    return Recipe("ab" * 32, "z", document, truncation=0.6, edits=EDITS)


def latents(*seeds: int) -> dict[int, np.ndarray]:
    return {seed: sample_latents(seed, 1, 64, Prior.SPHERE)[0] for seed in seeds}


class Brightness:
    """Tells how bright a picture is."""

    features = (SimpleNamespace(name="Bright"),)
    size = 8

    def score(self, pictures: np.ndarray) -> np.ndarray:
        return pictures.reshape(len(pictures), -1).mean(axis=1, keepdims=True).astype(float)


def pictures(count: int) -> Iterator[np.ndarray]:
    for index in range(count):
        yield np.full((16, 16, 3), 50 * index, np.uint8)


def test_every_seed_gets_the_edits_of_the_recipe(steering: Steering, like: Recipe, tmp_path: Path) -> None:
    scene = Scene(like.document, truncation=0.6)
    items = replayed_on_seeds(steering, scene, EDITS, latents(*SEEDS))
    save_batch(tmp_path / "faces", items, pictures(3), like, steering, Brightness())
    with (tmp_path / "faces" / TABLE).open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["seed"] for row in rows] == ["3", "4", "9"]
    assert [float(row["Bright (score)"]) for row in rows] == [0, 50, 100]
    assert [float(row["Age (position)"]) for row in rows] == pytest.approx([-0.5] * 3)
    assert [float(row["Smile (position)"]) for row in rows] == pytest.approx([1.5] * 3)
    for row, item in zip(rows, items, strict=True):
        recipe = read_recipe(tmp_path / "faces" / row["file"])
        assert (recipe.document, recipe.truncation, recipe.edits) == (item.scene.document, 0.6, EDITS)
    assert {path.name for path in (tmp_path / "faces").iterdir()} == set(batch_files(SEEDS))
    with Image.open(tmp_path / "faces" / CONTACT_SHEET) as sheet:
        assert sheet.width > 256


def test_a_seed_that_cannot_follow_keeps_its_picture_and_says_why(
    steering: Steering, like: Recipe, tmp_path: Path
) -> None:
    far = (RecipeEdit({"Smile": 40.0}),)
    items = replayed_on_seeds(steering, Scene(like.document), far, latents(1))
    assert items[0].scene.document == steering.open(latents(1)[1])
    save_batch(tmp_path, items, pictures(1), like, steering)
    with (tmp_path / TABLE).open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert "'Smile' cannot be brought to 40" in row["refused"]
    assert "Bright (score)" not in row
    assert read_recipe(tmp_path / "seed-1.png").edits == ()


def test_stopping_keeps_what_was_saved(steering: Steering, like: Recipe, tmp_path: Path) -> None:
    def stopped() -> Iterator[np.ndarray]:
        yield from pictures(1)
        raise Cancelled

    items = replayed_on_seeds(steering, Scene(like.document), (), latents(1, 2))
    with pytest.raises(Cancelled):
        save_batch(tmp_path, items, stopped(), like, steering)
    assert [path.name for path in tmp_path.iterdir()] == ["seed-1.png"]


def test_a_folder_that_cannot_be_made_is_told(steering: Steering, like: Recipe, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="cannot be made"):
        save_batch(tmp_path / "file" / "faces", (), (), like, steering)
