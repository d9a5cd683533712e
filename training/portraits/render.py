"""From parts to a picture: visibility, occlusion, shadows, light, and the mean over supersamples."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.portraits.camera import Camera
from training.portraits.light import Colour, Lights, shade
from training.portraits.occlusion import openness
from training.portraits.part import Looks, Part, Samples, as_samples, joined
from training.portraits.raster import Fragments, front_to_back, layer_weights, nearest, rasterise
from training.portraits.shadow import ShadowMap, shadow_map
from training.portraits.texture import to_srgb

BEHIND_EYES = np.array([0.0, -0.5, -0.7], np.float32)
"""From the eyes to the middle of what casts shadows, in decimetres."""

KNEE = 0.6
"""Linear light beyond which highlights roll off."""

THICK = 0.5
"""Alpha from which a layer hides what is behind it from the light around."""

SHADOW_OFFSET = 0.03
"""Decimetres off a surface at which its shadow is looked up, or it would shade itself."""

BEND = 1.02
FAINTEST = 0.02
"""Alpha, or share of a pixel, below which a translucent layer is left out."""


@dataclass(frozen=True)
class Background:
    """From one linear colour to another along an angle, in radians from the right downwards."""

    start: Colour
    end: Colour
    angle: float


@dataclass(frozen=True)
class Scene:
    """All that one picture shows."""

    parts: Sequence[Part]
    camera: Camera
    lights: Lights
    background: Background


@dataclass(frozen=True)
class _Batch:
    """Parts as one list of triangles: ``corners (t, 3, 12)``, ``part (t,)`` and its fragments."""

    parts: Sequence[Part]
    corners: Tensor
    part: Tensor
    fragments: Fragments

    def samples(self, fragments: Fragments) -> Samples:
        return as_samples(fragments.interpolate(self.corners))

    def looks(self, fragments: Fragments, samples: Samples) -> Looks:
        """Every material's looks where its part is seen."""
        part = self.part[fragments.triangle]
        places = [(part == number).nonzero()[:, 0] for number in range(len(self.parts))]
        found = [
            member.material.looks(samples[here]) for member, here in zip(self.parts, places, strict=True)
        ]
        back = torch.argsort(torch.cat(places)) if places else part
        return joined(found, part.device)[back]


def render(scene: Scene, size: int, device: torch.device, supersampling: int = 2) -> NDArray[np.uint8]:
    """Draw a scene: (size, size, 3) sRGB."""
    fine = size * supersampling
    solid = _batch([part for part in scene.parts if not part.translucent], scene.camera, fine, device)
    layered = _batch([part for part in scene.parts if part.translucent], scene.camera, fine, device)
    seen, depth = nearest(solid.fragments, fine)
    layers = _visible_layers(layered, depth)
    front = depth.clone()
    thick = layers.looks.alpha > THICK
    front.scatter_reduce_(0, layers.fragments.pixel[thick], layers.fragments.nearness[thick], "amax")
    world = _World(
        scene,
        openness(front.view(fine, fine), scene.camera),
        shadow_map(scene.parts, scene.lights.key, scene.camera.eyes + BEHIND_EYES, device),
    )
    picture = _background(scene.background, fine, device)
    samples = solid.samples(seen)
    picture[seen.pixel] = world.colour(seen, samples, solid.looks(seen, samples))
    layers.draw(picture, world)
    small = picture.view(size, supersampling, size, supersampling, 3).mean((1, 3))
    return developed(small)


def developed(linear: Tensor) -> NDArray[np.uint8]:
    """Linear light (h, w, 3) as it looks: highlights roll off, then sRGB."""
    room = 1 - KNEE
    over = (linear - KNEE).clamp(min=0)
    rolled = torch.where(linear > KNEE, KNEE + room * (1 - torch.exp(-over / room)), linear)
    values = to_srgb(rolled.clamp(0, 1))
    array: NDArray[np.uint8] = (values * 255 + 0.5).clamp(0, 255).byte().cpu().numpy()
    return array


