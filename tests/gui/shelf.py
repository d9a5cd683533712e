"""Files that a random user opens, drops and saves: good ones, damaged ones, and none of ours."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

SIZE = 16


@dataclass(frozen=True)
class Shelf:
    """Files that open well, files that do not, and a folder to save to."""

    good: tuple[Path, ...]
    bad: tuple[Path, ...]
    pictures: Path
    made: Path

    def some(self, random: Random) -> list[Path]:
        """What a person drops: often good files, sometimes a bad one, or what was saved before."""
        saved = sorted(path for path in self.made.rglob("*") if path.is_file())
        which = random.choice([self.good, self.good, self.bad, saved or self.good])
        return random.sample(which, min(len(which), random.choice([1, 1, 2])))

    def place(self, random: Random, ending: str) -> Path:
        """Where to save: few names, so that files are overwritten, or a folder that is not there."""
        folder = self.made if random.random() < 0.9 else self.made / "none"
        return folder / f"{random.choice(['one', 'two', 'drei ü'])}{ending}"


def make_shelf(folder: Path, good: Sequence[Path]) -> Shelf:
    """Fill a folder."""
    made = folder / "made"
    made.mkdir(parents=True)
    directions = np.random.default_rng(0).normal(size=(2, 32))
    np.save(folder / "foreign.npy", directions)
    bad = [
        cut(folder / "cut.safetensors", good[0]),
        cut(folder / "cut axes.safetensors", good[1]),
        written(folder / "session.tlgan", b"no session"),
        written(folder / "picture.png", b"\x89PNG no picture"),
        written(folder / "words.txt", b"neither a generator nor axes"),
        written(folder / "model.onnx", b"no model"),
        written(folder / "empty.safetensors", b""),
        folder / "missing.safetensors",
    ]
    np.save(folder / "nan.npy", np.full((2, 32), np.nan))
    Image.new("RGB", (SIZE, SIZE)).save(folder / "plain.png")
    bad += [folder / "nan.npy", folder / "plain.png"]
    pictures = labelled_pictures(folder / "brightness", 30)
    return Shelf((*good, folder / "foreign.npy"), tuple(bad), pictures, made)


def labelled_pictures(folder: Path, count: int) -> Path:
    """A folder with the sub-folders ``bright`` and ``not bright``, ``count`` pictures each."""
    rng = np.random.default_rng(0)
    for name, level in (("bright", 170), ("not bright", 85)):
        (folder / name).mkdir(parents=True)
        for number in range(count):
            pixels = rng.normal(level, 30, (SIZE, SIZE, 3)).clip(0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / name / f"{number}.png")
    return folder


def cut(path: Path, source: Path) -> Path:
    return written(path, source.read_bytes()[: source.stat().st_size // 3])


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
