from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

WritePictures = Callable[..., list[Path]]


@pytest.fixture
def write_pictures() -> WritePictures:
    """Writes small pictures, all different, into a folder."""

    def write(folder: Path, count: int, start: int = 0, ending: str = "png") -> list[Path]:
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / f"{start + index:04d}.{ending}" for index in range(count)]
        for index, path in enumerate(paths):
            content = np.random.default_rng([len(folder.name), *folder.name.encode(), start + index])
            Image.fromarray(content.integers(0, 255, (6, 6, 3), dtype=np.uint8)).save(path)
        return paths

    return write
