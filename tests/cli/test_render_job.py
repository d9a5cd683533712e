"""The job ``render``: seeds to a picture, a contact sheet or a folder of pictures."""

from pathlib import Path

import numpy as np
import pytest
from command_line import CommandLine
from PIL import Image

from tlgan_desktop.editing.export import read_recipe
from tlgan_desktop.generators import Generator

SIDE = 16


def read(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image)


def test_one_picture(tlgan: CommandLine, generator_file: Path, generator: Generator, tmp_path: Path) -> None:
    out = tmp_path / "one.png"
    result = tlgan("render", "--generator", generator_file, "--seed", 7, "--out", out, "--json").done
    assert set(result) == {
        "out",
        "seeds",
        "width",
        "height",
        "latents",
        "generator_fingerprint",
        "milliseconds",
    }
    assert result["out"] == str(out)
    assert result["seeds"] == [7]
    assert (result["width"], result["height"]) == (SIDE, SIDE)
    assert result["generator_fingerprint"] == generator.info.fingerprint
    assert result["milliseconds"] > 0
    latent = np.random.default_rng(7).standard_normal(16)
    np.testing.assert_array_equal(result["latents"], [latent * (4 / np.linalg.norm(latent))])
    np.testing.assert_array_equal(read(out), generator.pictures(generator.sample(7))[0])


