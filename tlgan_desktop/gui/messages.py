"""What the window asks of the inference worker, and what comes back.

Requests and results are frozen, so that they can cross threads. Every request has a sequence number; its
result carries the same one.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.latents import FloatArray

if TYPE_CHECKING:  # generators import torch, which only the worker may do
    from tlgan_desktop.generators import GeneratorInfo


@dataclass(frozen=True)
class OpenGenerator:
    """Open the generator file at ``path``; the one in use stays until that has succeeded."""

    sequence: int
    path: Path


@dataclass(frozen=True, eq=False)
class MapLatent:
    """Map a latent z ``(d,)`` to w; ``seed`` is that of its picture, if it has one."""

    sequence: int
    generator: str
    seed: int | None
    latent: FloatArray


@dataclass(frozen=True, eq=False)
class RenderPicture:
    """Draw a scene whose latent is in ``space`` with the generator of fingerprint ``generator``."""

    sequence: int
    generator: str
    space: str
    scene: Scene


Request = OpenGenerator | MapLatent | RenderPicture


@dataclass(frozen=True)
class LoadState:
    """What the worker is busy with, in words for the status bar; empty when it is ready."""

    text: str


@dataclass(frozen=True)
class GeneratorOpened:
    """A generator is in use from now on; ``device`` is what it runs on."""

    sequence: int
    path: Path
    info: "GeneratorInfo"
    device: str


@dataclass(frozen=True, eq=False)
class LatentMapped:
    """The w ``(d_w,)`` that was asked for."""

    sequence: int
    seed: int | None
    latent: FloatArray


@dataclass(frozen=True, eq=False)
class PictureRendered:
    """The picture of a scene, and how long the generator took for it."""

    sequence: int
    scene: Scene
    image: QImage
    milliseconds: float


@dataclass(frozen=True)
class RequestFailed:
    """A request that could not be met, with the sentence to show; what was in use before still is."""

    sequence: int
    request: Request
    reason: str


Result = LoadState | GeneratorOpened | LatentMapped | PictureRendered | RequestFailed
