"""A folder of pictures as one uint8 array: read and resized once, then sampled in memory."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})


def picture_files(folder: Path) -> list[Path]:
    """Pictures under a folder, sorted by path. Raises ValueError where there are none."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not files:
        raise ValueError(f"no pictures in {folder}")
    return files


def read_square(path: Path, size: int) -> NDArray[np.uint8]:
    """Read the middle square of a picture as `(size, size, 3)`."""
    with Image.open(path) as image:
        side = min(image.size)
        left, top = (image.width - side) // 2, (image.height - side) // 2
        box = (left, top, left + side, top + side)
        return np.asarray(image.convert("RGB").resize((size, size), Image.Resampling.LANCZOS, box=box))


def packed_pictures(folder: Path, size: int, cache: Path) -> NDArray[np.uint8]:
    """All pictures of a folder as `(n, size, size, 3)`, packed at the first call into the folder `cache`."""
    packed = cache / f"pictures-{size}.npy"
    if not packed.exists():
        cache.mkdir(parents=True, exist_ok=True)
        array = np.stack([read_square(path, size) for path in picture_files(folder)])
        partial = packed.with_suffix(".partial.npy")
        np.save(partial, array)
        partial.replace(packed)
    return np.load(packed)  # type: ignore[no-any-return]


def to_float(pictures: NDArray[np.uint8]) -> Tensor:
    """Pictures `(n, h, w, 3)` of 0..255 to `(n, 3, h, w)` of -1..1, channels last in memory."""
    return torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1.0


def to_bytes(pictures: Tensor) -> NDArray[np.uint8]:
    """Pictures `(n, 3, h, w)` of -1..1 to `(n, h, w, 3)` of 0..255; what lies outside is clipped."""
    scaled = ((pictures.detach().float().cpu() + 1.0) * 127.5).round().clamp(0, 255)
    return scaled.to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()


class PictureSampler:
    """Draws batches with replacement, each picture mirrored in half of the cases."""

    def __init__(self, pictures: NDArray[np.uint8], device: torch.device) -> None:
        self.pictures = pictures
        self.device = device

    def draw(self, count: int, random: torch.Generator) -> Tensor:
        """Draw a batch `(count, 3, h, w)` of -1..1."""
        chosen = torch.randint(len(self.pictures), (count,), generator=random).numpy()
        mirror = torch.rand(count, generator=random).to(self.device) < 0.5
        batch = to_float(self.pictures[chosen]).to(self.device)
        return torch.where(mirror[:, None, None, None], batch.flip(3), batch)
