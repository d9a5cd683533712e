from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import (
    AnimationExport,
    Document,
    PictureExport,
    Recipe,
    Scene,
    SheetExport,
    SheetPlan,
    Steering,
    read_recipe,
    scenes_along,
    scenes_through,
)
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import Prior

SCENES = tuple(
    Scene(Document(row, row), seed, truncation=0.5 + 0.1 * seed)
    for seed, row in enumerate(8 * np.eye(64)[:3])
)
RECIPE = Recipe("ab" * 32, "z", SCENES[0].document)


def pictures(count: int, side: int = 16) -> Iterator[np.ndarray]:
    for index in range(count):
        yield np.full((side, side, 3), 20 * index, np.uint8)


@pytest.mark.parametrize(("side", "expected"), [(None, 16), (64, 64), (7, 7)])
def test_a_picture_is_saved_at_the_side_asked_for(side: int | None, expected: int, tmp_path: Path) -> None:
    export = PictureExport(tmp_path / "face.jpg", SCENES[1], RECIPE, side, quality=50)
    export.save(pictures(1))
    with Image.open(export.path) as image:
        assert image.size == (expected, expected)
    recipe = read_recipe(export.path)
    assert (recipe.document, recipe.truncation) == (SCENES[1].document, 0.6)


def test_a_lower_quality_makes_a_smaller_file(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    sizes = []
    for quality in (30, 95):
        PictureExport(tmp_path / "face.webp", SCENES[0], RECIPE, quality=quality).save([noise])
        sizes.append((tmp_path / "face.webp").stat().st_size)
    assert sizes[0] < 0.7 * sizes[1]


def test_a_sheet_and_an_animation_are_of_the_size_asked_for(tmp_path: Path) -> None:
    SheetExport(tmp_path / "strip.png", SheetPlan((SCENES,)), side=32).save(pictures(3))
    AnimationExport(tmp_path / "way.webp", SCENES, 10, side=24).save(pictures(3))
    with Image.open(tmp_path / "strip.png") as strip, Image.open(tmp_path / "way.webp") as way:
        assert strip.size == (98, 32)
        assert (way.size, way.n_frames) == ((24, 24), 3)


def test_a_way_along_an_axis_goes_there_and_back(z_axes: AxisSet) -> None:
    steering = Steering(z_axes)
    scene = Scene(steering.open(np.ones(64)))
    scenes = scenes_along(steering, scene, "Smile", -1.0, 2.0, 8)
    smiles = [steering.positions(each.document.latent)["Smile"] for each in scenes]
    assert smiles[0] == pytest.approx(-1.0, abs=1e-9)
    assert smiles[4] == pytest.approx(2.0, abs=1e-9)
    assert smiles[1:4] == pytest.approx(smiles[:4:-1], abs=1e-9)
    with pytest.raises(UserError, match="two pictures"):
        scenes_along(steering, scene, "Smile", -1.0, 1.0, 1)


def test_a_way_through_key_frames_visits_each_on_the_shell() -> None:
    scenes = scenes_through(SCENES, 4, "z", Prior.SPHERE)
    assert len(scenes) == 9
    for key_frame, scene in zip(SCENES, scenes[::4], strict=True):
        np.testing.assert_allclose(scene.document.latent, key_frame.document.latent, atol=1e-12)
        assert scene.truncation == pytest.approx(key_frame.truncation)
    assert [np.linalg.norm(scene.document.latent) for scene in scenes] == pytest.approx([8.0] * 9)


def test_a_loop_returns_to_the_first_key_frame() -> None:
    scenes = scenes_through(SCENES, 4, "w", Prior.NORMAL, loop=True)
    assert len(scenes) == 12
    last = 0.75 * SCENES[0].document.latent + 0.25 * SCENES[2].document.latent
    np.testing.assert_allclose(scenes[-1].document.latent, last)
    assert scenes[-1].truncation == pytest.approx(0.75 * 0.5 + 0.25 * 0.7)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (replace(SCENES[1], labels=2), "labels"),
        (replace(SCENES[1], cutoff=4), "truncation acts on"),
        (replace(SCENES[1], document=replace(SCENES[1].document, layers=(0, 3))), "different layers"),
    ],
)
def test_between_pictures_that_are_drawn_differently_there_is_no_way(other: Scene, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        scenes_through((SCENES[0], other), 4, "w", Prior.SPHERE)
