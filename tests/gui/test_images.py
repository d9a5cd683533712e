import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tlgan_desktop.gui.images import to_pixels, to_qimage

pictures = st.tuples(st.integers(1, 9), st.integers(1, 9)).flatmap(
    lambda size: arrays(np.uint8, (*size, 3), elements=st.integers(0, 255))
)


@given(pictures)
def test_pixels_come_back_whatever_the_width(pixels: np.ndarray) -> None:
    image = to_qimage(pixels)
    assert (image.height(), image.width()) == pixels.shape[:2]
    np.testing.assert_array_equal(to_pixels(image), pixels)


def test_colours_are_red_green_blue() -> None:
    image = to_qimage(np.array([[[255, 0, 0], [0, 0, 255]]], np.uint8))
    assert image.pixelColor(0, 0).red() == 255
    assert image.pixelColor(1, 0).blue() == 255


def test_a_strided_view_is_read_as_it_looks() -> None:
    pixels = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    np.testing.assert_array_equal(to_pixels(to_qimage(pixels[::2, ::-2])), pixels[::2, ::-2])


def test_later_writes_to_the_array_do_not_show() -> None:
    pixels = np.zeros((2, 2, 3), np.uint8)
    image = to_qimage(pixels)
    pixels[:] = 255
    assert image.pixelColor(0, 0).red() == 0
