"""The scenes of an animation: along an axis, or through key frames."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import overload

import numpy as np

from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.interpolation import between
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.editing.sheet import moved
from tlgan_desktop.editing.steering import Steering
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import Prior


@dataclass(frozen=True, eq=False)
class Frames(Sequence[Scene]):
    """The scenes of the frames ``numbers``, each computed when it is asked for, in the thread that asks.

    A hundred thousand at once would take seconds and gigabytes.
    """

    numbers: range
    scene: Callable[[int], Scene]

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> Scene: ...

    @overload
    def __getitem__(self, place: slice) -> "Frames": ...

    def __getitem__(self, place: int | slice) -> "Scene | Frames":
        if isinstance(place, slice):
            return Frames(self.numbers[place], self.scene)
        return self.scene(self.numbers[place])


def scenes_along(
    steering: Steering, scene: Scene, name: str, low: float, high: float, frames: int
) -> Sequence[Scene]:
    """``frames`` scenes from ``low`` to ``high`` along one axis and back, slower at the ends; they loop.

    Raises:
        UserError: a position is out of reach, or there are fewer than two frames.
    """
    if frames < 2:
        raise UserError("An animation needs two pictures or more.")
    middle, swing = (low + high) / 2, (high - low) / 2

    def at(frame: int) -> Scene:
        return moved(steering, scene, {name: middle - swing * math.cos(math.tau * frame / frames)})

    for farthest in (0, frames // 2):  # what can be reached is one range, so nothing between them is refused
        at(farthest)
    return Frames(range(frames), at)


def scenes_through(
    key_frames: Sequence[Scene], frames: int, space: str, prior: Prior, loop: bool = False
) -> Sequence[Scene]:
    """Scenes on the way through key frames, ``frames`` steps from each to the next.

    In z the way is an arc (slerp), in w and under a uniform prior it is straight; the truncation changes
    evenly along it. A ``loop`` returns to the first key frame and stops one step short of it, so that it can
    be repeated.

    Raises:
        UserError: there are fewer than two key frames or no steps, or they differ in labels, cutoff or
            layers, between which there is no way.
    """
    if len(key_frames) < 2 or frames < 1:
        raise UserError("An animation needs two pictures or more and at least one step between them.")
    _check_shared(key_frames)
    arc = space == "z" and prior is not Prior.UNIFORM
    stops = (*key_frames, key_frames[0])

    def at(frame: int) -> Scene:
        leg, step = divmod(frame, frames)
        return _between(stops[leg], stops[leg + 1], step / frames, arc)

    return Frames(range(len(key_frames) * frames if loop else (len(key_frames) - 1) * frames + 1), at)


def _between(one: Scene, other: Scene, share: float, arc: bool) -> Scene:
    """The scene at ``share`` in [0, 1] of the way from ``one`` to ``other``; it has no seed."""
    place = np.array([share])
    (start,) = between(one.document.start, other.document.start, place, arc)
    (latent,) = between(one.document.latent, other.document.latent, place, arc)
    document = Document(start, latent, layers=one.document.layers)
    truncation = (1 - share) * one.truncation + share * other.truncation
    return replace(one, document=document, seed=None, truncation=truncation)


def _check_shared(key_frames: Sequence[Scene]) -> None:
    """Refuse pictures that differ in something which cannot change evenly on the way."""
    if len({scene.labels for scene in key_frames}) > 1:
        raise UserError("The pictures differ in their labels; choose pictures that share them.")
    if len({scene.cutoff for scene in key_frames}) > 1:
        raise UserError(
            "The pictures differ in the layers that truncation acts on; choose pictures that share them."
        )
    if len({scene.document.layers for scene in key_frames}) > 1:
        raise UserError("The pictures are edited in different layers; choose pictures that share them.")
