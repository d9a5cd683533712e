import contextlib
import io
import warnings

import numpy as np
import pytest
from PIL import Image

from tlgan_desktop.datasets import load_pictures
from tlgan_desktop.datasets.pictures import UnreadableError, check_picture, decode
from tlgan_desktop.errors import UserError

SIZE = 16


def saved(image, file_format="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, file_format, **options)
    return buffer.getvalue()


def quarters(size=(32, 32)):
    """Red, green, blue and white quarters, so that turns and mirrors show."""
    pixels = np.zeros((size[1], size[0], 3), np.uint8)
    middle, half = size[0] // 2, size[1] // 2
    pixels[:half, :middle, 0] = 255
    pixels[:half, middle:, 1] = 255
    pixels[half:, :middle, 2] = 255
    pixels[half:, middle:] = 255
    return Image.fromarray(pixels)


def corners(picture):
    return [
        tuple(int(level > 127) for level in picture[y, x]) for y, x in [(2, 2), (2, -3), (-3, 2), (-3, -3)]
    ]


UPRIGHT = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1)]
TURNS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_exif_rotation_is_undone(orientation, file_format):
    turn = TURNS[orientation]
    image = quarters() if turn is None else quarters().transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert corners(decode(saved(image, file_format, exif=exif), SIZE)) == UPRIGHT


def test_the_centre_square_of_a_wide_or_tall_picture_is_taken():
    pixels = np.zeros((20, 60, 3), np.uint8)
    pixels[:, 20:40] = (200, 100, 50)
    for image in (Image.fromarray(pixels), Image.fromarray(pixels.transpose(1, 0, 2).copy())):
        assert (decode(saved(image), 20) == (200, 100, 50)).all()


WHITES = {
    "1": 1, "L": 255, "P": 255, "RGB": (255, 255, 255), "RGBA": (255, 255, 255, 255), "LA": (255, 255),
    "CMYK": (0, 0, 0, 0), "YCbCr": (255, 128, 128), "LAB": (255, 128, 128),
}  # fmt: skip


@pytest.mark.parametrize("mode", WHITES)
def test_every_mode_becomes_rgb(mode):
    image = Image.new(mode, (8, 8), WHITES[mode])
    if mode == "P":
        image.putpalette(Image.new("L", (1, 1)).convert("P").getpalette())
    file_format = "TIFF" if mode in {"CMYK", "YCbCr", "LAB"} else "PNG"
    picture = decode(saved(image, file_format), SIZE)
    assert picture.shape == (SIZE, SIZE, 3)
    assert picture.dtype == np.uint8
    assert picture.min() > 250


def test_cmyk_jpeg_keeps_its_colours():
    red = Image.new("RGB", (16, 16), (255, 0, 0)).convert("CMYK")
    picture = decode(saved(red, "JPEG"), SIZE).mean(axis=(0, 1))
    assert picture[0] > 230
    assert picture[1:].max() < 40


def test_sixteen_bit_grey_is_brought_to_eight():
    levels = np.linspace(0, 65535, 16).astype(np.uint16).repeat(16).reshape(16, 16)
    picture = decode(saved(Image.fromarray(levels)), SIZE)[:, 0, 0].astype(int)
    assert picture[0] < 8
    assert picture[-1] > 247
    assert (np.diff(picture) >= 0).all()


@pytest.mark.parametrize(("white", "dtype"), [(1.0, np.float32), (255.0, np.float32), (65535, np.int32)])
def test_deep_grey_of_unknown_scale_is_brought_to_eight_bits(white, dtype):
    levels = np.zeros((16, 16), dtype)
    levels[8:] = white
    picture = decode(saved(Image.fromarray(levels), "TIFF"), SIZE)
    assert picture[2].max() < 8
    assert picture[-3].min() > 247


def test_sixteen_bit_colour_is_read():
    # Pillow writes none, so this is a hand-made PPM of 16 bits a channel.
    pixels = np.full((4, 4, 3), 65535, ">u2")
    pixels[..., 1] = 0
    assert (decode(b"P6 4 4 65535\n" + pixels.tobytes(), SIZE) == (255, 0, 255)).all()


