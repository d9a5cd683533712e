"""The job ``edit``: moves along axes under locks, alone and as a strip."""

from pathlib import Path

import numpy as np
import pytest
from command_line import CommandLine
from PIL import Image

from tlgan_desktop.axes import read_axes
from tlgan_desktop.editing.export import read_recipe
from tlgan_desktop.generators import Generator

SIDE, DIMENSION = 16, 16
RADIUS = np.sqrt(DIMENSION)

FIELDS = {
    "out",
    "seed",
    "space",
    "locks",
    "latent_before",
    "latent_after",
    "positions_before",
    "positions_after",
    "range",
    "effect_kept",
}


def read(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image)


@pytest.fixture
def common(generator_file: Path, axes_file: Path) -> tuple[object, ...]:
    return ("edit", "--generator", generator_file, "--axes", axes_file)


def test_move_under_a_lock(
    tlgan: CommandLine,
    common: tuple[object, ...],
    axes_file: Path,
    generator: Generator,
    tmp_path: Path,
) -> None:
    out = tmp_path / "a.png"
    result = tlgan(*common, "--seed", 3, "--set", "Smile=1.5", "--lock", "Age", "--out", out, "--json").done
    assert set(result) == FIELDS
    assert (result["out"], result["seed"], result["space"], result["locks"]) == (str(out), 3, "z", ["Age"])
    before, after = np.array(result["latent_before"]), np.array(result["latent_after"])
    np.testing.assert_array_equal(before, generator.sample(3)[0])
    directions = read_axes(axes_file).directions
    assert directions[0] @ after == pytest.approx(1.5, abs=1e-9)
    assert directions[1] @ after == pytest.approx(directions[1] @ before, abs=1e-9)
    assert np.linalg.norm(after) == pytest.approx(RADIUS, abs=1e-9)
    np.testing.assert_allclose(list(result["positions_before"].values()), directions @ before, atol=1e-12)
    np.testing.assert_allclose(list(result["positions_after"].values()), directions @ after, atol=1e-12)
    np.testing.assert_array_equal(read(out), generator.pictures(after[np.newaxis])[0])


def test_effect_kept_and_range_in_closed_form(
    tlgan: CommandLine, common: tuple[object, ...], axes_file: Path, tmp_path: Path
) -> None:
    result = tlgan(
        *common, "--seed", 3, "--set", "Smile=0", "--lock", "Age", "--out", tmp_path / "a.png", "--json"
    ).done
    assert result["effect_kept"]["Smile"] == pytest.approx(0.8)
    assert result["effect_kept"]["Hat"] == pytest.approx(1)
    assert result["effect_kept"]["Age"] == pytest.approx(0, abs=1e-12)
    age = result["positions_before"]["Age"]
    middle, reach = 0.6 * age, 0.8 * np.sqrt(RADIUS**2 - age**2)
    assert result["range"]["Smile"] == pytest.approx([middle - reach, middle + reach])
    assert result["range"]["Age"] == pytest.approx([age, age])


def test_several_targets_and_locks_at_once(
    tlgan: CommandLine, common: tuple[object, ...], tmp_path: Path
) -> None:
    result = tlgan(
        *common,
        *("--seed", 8, "--set", "Smile=1", "--set", "Age=-0.5", "--lock", "Hat"),
        *("--out", tmp_path / "a.png", "--json"),
    ).done
    after = result["positions_after"]
    assert after["Smile"] == pytest.approx(1, abs=1e-9)
    assert after["Age"] == pytest.approx(-0.5, abs=1e-9)
    assert after["Hat"] == pytest.approx(result["positions_before"]["Hat"], abs=1e-9)


def test_names_in_any_case(tlgan: CommandLine, common: tuple[object, ...], tmp_path: Path) -> None:
    result = tlgan(
        *common, "--seed", 1, "--set", " SMILE =1", "--lock", "hat", "--out", tmp_path / "a.png", "--json"
    ).done
    assert result["locks"] == ["Hat"]
    assert result["positions_after"]["Smile"] == pytest.approx(1, abs=1e-9)


