"""Pictures on surfaces, in linear light, sampled on any torch device."""

from pathlib import Path

import numpy as np
import torch
from PIL import Image, UnidentifiedImageError
from torch import Tensor
from torch.nn.functional import grid_sample

from tlgan_desktop.errors import UserError
from training.portraits.obj import Floats

BLEED_STEPS = 6


def to_linear(values: Floats) -> Floats:
    """SRGB values 0-1 in linear light (IEC 61966-2-1)."""
    linear: Floats = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return linear.astype(np.float32)


def to_srgb(values: Tensor) -> Tensor:
    """Linear light 0-1 as sRGB values."""
    return torch.where(
        values <= 0.0031308, values * 12.92, 1.055 * values.clamp(min=1e-6) ** (1 / 2.4) - 0.055
    )


def read_picture(path: Path, side: int) -> Floats:
    """A picture (h, w, 4) no larger than ``side``: linear red, green, blue and alpha.

    Colours are spread into transparent places, so that no edge takes on the colour of what is not there.

    Raises:
        UserError: the file cannot be read as a picture.
    """
    try:
        with Image.open(path) as opened:
            picture = opened.convert("RGBA")
    except (OSError, UnidentifiedImageError) as error:
        raise UserError(f"{path} cannot be read as a picture; is the file whole?") from error
    values = np.asarray(picture, np.float32) / 255
    linear = np.concatenate([to_linear(values[..., :3]) * values[..., 3:], values[..., 3:]], axis=2)
    factor = max(1, max(linear.shape[:2]) // side)
    small = _shrunk(linear, factor)
    return _bled(small)


def sample(texture: Tensor, uvs: Tensor) -> Tensor:
    """Values (n, c) of a texture (c, h, w) at ``uvs`` (n, 2), bilinear; v goes up."""
    grid = torch.stack([uvs[:, 0] * 2 - 1, 1 - uvs[:, 1] * 2], 1)
    values = grid_sample(texture[None], grid[None, None], "bilinear", "border", align_corners=False)
    return values[0, :, 0].T


def as_texture(picture: Floats, device: torch.device) -> Tensor:
    """A picture (h, w, c) as a texture (c, h, w)."""
    return torch.from_numpy(np.ascontiguousarray(picture.transpose(2, 0, 1))).to(device)


def _shrunk(picture: Floats, factor: int) -> Floats:
    """Means over squares of ``factor`` pixels."""
    height, width = (side // factor * factor for side in picture.shape[:2])
    blocks = picture[:height, :width].reshape(height // factor, factor, width // factor, factor, -1)
    means: Floats = blocks.mean((1, 3), dtype=np.float32)
    return means


def _grown(picture: Floats, height: int, width: int) -> Floats:
    """A picture with its pixels repeated."""
    rows, columns = np.arange(height) * len(picture) // height, np.arange(width) * picture.shape[1] // width
    return picture[rows][:, columns]


def _bled(premultiplied: Floats) -> Floats:
    """Straight colours and alpha of premultiplied ones; empty places take the mean colour around them."""
    alpha = premultiplied[..., 3:]
    if alpha.min() > 0.99:
        return premultiplied
    pyramid = [premultiplied]
    for _ in range(BLEED_STEPS):
        if min(pyramid[-1].shape[:2]) < 2:
            break
        pyramid.append(_shrunk(pyramid[-1], 2))
    filled = pyramid[-1]
    for finer in reversed(pyramid[:-1]):
        filled = finer + (1 - finer[..., 3:]) * _grown(filled, finer.shape[0], finer.shape[1])
    colours = filled[..., :3] / np.maximum(filled[..., 3:], 1e-4)
    return np.concatenate([colours, alpha], axis=2).astype(np.float32)
