import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageSequence

from tlgan_desktop.editing.animation import animation_endings, save_animation
from tlgan_desktop.editing.xmp import DIGITAL_SOURCE_TYPE
from tlgan_desktop.errors import Cancelled, UserError

PILLOW_ENDINGS = [".gif", ".apng", ".webp"]


def frames(count: int = 5) -> Iterator[np.ndarray]:
    for index in range(count):
        yield np.full((31, 33, 3), 40 * index, dtype=np.uint8)


@pytest.mark.parametrize("ending", PILLOW_ENDINGS)
def test_every_frame_arrives_in_order_and_repeats(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"way{ending}"
    save_animation(path, frames(), frames_per_second=20)
    with Image.open(path) as image:
        shades = [np.asarray(frame.convert("L")).mean() for frame in ImageSequence.Iterator(image)]
        assert image.info["loop"] == 0
        assert image.info.get("duration", 50) == 50
        assert image.size == (33, 31)
    np.testing.assert_allclose(shades, [0, 40, 80, 120, 160], atol=2)


@pytest.mark.parametrize("ending", PILLOW_ENDINGS)
def test_an_animation_says_that_a_machine_made_it(ending: str, tmp_path: Path) -> None:
    save_animation(tmp_path / f"way{ending}", frames())
    assert DIGITAL_SOURCE_TYPE.encode() in (tmp_path / f"way{ending}").read_bytes()


def test_stopping_between_frames_leaves_no_file(tmp_path: Path) -> None:
    def stopped() -> Iterator[np.ndarray]:
        yield from frames(2)
        raise Cancelled

    with pytest.raises(Cancelled):
        save_animation(tmp_path / "way.gif", stopped())
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_saved_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match=r"does not end in \.gif"):
        save_animation(tmp_path / "way.png", frames())
    with pytest.raises(UserError, match="no picture to animate"):
        save_animation(tmp_path / "way.gif", frames(0))
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(UserError, match="video extra"):
        save_animation(tmp_path / "way.mp4", frames())
    assert not list(tmp_path.iterdir())


def test_the_endings_are_those_of_the_formats() -> None:
    assert animation_endings() == (*PILLOW_ENDINGS, ".mp4")