@dataclass(frozen=True)
class _World:
    """What is alike for all fragments of a picture."""

    scene: Scene
    open_share: Tensor
    shadows: ShadowMap

    def colour(self, fragments: Fragments, samples: Samples, found: Looks) -> Tensor:
        eye = torch.as_tensor(self.scene.camera.position(), device=found.albedo.device)
        views = torch.nn.functional.normalize(eye - samples.positions, dim=1)
        facing = (samples.normals * views).sum(1, keepdim=True)
        # What is seen faces the camera: normals bent away by interpolation are bent back.
        normals = torch.nn.functional.normalize(samples.normals - BEND * facing.clamp(max=0) * views, dim=1)
        lit = self.shadows.lit(samples.positions + SHADOW_OFFSET * normals)
        return shade(self.scene.lights, found, normals, views, self.open_share.view(-1)[fragments.pixel], lit)


@dataclass(frozen=True)
class _Layers:
    """Translucent fragments that can be seen, front to back, with their looks and shares of their pixels."""

    fragments: Fragments
    samples: Samples
    looks: Looks
    shares: Tensor

    def draw(self, picture: Tensor, world: _World) -> None:
        """Put the layers over a picture (size * size, 3)."""
        if not len(self.shares):
            return
        colours = world.colour(self.fragments, self.samples, self.looks)
        cover = torch.zeros(len(picture), 1, device=picture.device)
        cover.index_add_(0, self.fragments.pixel, self.shares[:, None])
        picture.mul_(1 - cover.clamp(0, 1))
        picture.index_add_(0, self.fragments.pixel, colours * self.shares[:, None])


def _batch(parts: Sequence[Part], camera: Camera, size: int, device: torch.device) -> _Batch:
    attributes = [torch.from_numpy(part.attributes()).to(device) for part in parts]
    screens = [
        camera.project(values[:, :3], size, part.depth_bias)
        for values, part in zip(attributes, parts, strict=True)
    ]
    starts = np.cumsum([0, *(len(values) for values in attributes)])
    triangles = torch.cat(
        [
            torch.from_numpy(part.triangles + start).to(device)
            for part, start in zip(parts, starts, strict=False)
        ]
        or [torch.zeros(0, 3, dtype=torch.long, device=device)]
    )
    counts = torch.tensor([len(part.triangles) for part in parts], device=device, dtype=torch.long)
    of_part = torch.repeat_interleave(counts)
    two_sided = torch.tensor([part.two_sided for part in parts], device=device, dtype=torch.bool)[of_part]
    together = torch.cat(attributes or [torch.zeros(0, 12, device=device)])
    screen = torch.cat(screens or [torch.zeros(0, 3, device=device)])
    return _Batch(parts, together[triangles], of_part, rasterise(screen, triangles, two_sided, size))


def _visible_layers(batch: _Batch, depth: Tensor) -> _Layers:
    """The layers of a batch that lie in front of what is solid and are not hidden by each other."""
    fragments = batch.fragments
    fragments = fragments[(fragments.nearness > depth[fragments.pixel]).nonzero()[:, 0]]
    samples = batch.samples(fragments)
    found = batch.looks(fragments, samples)
    order = front_to_back(fragments)
    order = order[found.alpha[order] > FAINTEST]
    shares = layer_weights(fragments.pixel[order], found.alpha[order])
    strong = shares > FAINTEST
    order, shares = order[strong], shares[strong]
    return _Layers(fragments[order], samples[order], found[order], shares)


def _background(background: Background, size: int, device: torch.device) -> Tensor:
    """Linear colours (size * size, 3)."""
    place = torch.linspace(-0.5, 0.5, size, device=device)
    along = place[None, :] * math.cos(background.angle) + place[:, None] * math.sin(background.angle)
    share = (along / 1.2 + 0.5).clamp(0, 1).reshape(-1, 1)
    start, end = (torch.tensor(colour, device=device) for colour in (background.start, background.end))
    return start + (end - start) * share
