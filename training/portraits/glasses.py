"""Glasses: two rims, a bridge and temples as tubes, and lenses."""

from dataclasses import dataclass

import numpy as np
import torch

from training.portraits.body import Landmarks
from training.portraits.light import Colour
from training.portraits.obj import Floats, Ints
from training.portraits.part import Looks, Part, Samples, looks
from training.portraits.subdivision import unit

AROUND, SIDES = 36, 6
WRAP = 0.22
"""How much farther back the frame is for each squared decimetre off its middle."""


@dataclass(frozen=True)
class GlassesStyle:
    """Lenses ``width`` and ``height`` across in distances of the eyes; ``squareness`` 2 is an ellipse, more is squarer;
    ``thickness`` of the frame in decimetres; ``tint`` of the lenses with their ``alpha``.
    """

    width: float
    height: float
    squareness: float
    thickness: float
    frame: Colour
    tint: Colour
    alpha: float


@dataclass(frozen=True)
class Lens:
    """A lens: hardly there, or dark; it mirrors lamps."""

    tint: Colour
    alpha: float

    def looks(self, samples: Samples) -> Looks:
        """The tint, with a sharp highlight."""
        albedo = torch.tensor(self.tint, device=samples.uvs.device).expand(len(samples.uvs), 3)
        return looks(albedo, 4.0, 120.0, (0.0, 0.0, 0.0), self.alpha)


@dataclass(frozen=True)
class Glasses:
    """``frame`` and ``lenses``: positions (v, 3), normals (v, 3), triangles (t, 3) each."""

    frame: tuple[Floats, Floats, Ints]
    lenses: tuple[Floats, Floats, Ints]


def model_glasses(style: GlassesStyle, marks: Landmarks) -> Glasses:
    """Glasses that rest on the bridge of a nose and on both ears, clear of brows and cheeks."""
    depth = _frame_depth(marks)
    rims = [_rim(style, marks, eye, depth) for eye in (marks.left_eye, marks.right_eye)]
    tubes = [_tube(rim, style.thickness, closed=True) for rim in rims]
    tubes.append(_tube(_bridge(rims, marks, depth), style.thickness * 0.9, closed=False))
    tubes += [_tube(_temple(rim, marks, side), style.thickness * 0.8, closed=False) for rim, side in _sides(rims)]
    return Glasses(_joined(tubes), _joined([_lens(rim) for rim in rims]))


def _frame_depth(marks: Landmarks) -> float:
    skin = marks.skin
    clear = [skin["bridge"][2] + 0.05]
    for side, eye in (("left", marks.left_eye), ("right", marks.right_eye)):
        bend = WRAP * float(eye[0] - marks.eyes[0]) ** 2
        clear += [skin[f"{side} brow"][2] + 0.04 + bend, skin[f"{side} cheek"][2] + 0.06 + bend, eye[2] + 0.3 + bend]
    return float(max(clear))


def _rim(style: GlassesStyle, marks: Landmarks, eye: Floats, depth: float) -> Floats:
    """Points (n, 3) around one lens, a superellipse."""
    angle = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)
    power = 2 / style.squareness
    across = np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power * style.width / 2 * marks.eye_distance
    up = np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power * style.height / 2 * marks.eye_distance
    outward = 0.02 * np.sign(eye[0] - marks.eyes[0])
    x = eye[0] + outward + across
    y = eye[1] - 0.03 + up - 0.04 * np.abs(across)
    return _on_frame(x, y, marks, depth)


def _on_frame(x: Floats, y: Floats, marks: Landmarks, depth: float) -> Floats:
    z = depth - WRAP * (x - marks.eyes[0]) ** 2
    return np.column_stack([x, y, z]).astype(np.float32)


