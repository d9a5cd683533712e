import csv
import itertools
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from miniature_assets import write_assets
from PIL import Image

from tlgan_desktop.errors import Cancelled, UserError
from training.portraits import __main__ as command
from training.portraits.factors import (
    ACCESSORIES,
    EXPRESSION,
    HAIR,
    SCENE,
    WHO,
    Styles,
    draw_factors,
    shape_distribution,
)
from training.portraits.factors_table import factors_table
from training.portraits.portraits import PortraitSettings, Renderer, make_portraits
from training.portraits.sitter import Sitter
from training.portraits.table import columns

CPU = torch.device("cpu")
SMALL = PortraitSettings(seed=3, size=16)
STYLES = Styles(("short", "long"), ("thin", "thick"), ("few",), ("brown", "blue"), ("even",))
README = Path(__file__).resolve().parents[2] / "training" / "README.md"


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_assets(tmp_path_factory.mktemp("portraits") / "assets")


@pytest.fixture(scope="module")
def renderer(assets: Path) -> Renderer:
    return Renderer(assets, SMALL, CPU)


def test_a_portrait_depends_on_seed_and_number_alone(assets: Path, renderer: Renderer) -> None:
    first = renderer.draw(5)
    renderer.draw(2)
    assert np.array_equal(renderer.draw(5), first)
    assert np.array_equal(Renderer(assets, SMALL, CPU).draw(5), first)
    assert not np.array_equal(renderer.draw(6), first)
    assert not np.array_equal(Renderer(assets, PortraitSettings(4, 16), CPU).draw(5), first)


@pytest.mark.parametrize("size", [24, 33])
def test_pictures_have_the_size_asked_for(assets: Path, size: int) -> None:
    picture = Renderer(assets, PortraitSettings(0, size), CPU).draw(0)
    assert picture.shape == (size, size, 3)
    assert picture.std() > 10


def test_both_eyes_are_on_one_line_of_all_portraits(renderer: Renderer) -> None:
    rows = []
    for number in range(12):
        camera = Sitter(renderer.studio, draw_factors(renderer.studio.styles, 0, number)).scene().camera
        rows.append(float(camera.project(torch.from_numpy(camera.eyes[None]).float(), 100)[0, 1]))
    assert np.ptp(rows) < 1e-3


def test_a_set_is_gone_on_with(assets: Path, tmp_path: Path) -> None:
    make_portraits(assets, tmp_path, 3, SMALL, CPU)
    first = (tmp_path / "images" / "00001.jpg").stat().st_mtime_ns
    make_portraits(assets, tmp_path, 5, SMALL, CPU)
    rows = _rows(tmp_path)
    assert [row["file"] for row in rows] == [f"{number:05d}.jpg" for number in range(5)]
    assert (tmp_path / "images" / "00001.jpg").stat().st_mtime_ns == first
    with Image.open(tmp_path / "images" / "00004.jpg") as picture:
        assert picture.size == (16, 16)


def test_a_set_holds_portraits_of_one_kind(assets: Path, tmp_path: Path) -> None:
    make_portraits(assets, tmp_path, 1, SMALL, CPU)
    with pytest.raises(UserError, match="another seed, size or renderer"):
        make_portraits(assets, tmp_path, 1, PortraitSettings(seed=4, size=16), CPU)


def test_the_table_is_written_when_a_run_is_broken_off(assets: Path, tmp_path: Path) -> None:
    steps = itertools.count()

    def stop(_progress: object) -> None:
        if next(steps) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_portraits(assets, tmp_path, 9, SMALL, CPU, on_progress=stop)
    assert [row["file"] for row in _rows(tmp_path)] == ["00000.jpg", "00001.jpg", "00002.jpg"]


def test_two_processes_draw_what_one_draws(assets: Path, tmp_path: Path, renderer: Renderer) -> None:
    make_portraits(assets, tmp_path, 34, SMALL, CPU, workers=2)
    assert len(_rows(tmp_path)) == 34
    with Image.open(tmp_path / "images" / "00033.jpg") as picture:
        difference = np.asarray(picture).astype(int) - renderer.draw(33)
    assert np.abs(difference).mean() < 4


def test_the_command_tells_what_is_wrong(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "argv", ["portraits", "--assets", str(tmp_path), "--out", str(tmp_path / "out")])
    assert command.main() == 1
    assert "has no 3dobjs/base.obj" in capsys.readouterr().err


def test_columns_tell_what_can_be_seen() -> None:
    for number in range(200):
        row = columns("0.jpg", draw_factors(STYLES, 0, number))
        assert (row["hair_style"] == "bald") == (row["bald"] == 1)
        assert (row["beard"] > 0) == (row["beard_style"] != "none") == (row["beard_kind"] > 0)
        assert row["sunglasses"] <= row["glasses"]
        assert 0 <= row["background_red"] <= 1
        assert sum(row[who] for who in ("african", "asian", "caucasian")) == pytest.approx(1)


def test_factors_are_balanced_and_independent() -> None:
    """3,000 portraits: no correlation of two factors is beyond what chance gives."""
    drawn = [draw_factors(STYLES, 0, number) for number in range(3000)]
    numbers = [name for name, value in drawn[0].values.items() if isinstance(value, float)]
    columns = np.array([[factors.number(name) for name in numbers] for factors in drawn])
    table = np.corrcoef(columns.T)
    ancestry = [numbers.index(name) for name in ("african", "asian", "caucasian")]
    table[np.ix_(ancestry, ancestry)] = 0
    np.fill_diagonal(table, 0)
    assert np.abs(table).max() < 5 / np.sqrt(3000)
    for name, mean in (("masculine", 0.5), ("dark_skin", 0.5), ("african", 1 / 3), ("age_years", 49)):
        assert columns[:, numbers.index(name)].mean() == pytest.approx(mean, rel=0.06)
    styles = [factors.name("hair_style") for factors in drawn]
    assert styles.count("bald") == pytest.approx(300, abs=60)
    assert styles.count("long") == pytest.approx(1350, abs=120)


def test_every_factor_stays_in_its_range() -> None:
    random = np.random.default_rng(0)
    ranges = {"shape": shape_distribution("shape_nose_volume_incr")}
    for name, distribution in (WHO | HAIR | EXPRESSION | ACCESSORIES | SCENE | ranges).items():
        values = [distribution.draw(random) for _ in range(200)]
        assert len(set(values)) > 1, name
        low, high = getattr(distribution, "low", None), getattr(distribution, "high", None)
        if low is not None:
            assert all(value == 0 or low <= value <= high for value in values), name


def test_the_table_of_distributions_is_the_one_in_the_readme() -> None:
    assert factors_table() in README.read_text(encoding="utf-8")


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "labels.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