def test_contact_sheet_shows_every_seed(
    tlgan: CommandLine, generator_file: Path, generator: Generator, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.png"
    arguments = ("--generator", generator_file, "--seed", 3, "--count", 11, "--out", out)
    result = tlgan("render", *arguments, "--json").done
    assert result["seeds"] == list(range(3, 14))
    assert (result["width"], result["height"]) == (4 * SIDE, 3 * SIDE)
    sheet = read(out)
    assert sheet.shape == (3 * SIDE, 4 * SIDE, 3)
    for index, picture in enumerate(generator.pictures(generator.sample(3, 11))):
        row, column = divmod(index, 4)
        shown = sheet[row * SIDE : (row + 1) * SIDE, column * SIDE : (column + 1) * SIDE]
        np.testing.assert_array_equal(shown, picture)
    assert not sheet[2 * SIDE :, 3 * SIDE :].any()


@pytest.mark.parametrize("there_already", [True, False])
def test_folder_gets_one_file_a_picture(
    tlgan: CommandLine, generator_file: Path, generator: Generator, tmp_path: Path, there_already: bool
) -> None:
    folder = tmp_path / "faces"
    if there_already:
        folder.mkdir()
    out = str(folder) if there_already else f"{folder}/"
    result = tlgan(
        "render", "--generator", generator_file, "--seed", 9, "--count", 2, "--out", out, "--json"
    ).done
    assert sorted(path.name for path in folder.iterdir()) == ["seed-10.png", "seed-9.png"]
    assert (result["width"], result["height"]) == (SIDE, SIDE)
    np.testing.assert_array_equal(read(folder / "seed-10.png"), generator.pictures(generator.sample(10))[0])


def test_exported_picture_is_made_again_to_the_last_bit(
    tlgan: CommandLine, generator_file: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "first.png", tmp_path / "again.png"
    common = ("--generator", generator_file, "--json")
    made = tlgan("render", *common, "--seed", 5, "--truncation", 0.6, "--out", first).done
    remade = tlgan("render", first, *common, "--out", again).done
    assert remade["latents"] == made["latents"]
    assert remade["seeds"] == []
    np.testing.assert_array_equal(read(again), read(first))
    assert read_recipe(again) == read_recipe(first)


def test_truncation_draws_towards_the_average(
    tlgan: CommandLine, generator_file: Path, generator: Generator, tmp_path: Path
) -> None:
    common = ("--generator", generator_file, "--truncation")
    tlgan("render", *common, 0, "--seed", 1, "--count", 2, "--out", tmp_path / "average.png")
    left, right = np.split(read(tmp_path / "average.png"), 2, axis=1)
    np.testing.assert_array_equal(left, right)
    tlgan("render", *common, 0.5, "--seed", 1, "--out", tmp_path / "half.png")
    expected = generator.pictures(generator.sample(1), truncation=0.5)[0]
    np.testing.assert_array_equal(read(tmp_path / "half.png"), expected)


def test_latents_in_w(tlgan: CommandLine, generator_file: Path, generator: Generator, tmp_path: Path) -> None:
    common = ("--generator", generator_file, "--seed", 4, "--json")
    result = tlgan("render", *common, "--space", "w", "--out", tmp_path / "w.png").done
    np.testing.assert_array_equal(result["latents"], generator.mapping(generator.sample(4)).double().numpy())
    tlgan("render", *common, "--out", tmp_path / "z.png")
    np.testing.assert_array_equal(read(tmp_path / "w.png"), read(tmp_path / "z.png"))


@pytest.mark.parametrize("ending", [".jpg", ".webp", ".tif"])
def test_every_format_says_that_a_machine_made_it(
    tlgan: CommandLine, generator_file: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"sheet{ending}"
    assert tlgan("render", "--generator", generator_file, "--seed", 1, "--count", 2, "--out", out).code == 0
    assert b"trainedAlgorithmicMedia" in out.read_bytes()
    assert read(out).shape == (SIDE, 2 * SIDE, 3)


def test_summary_names_the_file(tlgan: CommandLine, generator_file: Path, tmp_path: Path) -> None:
    outcome = tlgan("render", "--generator", generator_file, "--seed", 1, "--out", tmp_path / "a.png")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Wrote {tmp_path / 'a.png'}, 16 x 16 pixels")
    assert outcome.err.splitlines() == ["rendering: 0 of 1", "rendering: 1 of 1"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--seed", 1, "--out", "a.bmp"), "does not end in"),
        (("--seed", 1, "--out", "none/a.png"), "There is no folder none"),
        (("--seed", 1, "--count", 1001**2, "--out", "a.png"), "do not fit on one sheet"),
        (("--seed", 1, "--labels", "1", "--out", "a.png"), "takes no labels"),
        (("--seed", 1, "--device", "abacus", "--out", "a.png"), "no device 'abacus'"),
        (("--seed", 1, "--truncation", "1e308", "--out", "a.png"), "use one from -100 to 100"),
        (("none.png", "--out", "a.png"), "There is no file none.png"),
    ],
)
def test_what_cannot_be_done(
    tlgan: CommandLine,
    generator_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[object, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert message in tlgan("render", "--generator", generator_file, *arguments).refused(1)
    assert list(tmp_path.iterdir()) == []
    failed = tlgan("render", "--generator", generator_file, *arguments, "--json")
    assert failed.code == 1
    assert message in failed.json["error"]
    assert set(failed.json) == {"error"}


def test_picture_of_another_generator(
    tlgan: CommandLine, generator_file: Path, other_generator_file: Path, tmp_path: Path
) -> None:
    tlgan("render", "--generator", other_generator_file, "--seed", 1, "--out", tmp_path / "a.png")
    outcome = tlgan("render", tmp_path / "a.png", "--generator", generator_file, "--out", tmp_path / "b.png")
    assert "made with toy" in outcome.refused(1)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--out", "a.png"),
        ("a.png", "--seed", 1, "--out", "b.png"),
        ("a.png", "--count", 2, "--out", "b.png"),
        ("--seed", -1, "--out", "a.png"),
        ("--seed", "one", "--out", "a.png"),
        ("--seed", "9" * 5000, "--out", "a.png"),
        ("--seed", 1, "--out", ""),
        ("--seed", 1, "--count", 0, "--out", "a.png"),
        ("--seed", 1, "--truncation", "nan", "--out", "a.png"),
        ("--seed", 1, "--space", "x", "--out", "a.png"),
        ("--seed", 1),
    ],
)
def test_wrong_usage(tlgan: CommandLine, arguments: tuple[object, ...]) -> None:
    tlgan("render", *arguments).refused(2)
    outcome = tlgan("render", *arguments, "--json")
    assert outcome.code == 2
    assert set(outcome.json) == {"error"}
