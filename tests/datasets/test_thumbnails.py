from pathlib import Path

import numpy as np
from PIL import Image

from tlgan_desktop.datasets import read_dataset
from tlgan_desktop.datasets.thumbnails import SIDE, thumbnails


def write(folder: Path, levels: list[int]) -> None:
    folder.mkdir(parents=True)
    for number, level in enumerate(levels):
        Image.new("RGB", (8, 8), (level, number, 0)).save(folder / f"{number:02}.png")


def test_each_class_shows_its_own_pictures(tmp_path: Path) -> None:
    write(tmp_path / "red" / "red", [250] * 25)
    write(tmp_path / "red" / "not red", [5] * 25)
    found = thumbnails(read_dataset(tmp_path / "red"), few=3)
    assert [(each.feature, each.caption) for each in found] == [("red", "not red"), ("red", "red")]
    assert all(each.pictures.shape == (3, SIDE, SIDE, 3) for each in found)
    assert [int(each.pictures[..., 0].mean()) for each in found] == [5, 250]


def test_scales_show_their_ends(tmp_path: Path) -> None:
    levels = [10 * number for number in range(24)]
    write(tmp_path / "pictures", levels)
    rows = "\n".join(f"{number:02}.png,{level / 7:.3f}" for number, level in enumerate(levels))
    (tmp_path / "pictures" / "labels.csv").write_text(f"file,redness\n{rows}\n")
    low, high = thumbnails(read_dataset(tmp_path / "pictures"), few=2)
    np.testing.assert_array_equal(low.pictures[:, 0, 0, 0], [0, 10])
    np.testing.assert_array_equal(high.pictures[:, 0, 0, 0], [230, 220])


def test_class_folders_chosen_by_themselves_are_one_feature(tmp_path: Path) -> None:
    write(tmp_path / "red", [250] * 25)
    write(tmp_path / "not red", [5] * 25)
    dataset = read_dataset([tmp_path / "red", tmp_path / "not red"])
    assert [feature.name for feature in dataset.features] == ["red"]
    assert dataset.labels[:, 0].sum() == 25