def test_transparency_becomes_white():
    clear = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    assert (decode(saved(clear), SIZE) == 255).all()
    palette = Image.new("P", (8, 8), 1)
    palette.putpalette([0, 0, 0, 255, 0, 0])
    assert (decode(saved(palette, transparency=1), SIZE) == 255).all()
    half = Image.new("RGBA", (8, 8), (255, 0, 0, 128))
    assert np.abs(decode(saved(half), SIZE).astype(int) - (255, 127, 127)).max() <= 1


@pytest.mark.parametrize("file_format", ["GIF", "PNG", "WEBP", "TIFF"])
def test_the_first_frame_of_an_animation_is_taken(file_format):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ["red", "green", "blue"]]
    content = saved(frames[0], file_format, save_all=True, append_images=frames[1:])
    picture = decode(content, SIZE).astype(int).mean(axis=(0, 1))
    assert picture[0] > 230
    assert picture[1:].max() < 25


def test_a_single_pixel_fills_the_picture():
    assert (decode(saved(Image.new("RGB", (1, 1), (10, 20, 30))), SIZE) == (10, 20, 30)).all()
    assert decode(saved(Image.new("RGB", (1, 5000), (10, 20, 30))), SIZE).shape == (SIZE, SIZE, 3)


@pytest.mark.parametrize(("file_format", "options"), [("JPEG", {}), ("PNG", {"compress_level": 1})])
def test_a_picture_of_8000_by_8000_is_read(file_format, options):
    content = saved(quarters((8000, 8000)), file_format, **options)
    assert corners(decode(content, SIZE)) == UPRIGHT


def test_a_decompression_bomb_is_refused_by_its_header():
    header = saved(Image.new("1", (1, 1)))
    for side in [(12_000).to_bytes(4, "big"), (60_000).to_bytes(4, "big")]:
        bomb = bytearray(header)
        bomb[16:24] = side + side
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with pytest.raises(UnreadableError):
                check_picture(bytes(bomb))


@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "TGA"])
def test_a_truncated_picture_is_refused_not_fatal(file_format):
    rng = np.random.default_rng(0)
    content = saved(Image.fromarray(rng.integers(0, 255, (64, 64, 3), dtype=np.uint8)), file_format)
    for length in [0, 1, 7, 30, len(content) // 3, len(content) // 2]:
        with pytest.raises(UnreadableError):
            decode(content[:length], SIZE)


@pytest.mark.parametrize(
    "file_format", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "TGA", "PCX", "QOI", "JPEG2000"]
)
def test_damaged_bytes_give_a_picture_or_a_refusal(file_format):
    rng = np.random.default_rng(1)
    whole = np.frombuffer(saved(quarters(), file_format), np.uint8)
    for _ in range(60):
        damaged = whole.copy()
        places = rng.integers(0, len(whole), 8)
        damaged[places] = rng.integers(0, 256, 8)
        with contextlib.suppress(UnreadableError):
            assert decode(damaged.tobytes(), SIZE).shape == (SIZE, SIZE, 3)


def test_programs_are_never_started_for_a_picture():
    with pytest.raises(UnreadableError):
        decode(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n", SIZE)


def test_pictures_are_loaded_in_order(tmp_path):
    for index in range(5):
        Image.new("RGB", (9, 7), (index, 0, 0)).save(tmp_path / f"{index}.png")
    pictures = load_pictures([tmp_path / f"{index}.png" for index in (3, 1, 4)], SIZE)
    assert pictures.shape == (3, SIZE, SIZE, 3)
    assert pictures[:, 0, 0, 0].tolist() == [3, 1, 4]
    assert load_pictures([], SIZE).shape == (0, SIZE, SIZE, 3)


def test_a_picture_that_cannot_be_loaded_is_named(tmp_path):
    (tmp_path / "a.png").write_bytes(b"nothing")
    for name in ["a.png", "b.png"]:
        with pytest.raises(UserError, match=name):
            load_pictures([tmp_path / name], SIZE)
