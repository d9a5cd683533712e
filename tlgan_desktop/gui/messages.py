"""What the window asks of the inference worker, and what comes back.

Requests and results are frozen, so that they can cross threads. Every request has a sequence number; its
result carries the same one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.axes.foreign import ForeignAxes
from tlgan_desktop.editing.recipe import Labels
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.gui.engine import Device, Engine
from tlgan_desktop.latents import FloatArray

if TYPE_CHECKING:  # generators import torch, which only the worker may do
    from tlgan_desktop.generators import GeneratorInfo


@dataclass(frozen=True)
class OpenGenerator:
    """Open the generator file at ``path``; the one in use stays until that has succeeded.

    ``answers`` tell what an ONNX model leaves open, {field: value}; ``afresh`` has all of it asked again.
    """

    sequence: int
    path: Path
    answers: Mapping[str, str] = field(default_factory=dict)
    afresh: bool = False


@dataclass(frozen=True, eq=False)
class AdoptAxes:
    """Give axes from elsewhere their place in a latent ``space`` of the generator."""

    sequence: int
    generator: str
    axes: ForeignAxes
    space: str
    labels: Labels = None


@dataclass(frozen=True, eq=False)
class MapLatent:
    """Map a latent z ``(d,)`` to w under ``labels``; ``seed`` is that of its picture, if it has one."""

    sequence: int
    generator: str
    seed: int | None
    latent: FloatArray
    labels: Labels = None


@dataclass(frozen=True, eq=False)
class RenderPicture:
    """Draw a scene whose latent is in ``space`` with the generator of fingerprint ``generator``.

    ``side`` is that of a smaller preview; the full picture without one.
    """

    sequence: int
    generator: str
    space: str
    scene: Scene
    side: int | None = None


@dataclass(frozen=True)
class RunOn:
    """Compute on another engine: the generator in use is opened anew, and stays until that has succeeded."""

    sequence: int
    engine: Engine


@dataclass(frozen=True, eq=False)
class LatentWanted:
    """A latent z ``(d,)`` that must be mapped to w before it can be edited, and its seed if it has one."""

    seed: int | None
    latent: FloatArray
    labels: Labels = None


Request = RunOn | OpenGenerator | AdoptAxes | MapLatent | RenderPicture


@dataclass(frozen=True)
class LoadState:
    """What the worker is busy with, in words for the status bar; empty when it is ready."""

    text: str


@dataclass(frozen=True)
class GeneratorOpened:
    """A generator is in use from now on; ``device`` is what it runs on, ``previews`` its smaller sizes."""

    sequence: int
    path: Path
    info: "GeneratorInfo"
    device: str
    previews: tuple[int, ...] = ()


@dataclass(frozen=True)
class DevicesFound:
    """The devices of this machine, the best first."""

    devices: tuple[Device, ...]


@dataclass(frozen=True)
class EngineReady:
    """Pictures are computed on another engine from now on; ``device`` is the one it stands for."""

    sequence: int
    engine: Engine
    device: str


@dataclass(frozen=True)
class GeneratorAsked:
    """A generator's file leaves something open: {field: choices, the likeliest first}."""

    sequence: int
    request: OpenGenerator
    doubts: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class AxesAdopted:
    """The axes from elsewhere, ready to be used with the generator."""

    sequence: int
    axis_set: AxisSet


@dataclass(frozen=True, eq=False)
class LatentMapped:
    """The w ``(d_w,)`` that was asked for."""

    sequence: int
    seed: int | None
    latent: FloatArray
    labels: Labels = None


@dataclass(frozen=True, eq=False)
class PictureRendered:
    """The picture of a scene, and how long the generator took for it.

    ``side`` is that of a preview, which is enlarged to the size of the full picture. ``larger`` is a small
    picture enlarged for the screen, null where the picture is large enough.
    """

    sequence: int
    scene: Scene
    image: QImage
    milliseconds: float
    side: int | None
    larger: QImage


@dataclass(frozen=True)
class RequestFailed:
    """A request that could not be met, with the sentence to show; what was in use before still is."""

    sequence: int
    request: Request
    reason: str


Result = (
    LoadState
    | DevicesFound
    | EngineReady
    | GeneratorOpened
    | GeneratorAsked
    | AxesAdopted
    | LatentMapped
    | PictureRendered
    | RequestFailed
)
