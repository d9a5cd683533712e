"""What the worker does with its generator: latents to styles, scenes to pictures."""

import math
import time
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.gui.images import to_qimage
from tlgan_desktop.gui.messages import LatentMapped, MapLatent, PictureRendered, RenderPicture
from tlgan_desktop.gui.scaled_picture import SMOOTH_SIDE

if TYPE_CHECKING:  # generators import torch, which only the worker's thread may do
    from tlgan_desktop.generators import Generator


def map_latent(generator: "Generator", request: MapLatent) -> LatentMapped:
    """The w of a latent."""
    styles = generator.mapping(request.latent[None], request.labels)
    return LatentMapped(request.sequence, request.seed, styles[0].double().cpu().numpy(), request.labels)


def draw_picture(generator: "Generator", request: RenderPicture) -> PictureRendered:
    """The picture of a scene, a preview at the size of the full one, and the time it took."""
    start = time.perf_counter()
    pixels = draw_pixels(generator, request.space, request.scene, request.side)
    milliseconds = 1000 * (time.perf_counter() - start)
    image, full = to_qimage(pixels), generator.info.resolution
    larger = to_qimage(_enlarged(pixels)) if full < SMOOTH_SIDE else QImage()
    side = None if image.width() == full else image.width()
    if side is not None:
        image = image.scaled(full, full, mode=Qt.TransformationMode.SmoothTransformation)
    return PictureRendered(request.sequence, request.scene, image, milliseconds, side, larger)


def _enlarged(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Pixels ``(H, W, 3)`` enlarged bicubically for the screen, ``(H', W', 4)``.

    With a fourth channel torch has a way that takes a fifth of Pillow's time.
    """
    import torch
    from torch.nn import functional

    padded = np.full((1, *pixels.shape[:2], 4), 255, np.uint8)
    padded[0, :, :, :3] = pixels
    image = torch.from_numpy(padded).permute(0, 3, 1, 2)
    scale = math.ceil(SMOOTH_SIDE / pixels.shape[1])
    larger = functional.interpolate(image, scale_factor=scale, mode="bicubic", antialias=True)
    rows: NDArray[np.uint8] = larger[0].permute(1, 2, 0).numpy()
    return rows


def draw_pixels(
    generator: "Generator", space: str, scene: Scene, side: int | None = None
) -> NDArray[np.uint8]:
    """A picture ``(H, W, 3)`` of a scene, about ``side`` wide if that is given."""
    from tlgan_desktop.generators import to_uint8

    images = generator.forward(
        scene.document.drawn(generator.info.num_layers)[None],
        space=space,
        truncation=scene.truncation,
        cutoff=scene.cutoff,
        labels=scene.labels,
        size=side,
    )
    pixels: NDArray[np.uint8] = to_uint8(images)[0]
    return pixels
