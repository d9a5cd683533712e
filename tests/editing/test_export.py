from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tlgan_desktop.editing import Document, Recipe, RecipeEdit, picture_endings, read_recipe, save_picture
from tlgan_desktop.editing.xmp import DIGITAL_SOURCE_TYPE, recipe_in_xmp, xmp_packet
from tlgan_desktop.errors import UserError

PICTURE = np.random.default_rng(0).integers(0, 256, (48, 32, 3), dtype=np.uint8)


@pytest.fixture
def recipe() -> Recipe:
    rng = np.random.default_rng(0)
    document = Document(rng.standard_normal(512), rng.standard_normal(512), ("Age",))
    return Recipe("ab" * 32, "z", document, "<Portraits & more>", 0.7, edits=(RecipeEdit({"Smile": 1.2}),))


@pytest.mark.parametrize("ending", picture_endings())
def test_every_format_carries_the_recipe_to_the_last_bit(ending: str, recipe: Recipe, tmp_path: Path) -> None:
    path = tmp_path / f"face{ending}"
    save_picture(path, PICTURE, recipe)
    assert read_recipe(path) == recipe


@pytest.mark.parametrize("ending", picture_endings())
def test_every_format_says_that_a_machine_made_it(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"face{ending}"
    save_picture(path, PICTURE)
    assert DIGITAL_SOURCE_TYPE.encode() in path.read_bytes()


@pytest.mark.parametrize("ending", [".png", ".tiff", ".TIF"])
def test_lossless_formats_keep_every_pixel(ending: str, recipe: Recipe, tmp_path: Path) -> None:
    path = tmp_path / f"face{ending}"
    save_picture(path, PICTURE, recipe)
    with Image.open(path) as image:
        np.testing.assert_array_equal(np.asarray(image), PICTURE)


@pytest.mark.parametrize("ending", [".jpg", ".webp"])
def test_lossy_formats_stay_near(ending: str, tmp_path: Path) -> None:
    smooth = np.broadcast_to(np.linspace(0, 255, 64)[:, None, None], (64, 64, 3)).astype(np.uint8)
    path = tmp_path / f"face{ending}"
    save_picture(path, smooth)
    with Image.open(path) as image:
        assert np.abs(np.asarray(image).astype(int) - smooth).max() <= 6


def test_a_png_resaved_without_its_text_chunk_keeps_the_recipe_in_xmp(recipe: Recipe, tmp_path: Path) -> None:
    save_picture(tmp_path / "face.png", PICTURE, recipe)
    with Image.open(tmp_path / "face.png") as image:
        image.save(tmp_path / "other.webp", lossless=True, xmp=image.info["xmp"])
    assert read_recipe(tmp_path / "other.webp") == recipe


@pytest.mark.parametrize("left_out", [b"", b"tlgan-recipe", b"XML:com.adobe.xmp"])
def test_text_that_another_program_moved_behind_the_pixels_is_read(
    left_out: bytes, recipe: Recipe, tmp_path: Path
) -> None:
    save_picture(tmp_path / "face.png", PICTURE, recipe)
    (tmp_path / "other.png").write_bytes(with_late_text((tmp_path / "face.png").read_bytes(), left_out))
    assert read_recipe(tmp_path / "other.png") == recipe


def with_late_text(png: bytes, left_out: bytes) -> bytes:
    """A PNG file with the chunks of text at its end, as ImageMagick writes them, but for one."""
    place, early, late = 8, [png[:8]], []
    while place < len(png):
        end = place + 12 + int.from_bytes(png[place : place + 4], "big")
        name, chunk = png[place + 4 : place + 8], png[place:end]
        if name not in (b"tEXt", b"iTXt"):
            early.append(chunk)
        elif not left_out or not chunk[8:].startswith(left_out):
            late.append(chunk)
        place = end
    return b"".join([*early[:-1], *late, early[-1]])


def test_a_packet_that_another_program_wrote_as_an_attribute_is_read() -> None:
    assert recipe_in_xmp(xmp_packet('{"a": "<&>"}')) == '{"a": "<&>"}'
    assert recipe_in_xmp(b"<rdf:Description tlgan:recipe='{&quot;a&quot;: 1}'/>") == '{"a": 1}'
    assert recipe_in_xmp(xmp_packet(None)) is None


def test_a_jpeg_drops_the_story_of_the_edits_before_it_drops_the_picture(
    recipe: Recipe, tmp_path: Path
) -> None:
    long = replace(recipe, edits=tuple(RecipeEdit({"Smile": step / 7}) for step in range(3000)))
    save_picture(tmp_path / "face.jpg", PICTURE, long)
    assert read_recipe(tmp_path / "face.jpg") == replace(recipe, edits=())


def test_a_recipe_too_long_for_a_jpeg_is_told_and_leaves_no_file(recipe: Recipe, tmp_path: Path) -> None:
    latent = np.arange(4096.0)
    with pytest.raises(UserError, match="save it as PNG"):
        save_picture(tmp_path / "face.jpg", PICTURE, replace(recipe, document=Document(latent, latent)))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["face", "face.gif", "face.txt"])
def test_an_ending_that_is_none_of_ours_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"does not end in \.png, .* or \.tiff"):
        save_picture(tmp_path / name, PICTURE)


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        save_picture(tmp_path / "none" / "face.png", PICTURE)


def test_a_recipe_of_a_later_version_is_not_called_damaged(
    recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tlgan_desktop.editing.recipe.RECIPE_VERSION", 2)
    save_picture(tmp_path / "face.png", PICTURE, recipe)
    monkeypatch.undo()
    with pytest.raises(UserError, match="newer TL-GAN Desktop"):
        read_recipe(tmp_path / "face.png")


def test_pictures_without_a_recipe_are_told_from_damaged_ones(recipe: Recipe, tmp_path: Path) -> None:
    plain, text, cut = tmp_path / "plain.png", tmp_path / "text.png", tmp_path / "cut.png"
    save_picture(plain, PICTURE)
    text.write_text("hello")
    save_picture(cut, PICTURE, recipe)
    cut.write_bytes(cut.read_bytes().replace(b'"truncation": 0.7', b'"truncation": 0.8'))
    for path, reason in [
        (plain, "carries no recipe"),
        (text, "not a picture"),
        (tmp_path / "none.png", "no file"),
        (cut, r"not a picture|damaged"),
    ]:
        with pytest.raises(UserError, match=reason):
            read_recipe(path)
