"""Glasses: two rims, a bridge and temples as tubes, and lenses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from training.portraits.body import Landmarks
from training.portraits.light import Colour
from training.portraits.obj import Floats, Ints
from training.portraits.part import Looks, Samples, looks
from training.portraits.subdivision import unit

AROUND, SIDES = 36, 6
ACROSS_RIM, ACROSS_TEMPLE = (0.13, 0.05, 1.0), (0.05, 1.0, 0.12)
WRAP = 0.22
"""How much farther back the frame is for each squared decimetre off its middle."""


@dataclass(frozen=True)
class GlassesStyle:
    """What glasses look like.

    ``width`` and ``height`` of a lens are in distances of the eyes; ``squareness`` 2 is an ellipse, more is
    squarer; ``thickness`` of the frame is in decimetres; ``tint`` is of the lenses with their ``alpha``.
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
class TubeMesh:
    """``positions`` and unit ``normals (v, 3)`` of vertices, and ``triangles (t, 3)`` of them."""

    positions: Floats
    normals: Floats
    triangles: Ints


def model_glasses(style: GlassesStyle, marks: Landmarks) -> tuple[TubeMesh, TubeMesh]:
    """Frame and lenses that rest on the bridge of a nose and on both ears, clear of brows and cheeks."""
    depth = _frame_depth(marks)
    rims = [_rim(style, marks, eye, depth) for eye in (marks.left_eye, marks.right_eye)]
    tubes = [_tube(rim, style.thickness, closed=True) for rim in rims]
    tubes.append(_tube(_bridge(rims, marks, depth), style.thickness * 0.9, closed=False))
    sides = zip(rims, ("left", "right"), strict=True)
    temples = [_temple(rim, marks, side) for rim, side in sides]
    tubes += [_tube(temple, style.thickness * 0.8, closed=False) for temple in temples]
    return _joined(tubes), _joined([_lens(rim) for rim in rims])


def _frame_depth(marks: Landmarks) -> float:
    skin = marks.skin
    clear = [skin["bridge"][2] + 0.05]
    for side, eye in (("left", marks.left_eye), ("right", marks.right_eye)):
        bend = WRAP * float(eye[0] - marks.eyes[0]) ** 2
        nearest = max(skin[f"{side} brow"][2] + 0.04, skin[f"{side} cheek"][2] + 0.06, eye[2] + 0.3)
        clear.append(nearest + bend)
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


def _tube(path: Floats, thickness: float, closed: bool) -> TubeMesh:
    """A tube around points (n, 3)."""
    ahead: Floats = np.roll(path, -1, axis=0) - np.roll(path, 1, axis=0)
    if not closed:
        ahead[0], ahead[-1] = path[1] - path[0], path[-1] - path[-2]
    ahead = unit(ahead)
    # Rims lie across the line of sight, temples along it: neither may run along its own reference.
    aside = unit(np.cross(ahead, np.array(ACROSS_RIM if closed else ACROSS_TEMPLE, np.float32)))
    third = np.cross(ahead, aside)
    angle = 2 * np.pi * np.arange(SIDES, dtype=np.float32) / SIDES
    normals = np.cos(angle)[None, :, None] * aside[:, None] + np.sin(angle)[None, :, None] * third[:, None]
    points = path[:, None] + normals * (thickness / 2)
    return TubeMesh(points.reshape(-1, 3), normals.reshape(-1, 3), _grid(len(path), closed))


def _grid(length: int, closed: bool) -> Ints:
    """Triangles between neighbouring rings of vertices."""
    here, side = np.meshgrid(np.arange(length if closed else length - 1), np.arange(SIDES), indexing="ij")
    ahead, beside = (here + 1) % length, (side + 1) % SIDES
    corners = [here * SIDES + side, here * SIDES + beside, ahead * SIDES + beside, ahead * SIDES + side]
    first, second, third, fourth = (corner.ravel() for corner in corners)
    return np.concatenate([np.column_stack([first, second, third]), np.column_stack([first, third, fourth])])


def _lens(rim: Floats) -> TubeMesh:
    """A fan inside a rim, with the normals of a shallow dome."""
    middle = rim.mean(0, keepdims=True)
    points = np.concatenate([middle, rim])
    normals = unit((points - middle) * 0.5 + np.array([0, 0, 1], np.float32))
    around = np.arange(len(rim))
    triangles = np.column_stack([np.zeros_like(around), around + 1, (around + 1) % len(rim) + 1])
    return TubeMesh(points, normals, triangles)


def _joined(meshes: Sequence[TubeMesh]) -> TubeMesh:
    starts = np.cumsum([0, *(len(mesh.positions) for mesh in meshes)])
    return TubeMesh(
        np.concatenate([mesh.positions for mesh in meshes]),
        np.concatenate([mesh.normals for mesh in meshes]),
        np.concatenate([mesh.triangles + start for mesh, start in zip(meshes, starts, strict=False)]),
    )
