"""The scenes of an animation: along an axis, or through key frames."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.interpolation import way_through
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.editing.sheet import moved
from tlgan_desktop.editing.steering import Steering
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import Prior


def scenes_along(
    steering: Steering, scene: Scene, name: str, low: float, high: float, frames: int
) -> tuple[Scene, ...]:
    """``frames`` scenes from ``low`` to ``high`` along one axis and back, slower at the ends; they loop.

    Raises:
        UserError: a position is out of reach, or there are fewer than two frames.
    """
    if frames < 2:
        raise UserError("An animation needs two pictures or more.")
    middle, swing = (low + high) / 2, (high - low) / 2
    positions = (middle - swing * math.cos(math.tau * frame / frames) for frame in range(frames))
    return tuple(moved(steering, scene, {name: position}) for position in positions)


def scenes_through(
    key_frames: Sequence[Scene], frames: int, space: str, prior: Prior, loop: bool = False
) -> tuple[Scene, ...]:
    """Scenes on the way through key frames, ``frames`` steps from each to the next.

    The way is that of :func:`way_through`; the truncation changes evenly along it.

    Raises:
        UserError: there are fewer than two key frames, or they differ in labels, cutoff or layers, between
            which there is no way.
    """
    _check_shared(key_frames)
    documents = [scene.document for scene in key_frames]
    latents = way_through([document.latent for document in documents], frames, space, prior, loop)
    starts = way_through([document.start for document in documents], frames, space, prior, loop)
    truncations = [scene.truncation for scene in (*key_frames, key_frames[0])]
    places = np.arange(len(latents)) / frames
    shades = np.interp(places, np.arange(len(truncations)), truncations)
    return tuple(
        replace(
            key_frames[0],
            document=Document(start, latent, layers=documents[0].layers),
            seed=None,
            truncation=float(truncation),
        )
        for start, latent, truncation in zip(starts, latents, shades, strict=True)
    )


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