def test_strip_runs_from_minus_to_plus(
    tlgan: CommandLine, common: tuple[object, ...], generator: Generator, tmp_path: Path
) -> None:
    arguments = ("--seed", 5, "--lock", "Age", "--out", tmp_path / "strip.png")
    result = tlgan(*common, *arguments, "--strip", "--set", "Smile=-1.5", "--json").done
    assert result["positions_after"]["Smile"] == pytest.approx(-1.5, abs=1e-9)
    strip = read(tmp_path / "strip.png")
    assert strip.shape == (SIDE, 7 * SIDE, 3)
    for index, position in enumerate(np.linspace(-1.5, 1.5, 7)):
        single = tlgan(*common, *arguments[:-1], tmp_path / "one.png", "--set", f"Smile={position}", "--json")
        shown = strip[:, index * SIDE : (index + 1) * SIDE]
        expected = generator.pictures(np.array([single.done["latent_after"]]))[0]
        # The network may round differently in a batch of seven.
        np.testing.assert_allclose(shown.astype(int), expected.astype(int), atol=1)


def test_straight_line_is_the_papers(tlgan: CommandLine, common: tuple[object, ...], tmp_path: Path) -> None:
    arguments = (*common, "--seed", 5, "--set", "Smile=30", "--out", tmp_path / "a.png")
    assert "it reaches from" in tlgan(*arguments).refused(1)
    result = tlgan(*arguments, "--straight", "--json").done
    step = np.subtract(result["latent_after"], result["latent_before"])
    np.testing.assert_allclose(step[1:], 0, atol=1e-12)
    assert result["positions_after"]["Smile"] == pytest.approx(30)
    assert result["range"]["Smile"] == [None, None]


def test_axes_in_w(
    tlgan: CommandLine, generator_file: Path, w_axes_file: Path, generator: Generator, tmp_path: Path
) -> None:
    result = tlgan(
        *("edit", "--generator", generator_file, "--axes", w_axes_file, "--seed", 2),
        *("--set", "Smile=2", "--lock", "Hat", "--out", tmp_path / "a.png", "--json"),
    ).done
    assert result["space"] == "w"
    styles = generator.mapping(generator.sample(2)).double().numpy()[0]
    np.testing.assert_array_equal(result["latent_before"], styles)
    assert result["positions_after"]["Smile"] == pytest.approx(2, abs=1e-6)
    assert result["positions_after"]["Hat"] == pytest.approx(result["positions_before"]["Hat"], abs=1e-6)
    expected = generator.pictures(np.array([result["latent_after"]]), space="w")[0]
    np.testing.assert_array_equal(read(tmp_path / "a.png"), expected)


def test_axes_from_elsewhere(
    tlgan: CommandLine, generator_file: Path, generator: Generator, tmp_path: Path
) -> None:
    direction = np.random.default_rng(0).standard_normal(16)
    np.save(tmp_path / "Smile.npy", direction)
    (name,) = tlgan("inspect", tmp_path / "Smile.npy", "--json").done["features"]
    result = tlgan(
        *(
            "edit",
            "--generator",
            generator_file,
            "--axes",
            tmp_path / "Smile.npy",
            "--space",
            "z",
            "--seed",
            2,
        ),
        *("--set", f"{name}=1.5", "--straight", "--out", tmp_path / "a.png", "--json"),
    ).done
    step = np.subtract(result["latent_after"], result["latent_before"])
    cosine = step @ direction / np.linalg.norm(step) / np.linalg.norm(direction)
    assert abs(cosine) == pytest.approx(1)


def test_edited_picture_is_edited_on(tlgan: CommandLine, common: tuple[object, ...], tmp_path: Path) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    made = tlgan(*common, "--seed", 1, "--set", "Smile=1", "--out", first, "--json").done
    result = tlgan(*common, first, "--set", "Hat=-1", "--lock", "smile", "--out", second, "--json").done
    assert result["seed"] is None
    assert result["latent_before"] == made["latent_after"]
    assert result["positions_after"]["Smile"] == pytest.approx(1, abs=1e-9)
    recipe = read_recipe(second)
    np.testing.assert_array_equal(recipe.document.start, made["latent_before"])
    assert [dict(edit.targets) for edit in recipe.edits] == [{"Smile": 1.0}, {"Hat": -1.0}]
    assert recipe.edits[1].locks == ("Smile",)