def _bridge(rims: list[Floats], marks: Landmarks, depth: float) -> Floats:
    left, right = rims[0][:, 0].min(), rims[1][:, 0].max()
    x = np.linspace(right, left, 7)
    height = 0.07 * (1 - ((x - marks.eyes[0]) / max(float(left - right) / 2, 1e-3)) ** 2)
    return _on_frame(x, marks.eyes[1] + 0.03 + height, marks, depth)


def _temple(rim: Floats, marks: Landmarks, side: str) -> Floats:
    """From the outer end of a rim back over the ear, and a little down behind it."""
    outer = rim[np.argmax(np.abs(rim[:, 0] - marks.eyes[0]) + 0.5 * (rim[:, 1] - marks.eyes[1]))]
    sign = np.sign(outer[0] - marks.eyes[0])
    temple, ear = marks.skin[f"{side} temple"], marks.skin[f"{side} ear"]
    hinge = outer + np.array([0.05 * sign, 0.0, -0.06], np.float32)
    beside = np.array([temple[0] + 0.05 * sign, (hinge[1] + ear[1]) / 2, temple[2]], np.float32)
    on_ear = np.array([temple[0] + 0.05 * sign, ear[1] + 0.02, ear[2]], np.float32)
    return np.stack([outer, hinge, beside, on_ear, on_ear + np.array([0, -0.15, -0.2], np.float32)])


def _sides(rims: list[Floats]) -> list[tuple[Floats, str]]:
    return [(rims[0], "left"), (rims[1], "right")]


def _tube(path: Floats, thickness: float, closed: bool) -> tuple[Floats, Floats, Ints]:
    """A tube around points (n, 3)."""
    ahead = np.roll(path, -1, axis=0) - np.roll(path, 1, axis=0)
    if not closed:
        ahead[0], ahead[-1] = path[1] - path[0], path[-1] - path[-2]
    ahead = unit(ahead)
    aside = unit(np.cross(ahead, np.array([0.13, 0.05, 1.0], np.float32) if closed else [0.05, 1.0, 0.12]))
    third = np.cross(ahead, aside)
    angle = 2 * np.pi * np.arange(SIDES) / SIDES
    normals = np.cos(angle)[None, :, None] * aside[:, None] + np.sin(angle)[None, :, None] * third[:, None]
    points = path[:, None] + normals * (thickness / 2)
    return points.reshape(-1, 3).astype(np.float32), normals.reshape(-1, 3).astype(np.float32), _grid(len(path), closed)


def _grid(length: int, closed: bool) -> Ints:
    rings = np.arange(length if closed else length - 1)
    here = (rings[:, None] * SIDES + np.arange(SIDES)).ravel()
    ring = np.repeat((rings + 1) % length, SIDES) * SIDES
    turn = np.tile((np.arange(SIDES) + 1) % SIDES, len(rings))
    beside, ahead, across = np.repeat(rings, SIDES) * SIDES + turn, ring + np.tile(np.arange(SIDES), len(rings)), ring + turn
    return np.concatenate([np.column_stack([here, beside, across]), np.column_stack([here, across, ahead])])


def _lens(rim: Floats) -> tuple[Floats, Floats, Ints]:
    """A fan inside a rim, with the normals of a shallow dome."""
    middle = rim.mean(0, keepdims=True)
    points = np.concatenate([middle, rim])
    normals = unit((points - middle) * 0.5 + np.array([0, 0, 1], np.float32))
    around = np.arange(len(rim))
    triangles = np.column_stack([np.zeros_like(around), around + 1, (around + 1) % len(rim) + 1])
    return points, normals, triangles


def _joined(meshes: list[tuple[Floats, Floats, Ints]]) -> tuple[Floats, Floats, Ints]:
    starts = np.cumsum([0, *(len(points) for points, _, _ in meshes)])
    triangles = [mesh[2] + start for mesh, start in zip(meshes, starts, strict=False)]
    return (
        np.concatenate([mesh[0] for mesh in meshes]),
        np.concatenate([mesh[1] for mesh in meshes]),
        np.concatenate(triangles),
    )
