import json
import os
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from tlgan_desktop.datasets import load_pictures, packing, read_dataset
from tlgan_desktop.datasets.packing import pack
from tlgan_desktop.errors import Cancelled, UserError

SIZE = 8


@pytest.fixture
def dataset(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 25)
    write_pictures(tmp_path / "hats" / "without", 25)
    return read_dataset(tmp_path / "hats")


@pytest.fixture
def decoded(monkeypatch):
    """The paths that were decoded."""
    paths = []
    original = packing.read_content
    monkeypatch.setattr(packing, "read_content", lambda path: paths.append(path) or original(path))
    return paths


@pytest.mark.parametrize("cached", [True, False])
def test_packed_pixels_are_those_of_the_pictures(dataset, tmp_path, cached):
    packed = pack(dataset, SIZE, tmp_path / "cache" if cached else None)
    assert (packed.pixels == load_pictures(dataset.pictures, SIZE)).all()
    assert packed.dataset.pictures == dataset.pictures


def test_pictures_are_decoded_once_for_a_size(dataset, tmp_path, decoded):
    first = pack(dataset, SIZE, tmp_path)
    again = pack(dataset, SIZE, tmp_path)
    assert len(decoded) == 50
    assert (first.pixels == again.pixels).all()
    pack(dataset, SIZE + 1, tmp_path)
    assert len(decoded) == 100


def test_other_labels_or_names_decode_nothing_anew(dataset, tmp_path, decoded):
    pack(dataset, SIZE, tmp_path)
    pack(replace(dataset, name="other", labels=1 - dataset.labels), SIZE, tmp_path)
    assert len(decoded) == 50


def test_pictures_damaged_since_they_were_read_are_refused_on_packing(tmp_path, write_pictures):
    write_pictures(tmp_path / "hats" / "with", 25)
    paths = write_pictures(tmp_path / "hats" / "without", 25)
    noise = np.random.default_rng(0).integers(0, 255, (50, 50, 3), dtype=np.uint8)
    Image.fromarray(noise).save(paths[4])
    dataset = read_dataset(tmp_path / "hats")
    assert dataset.refused == ()
    paths[4].write_bytes(paths[4].read_bytes()[:3000])
    for _ in range(2):
        packed = pack(dataset, SIZE, tmp_path / "cache")
        assert [refusal.path for refusal in packed.dataset.refused] == [paths[4]]
        assert packed.pixels.shape == (49, SIZE, SIZE, 3)
        assert packed.dataset.labels.shape == (49, 1)
        assert paths[4] not in packed.dataset.pictures


@pytest.mark.parametrize("damage", ["flip", "cut", "summary", "remove"])
def test_a_damaged_cache_is_rebuilt(dataset, tmp_path, decoded, damage):
    right = np.array(pack(dataset, SIZE, tmp_path).pixels)
    (folder,) = (tmp_path / "packed").iterdir()
    pixels = folder / "pixels.npy"
    if damage == "flip":
        content = bytearray(pixels.read_bytes())
        content[-5] ^= 255
        pixels.write_bytes(content)
    elif damage == "cut":
        pixels.write_bytes(pixels.read_bytes()[:-100])
    elif damage == "summary":
        (folder / "summary.json").write_text(json.dumps([]))
    else:
        pixels.unlink()
    assert (pack(dataset, SIZE, tmp_path).pixels == right).all()
    assert len(decoded) == 100


def test_the_least_recently_used_are_removed_beyond_the_cap(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "CACHE_BYTES", 28_000)
    for size in (6, 7, 8, 9):
        pack(dataset, size, tmp_path)
    sizes = {np.load(folder / "pixels.npy").shape[1] for folder in (tmp_path / "packed").iterdir()}
    assert 9 in sizes
    assert 6 not in sizes


def test_two_processes_that_pack_the_same_pictures_agree(dataset, tmp_path):
    right = pack(dataset, SIZE).pixels

    def pack_meanwhile(progress):
        pack(dataset, SIZE, tmp_path)

    assert (pack(dataset, SIZE, tmp_path, pack_meanwhile).pixels == right).all()
    assert len(list((tmp_path / "packed").iterdir())) == 1


def test_what_a_killed_process_left_goes_once_it_is_old(dataset, tmp_path):
    old, fresh = tmp_path / "packed" / ".old", tmp_path / "packed" / ".fresh"
    for folder in (old, fresh):
        (folder / "packed").mkdir(parents=True)
    os.utime(old, (0, 0))
    pack(dataset, SIZE, tmp_path)
    assert not old.exists()
    assert fresh.exists()


def test_copies_saved_in_another_format_are_one_group(tmp_path, write_pictures):
    paths = write_pictures(tmp_path / "hats" / "with", 25)
    write_pictures(tmp_path / "hats" / "without", 25)
    Image.open(paths[0]).save(tmp_path / "hats" / "with" / "copy.bmp")
    dataset = read_dataset(tmp_path / "hats")
    assert len(set(dataset.groups)) == 51
    assert len(set(pack(dataset, SIZE).dataset.groups)) == 50


def test_a_cancelled_packing_leaves_nothing_half_done(dataset, tmp_path):
    def cancel(progress):
        raise Cancelled

    with pytest.raises(Cancelled):
        pack(dataset, SIZE, tmp_path, cancel)
    assert list((tmp_path / "packed").iterdir()) == []


def test_a_cache_that_cannot_be_written_is_told(dataset, tmp_path):
    (tmp_path / "packed").write_text("a file where the folder should be")
    with pytest.raises(UserError, match="cannot be written"):
        pack(dataset, SIZE, tmp_path)


def test_pictures_removed_since_they_were_read_are_refused(dataset, tmp_path):
    dataset.pictures[0].unlink()
    packed = pack(dataset, SIZE)
    assert packed.dataset.refused[0].path == dataset.pictures[0]
    for path in dataset.pictures[1:]:
        path.unlink()
    with pytest.raises(UserError, match="None of the 50 pictures"):
        pack(dataset, SIZE)


def test_room_on_the_disk_is_taken_by_writing_so_that_a_full_one_is_an_error(dataset, tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "CHUNK", 10)
    sizes = []
    pack(dataset, 64, tmp_path, lambda _: sizes.append(next(tmp_path.rglob("pixels.npy")).stat().st_size))
    assert sizes[0] < sizes[-1] / 2  # mapped pages that find no room would end the process
