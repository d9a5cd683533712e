import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image, ImageSequence

from tlgan_desktop.editing.animation import animation_endings, save_animation, why_no_animation
from tlgan_desktop.editing.animation_formats.frames import durations
from tlgan_desktop.editing.xmp import DIGITAL_SOURCE_TYPE
from tlgan_desktop.errors import Cancelled, UserError

PILLOW_ENDINGS = [".gif", ".apng", ".webp"]
SHADES = [0, 40, 40, 40, 160]
"""Equal frames stay frames."""


def frames(shades: list[int] = SHADES) -> Iterator[np.ndarray]:
    for shade in shades:
        yield np.full((31, 33, 3), shade, dtype=np.uint8)


@pytest.mark.parametrize("ending", PILLOW_ENDINGS)
def test_every_frame_arrives_in_order_for_as_long_as_it_should_and_repeats(
    ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"way{ending}"
    save_animation(path, frames(), frames_per_second=24)
    shown, times = [], []
    with Image.open(path) as image:
        assert image.info["loop"] == 0
        assert image.size == (33, 31)
        for frame in ImageSequence.Iterator(image):
            shown.append(np.asarray(frame.convert("RGB")).mean())
            times.append(image.info["duration"])
    np.testing.assert_allclose(shown, SHADES, atol=2)
    assert sum(times) == pytest.approx(5000 / 24, abs=5)


@pytest.mark.parametrize("ending", PILLOW_ENDINGS)
def test_pixels_stay_what_they_were(ending: str, tmp_path: Path) -> None:
    y, x = np.mgrid[0:48, 0:64]
    pictures = [np.stack([4 * x, 5 * y, 0 * x + 50 * n], axis=-1).astype(np.uint8) for n in range(3)]
    save_animation(tmp_path / f"way{ending}", pictures)
    with Image.open(tmp_path / f"way{ending}") as image:
        read = [np.asarray(frame.convert("RGB")) for frame in ImageSequence.Iterator(image)]
    differences = [np.abs(a.astype(int) - b).mean() for a, b in zip(read, pictures, strict=True)]
    assert max(differences) <= {".apng": 0, ".webp": 3, ".gif": 6}[ending]


def test_a_video_has_the_frames_the_colours_and_the_time_of_its_pictures(tmp_path: Path) -> None:
    colours = [(200, 40, 40), (40, 200, 40), (40, 200, 40), (40, 40, 200), (220, 220, 220), (20, 20, 20)]
    path = tmp_path / "way.mp4"
    pictures = [np.full((31, 33, 3), colour, dtype=np.uint8) for colour in colours]
    save_animation(path, pictures, frames_per_second=12)
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert (stream.width, stream.height) == (34, 32)
        assert stream.average_rate == 12
        assert container.metadata["comment"] == DIGITAL_SOURCE_TYPE
        read = [frame.to_ndarray(format="rgb24") for frame in container.decode(stream)]
    np.testing.assert_allclose([frame.mean(axis=(0, 1)) for frame in read], colours, atol=4)


@pytest.mark.parametrize(("rate", "units"), [(24, 1000), (7, 100), (30, 1000), (12.5, 100)])
def test_frames_keep_in_step_with_the_clock(rate: float, units: int) -> None:
    shown = np.cumsum(list(islice(durations(rate, units), 1000)))
    np.testing.assert_allclose(shown, np.arange(1, 1001) * units / rate, atol=0.5)


@pytest.mark.parametrize("ending", PILLOW_ENDINGS)
def test_an_animation_says_that_a_machine_made_it(ending: str, tmp_path: Path) -> None:
    save_animation(tmp_path / f"way{ending}", frames())
    assert DIGITAL_SOURCE_TYPE.encode() in (tmp_path / f"way{ending}").read_bytes()


@pytest.mark.parametrize("ending", [*PILLOW_ENDINGS, ".mp4"])
def test_stopping_between_frames_leaves_no_file(ending: str, tmp_path: Path) -> None:
    def stopped() -> Iterator[np.ndarray]:
        yield from frames()
        raise Cancelled

    with pytest.raises(Cancelled):
        save_animation(tmp_path / f"way{ending}", stopped())
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_saved_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match=r"does not end in \.gif"):
        save_animation(tmp_path / "way.png", frames())
    with pytest.raises(UserError, match="no picture to animate"):
        save_animation(tmp_path / "way.gif", frames([]))
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(UserError, match="video extra"):
        save_animation(tmp_path / "way.mp4", frames())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("packed", "advice"), [(False, "pip install"), (True, "choose WebP, GIF or APNG")])
def test_what_to_do_without_pyav_depends_on_whether_it_can_be_installed(
    monkeypatch: pytest.MonkeyPatch, packed: bool, advice: str
) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    monkeypatch.setattr(sys, "frozen", packed, raising=False)
    assert advice in why_no_animation(".mp4")


def test_the_endings_are_those_of_the_formats() -> None:
    assert animation_endings() == (*PILLOW_ENDINGS, ".mp4")
    assert [why_no_animation(ending) for ending in animation_endings()] == [""] * 4
