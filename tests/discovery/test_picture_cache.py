import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tlgan_desktop.discovery.cache import PictureCache, PictureKey
from tlgan_desktop.errors import UserError

COUNT, SIZE = 4, 8
SHARD_BYTES = COUNT * SIZE * SIZE * 3


def key(latents: str = "z of seed 0", **changes: object) -> PictureKey:
    return PictureKey(**{"generator": "g", "latents": latents, "count": COUNT, "size": SIZE} | changes)


def shard(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (COUNT, SIZE, SIZE, 3), dtype=np.uint8)


def entries(cache: PictureCache) -> list[Path]:
    return sorted(cache.folder.rglob("*.safetensors"))


def age(path: Path, seconds: float) -> None:
    moment = path.stat().st_mtime - seconds
    os.utime(path, (moment, moment))


def test_shards_and_scores_come_back_bit_for_bit(tmp_path):
    cache = PictureCache(tmp_path)
    scores = np.random.default_rng(1).standard_normal((COUNT, 3))
    cache.keep_pictures(key(), shard(0))
    cache.keep_scores(key(), "extractor", scores)
    again = PictureCache(tmp_path)
    assert np.array_equal(again.pictures(key()), shard(0))
    assert np.array_equal(again.scores(key(), "extractor"), scores)
    assert again.scores(key(), "another extractor") is None


@pytest.mark.parametrize(
    "change",
    [{"generator": "h"}, {"latents": "z of seed 1"}, {"size": 16}, {"truncation": 0.7}, {"label": 0}],
)
def test_whatever_defines_the_pictures_is_part_of_the_key(tmp_path, change):
    cache = PictureCache(tmp_path)
    cache.keep_pictures(key(), shard(0))
    assert cache.pictures(key(**change)) is None


@pytest.mark.parametrize("damage", ["flip", "truncate", "empty", "foreign"])
def test_a_damaged_shard_is_missing_and_can_be_made_again(tmp_path, damage):
    cache = PictureCache(tmp_path)
    cache.keep_pictures(key(), shard(0))
    (entry,) = entries(cache)
    content = bytearray(entry.read_bytes())
    content[-5] ^= 1
    whole = entry.read_bytes()
    entry.write_bytes(
        {"flip": bytes(content), "truncate": whole[:-40], "empty": b"", "foreign": b"\x89PNG"}[damage]
    )
    assert cache.pictures(key()) is None
    assert entries(cache) == []
    cache.keep_pictures(key(), shard(0))
    assert np.array_equal(cache.pictures(key()), shard(0))


def test_a_whole_shard_under_the_name_of_another_is_not_believed(tmp_path):
    cache = PictureCache(tmp_path)
    cache.keep_pictures(key("z of seed 0"), shard(0))
    (first,) = entries(cache)
    cache.keep_pictures(key("z of seed 64"), shard(64))
    (second,) = set(entries(cache)) - {first}
    shutil.copy(first, second)
    assert cache.pictures(key("z of seed 64")) is None
    assert np.array_equal(cache.pictures(key("z of seed 0")), shard(0))


def test_the_least_recently_used_shards_go_first_and_scores_stay(tmp_path):
    cache = PictureCache(tmp_path)
    names = [f"z of seed {seed}" for seed in range(4)]
    for name in names:
        cache.keep_pictures(key(name), shard(0))
    cache.keep_scores(key(names[0]), "extractor", np.zeros((COUNT, 1)))
    for entry in entries(cache):
        age(entry, 100)
    assert cache.pictures(key(names[0])) is not None
    one = cache.used_bytes() / 5
    PictureCache(tmp_path, capacity=int(2.5 * one)).trim()
    assert cache.pictures(key(names[0])) is not None
    assert [cache.has_pictures(key(name)) for name in names[1:]] == [False, False, False]
    assert cache.scores(key(names[0]), "extractor") is not None


def test_the_capacity_holds_while_shards_are_added(tmp_path):
    cache = PictureCache(tmp_path, capacity=40 * SHARD_BYTES)
    for seed in range(100):
        cache.keep_pictures(key(f"z of seed {seed}"), shard(seed))
    assert cache.used_bytes() <= 40 * SHARD_BYTES + 16 * 2 * SHARD_BYTES
    assert np.array_equal(cache.pictures(key("z of seed 99")), shard(99))


def test_what_a_killed_process_left_goes_once_it_is_old(tmp_path):
    cache = PictureCache(tmp_path)
    cache.keep_pictures(key(), shard(0))
    (entry,) = entries(cache)
    left, being_written = entry.with_name(".left-1.safetensors"), entry.with_name(".now-2.safetensors")
    left.write_bytes(b"half")
    being_written.write_bytes(b"half")
    age(left, 7200)
    cache.trim()
    assert entries(cache) == sorted([entry, being_written])


def test_a_removed_folder_is_made_again(tmp_path):
    cache = PictureCache(tmp_path / "cache")
    cache.keep_pictures(key(), shard(0))
    shutil.rmtree(tmp_path / "cache")
    assert cache.pictures(key()) is None
    assert cache.used_bytes() == 0
    cache.keep_pictures(key(), shard(0))
    assert np.array_equal(cache.pictures(key()), shard(0))


def test_a_full_disk_is_told_in_one_sentence_and_leaves_nothing(tmp_path, monkeypatch):
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    cache = PictureCache(tmp_path)
    with pytest.raises(UserError, match=r"cannot be written \(No space left .*free some space\.$"):
        cache.keep_pictures(key(), shard(0))
    assert entries(cache) == []


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "cache").write_text("not a folder")
    with pytest.raises(UserError, match="choose another folder"):
        PictureCache(tmp_path / "cache").keep_pictures(key(), shard(0))


HAMMER = """
import sys
import numpy as np
sys.path.insert(0, sys.argv[2])
from test_picture_cache import key, shard, SHARD_BYTES
from tlgan_desktop.discovery.cache import PictureCache
cache = PictureCache(sys.argv[1], capacity=30 * SHARD_BYTES)
for turn in range(4):
    for seed in range(40):
        name = f"z of seed {seed}"
        found = cache.pictures(key(name))
        assert found is None or np.array_equal(found, shard(seed))
        if found is None:
            cache.keep_pictures(key(name), shard(seed))
"""


def test_two_processes_share_a_cache(tmp_path):
    command = [sys.executable, "-c", HAMMER, str(tmp_path), str(Path(__file__).parent)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for process in both:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    assert not [path for path in entries(PictureCache(tmp_path)) if path.name.startswith(".")]
