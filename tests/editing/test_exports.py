from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tlgan_desktop.editing import (
    AnimationExport,
    Document,
    PictureExport,
    Recipe,
    Scene,
    SheetExport,
    SheetPlan,
    read_recipe,
)

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