def test_a_picture_edited_off_the_shell_is_edited_on_from_where_it_is(
    tlgan: CommandLine, common: tuple[object, ...], tmp_path: Path
) -> None:
    first, second = tmp_path / "first.png", tmp_path / "second.png"
    made = tlgan(*common, "--seed", 1, "--set", "Smile=30", "--straight", "--out", first, "--json").done
    result = tlgan(*common, first, "--set", "Hat=-1", "--out", second, "--json").done
    assert result["latent_before"] == made["latent_after"]
    assert read_recipe(second).edits[1].straight


def test_exported_edit_is_rendered_again(
    tlgan: CommandLine, common: tuple[object, ...], generator_file: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "first.png", tmp_path / "again.png"
    made = tlgan(*common, "--seed", 1, "--set", "Smile=1", "--out", first, "--json").done
    remade = tlgan("render", first, "--generator", generator_file, "--out", again, "--json").done
    assert remade["latents"] == [made["latent_after"]]
    np.testing.assert_array_equal(read(again), read(first))


def test_axes_of_another_generator(
    tlgan: CommandLine, other_generator_file: Path, axes_file: Path, tmp_path: Path
) -> None:
    arguments = ("edit", "--generator", other_generator_file, "--axes", axes_file)
    arguments += ("--seed", "1", "--set", "Smile=1", "--out", tmp_path / "a.png")
    assert "found for another generator" in tlgan(*arguments).refused(1)
    assert not (tmp_path / "a.png").exists()
    assert tlgan(*arguments, "--any-generator").code == 0
    assert (tmp_path / "a.png").exists()


def test_summary_tells_every_feature(tlgan: CommandLine, common: tuple[object, ...], tmp_path: Path) -> None:
    outcome = tlgan(*common, "--seed", 1, "--set", "Smile=1", "--lock", "Age", "--out", tmp_path / "a.png")
    lines = outcome.out.splitlines()
    assert lines[0] == f"Wrote {tmp_path / 'a.png'}."
    assert lines[2].split()[0] == "Smile"
    assert lines[2].split()[2:] == ["1.000", "80%"]
    assert lines[3].split()[-1] == "locked"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--set", "Smiel=1"), "no axis 'Smiel'; did you mean Smile"),
        (("--set", "Smile=1", "--lock", "Ago"), "no axis 'Ago'; did you mean Age"),
        (("--set", "Smile=4.5"), "'Smile' cannot be brought to 4.5; it reaches from -4.00 to 4.00"),
        (("--set", "Smile=3.9", "--lock", "Age"), "under these locks"),
        (("--set", "Smile=3.9", "--set", "Age=-3.9"), "beside 'Age' at -3.9 it reaches"),
        (("--set", "Smile=1", "--space", "w"), "These axes live in the latent space z"),
    ],
)
def test_what_cannot_be_done(
    tlgan: CommandLine, common: tuple[object, ...], tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    out = tmp_path / "a.png"
    assert message in tlgan(*common, "--seed", 1, *arguments, "--out", out).refused(1)
    assert message in tlgan(*common, "--seed", 1, *arguments, "--out", out, "--json").json["error"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("--set", "Smile=1", "--lock", "Smile"),
        ("--set", "smile=1", "--lock", "SMILE"),
        ("--set", "Smile=1", "--set", "smile=2"),
        ("--set", "Smile"),
        ("--set", "=1"),
        ("--set", "Smile=often"),
        ("--set", "Smile=inf"),
        ("--strip", "--set", "Smile=1", "--set", "Age=1"),
        (),
    ],
)
def test_wrong_usage(
    tlgan: CommandLine, common: tuple[object, ...], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    tlgan(*common, "--seed", 1, *arguments, "--out", tmp_path / "a.png").refused(2)
    assert list(tmp_path.iterdir()) == []
