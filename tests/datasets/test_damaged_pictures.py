"""Pictures that cannot be read are left out and named when their folder is read."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tlgan_desktop.datasets import Refusal, read_dataset
from tlgan_desktop.errors import UserError


def test_unreadable_pictures_are_listed_and_left_out(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 20)
    paths = write_pictures(tmp_path / "hats" / "without", 25)
    paths[0].write_bytes(b"")
    paths[1].write_bytes(b"<html>404</html>")
    paths[2].write_bytes(paths[3].read_bytes()[:20])
    dataset = read_dataset(tmp_path / "hats")
    assert [refusal.path for refusal in dataset.refused] == paths[:3]
    assert all(refusal.reason for refusal in dataset.refused)
    assert len(dataset.pictures) == 42
    assert dataset.labels.shape == (42, 1)


def cut_short(path: Path, file_format: str) -> None:
    """Make a picture whose header is whole and whose data ends half-way."""
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    Image.fromarray(noise).save(path, file_format)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "BMP"])
def test_pictures_whose_data_is_cut_short_are_left_out_on_reading(tmp_path, write_pictures, file_format):
    write_pictures(tmp_path / "hats" / "with", 20)
    paths = write_pictures(tmp_path / "hats" / "without", 25)
    for path in paths[:5]:
        cut_short(path, file_format)
    dataset = read_dataset(tmp_path / "hats")
    assert dataset.refused == tuple(Refusal(path, "cut short") for path in paths[:5])
    assert len(dataset.pictures) == 40


def test_a_class_that_falls_under_its_minimum_by_damaged_pictures_is_refused(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 30)
    for path in write_pictures(tmp_path / "hats" / "without", 22)[:5]:
        cut_short(path, "JPEG")
    with pytest.raises(UserError) as refusal:
        read_dataset(tmp_path / "hats")
    assert str(refusal.value) == (
        "hats has no feature to learn: 'hats' has only 17 pictures of class 'without' where 20 are the "
        "fewest; add labelled pictures, or replace those that cannot be read: 0000.png (cut short), 0001.png "
        "(cut short), 0002.png (cut short) and 2 more."
    )


def test_nothing_but_damaged_pictures_is_refused(tmp_path):
    for name in ["with", "without"]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.png").write_bytes(b"no picture")
    with pytest.raises(UserError, match="None of the 2 pictures"):
        read_dataset(tmp_path)
