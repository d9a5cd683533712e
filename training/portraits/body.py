"""The head, neck and shoulders of the base mesh, smoothed, with masks and landmarks."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from training.portraits.masks import beard_masks, cavity_mask, scalp_mask, smoothstep
from training.portraits.obj import Floats, Ints, Mesh
from training.portraits.subdivision import Surface, smooth_surface
from training.portraits.target import TargetFolder

LOWEST = 3.6
"""Height on the base mesh below which no picture reaches, in decimetres."""

UPPER_LIP, LOWER_LIP = "mouth/mouth-upperlip-volume-incr", "mouth/mouth-lowerlip-volume-incr"
LIP_FROM, LIP_TO = 0.15, 0.5
"""Shares of the longest offset between which the mask of the lips comes in."""

JOINTS = ("l-eye", "r-eye", "neck", "head")
SKIN_POINTS = {
    "bridge": (0.0, 7.28, 1.51),
    "left brow": (0.3, 7.55, 1.5),
    "right brow": (-0.3, 7.55, 1.5),
    "left cheek": (0.36, 7.02, 1.42),
    "right cheek": (-0.36, 7.02, 1.42),
    "left temple": (0.69, 7.36, 0.75),
    "right temple": (-0.69, 7.36, 0.75),
    "left ear": (0.73, 7.4, 0.5),
    "right ear": (-0.73, 7.4, 0.5),
}
"""Places on the skin of the base mesh, in decimetres, that glasses rest on or keep clear of."""


@dataclass(frozen=True)
class Landmarks:
    """Points (3,) of a head, in decimetres."""

    left_eye: Floats
    right_eye: Floats
    mouth: Floats
    neck: Floats
    head: Floats
    skin: Mapping[str, Floats]

    @property
    def eyes(self) -> Floats:
        """The point between the eyes."""
        middle: Floats = (self.left_eye + self.right_eye) / 2
        return middle

    @property
    def eye_distance(self) -> float:
        """In decimetres."""
        return float(np.linalg.norm(self.left_eye - self.right_eye))

    @property
    def eye_to_mouth(self) -> float:
        """How far below the eyes the mouth is, in decimetres."""
        return float(abs(self.eyes[1] - self.mouth[1]))


@dataclass(frozen=True)
class Body:
    """The drawn part of the base mesh.

    ``masks (m, 4)`` of the drawn vertices are lips, scalp, an empty one and mouth;
    ``beards`` (m,) are by kind; ``marks`` are the base vertices that each landmark is the middle of.
    """

    surface: Surface
    masks: Floats
    beards: Mapping[str, Floats]
    marks: Mapping[str, Ints]

    def landmarks(self, base: Floats) -> Landmarks:
        """The landmarks of base vertices (v, 3)."""
        points = {name: base[vertices].mean(0) for name, vertices in self.marks.items()}
        return Landmarks(
            left_eye=points["l-eye"],
            right_eye=points["r-eye"],
            mouth=points["mouth"],
            neck=points["neck"],
            head=points["head"],
            skin={name: points[name] for name in SKIN_POINTS},
        )


def read_body(mesh: Mesh, targets: TargetFolder) -> Body:
    """Prepare the base mesh.

    Raises:
        UserError: the mesh is not MakeHuman's, or the lips' targets are missing.
    """
    surface = _drawn_surface(mesh)
    lips, cavity = lip_mask(len(mesh.vertices), targets), cavity_mask(mesh.vertices)
    masks = np.column_stack([lips, scalp_mask(mesh.vertices), np.zeros_like(lips), cavity])
    bare = 1 - np.maximum(lips, cavity)
    marks = {name: mesh.group_vertices(f"joint-{name}") for name in JOINTS}
    marks["mouth"] = targets.read(UPPER_LIP)[0]
    marks |= {name: _nearest(mesh.vertices, place) for name, place in SKIN_POINTS.items()}
    drawn = surface.positions[surface.split]
    return Body(
        surface=surface,
        masks=(drawn @ masks).astype(np.float32),
        beards={kind: drawn @ (mask * bare) for kind, mask in beard_masks(mesh.vertices).items()},
        marks=marks,
    )


def lip_mask(count: int, targets: TargetFolder) -> Floats:
    """Where the lips are (count,), 0 to 1: what the targets of their volume move."""
    mask = np.zeros(count, np.float32)
    for name in (UPPER_LIP, LOWER_LIP):
        vertices, offsets = targets.read(name)
        lengths = np.linalg.norm(offsets, axis=1)
        mask[vertices] = np.maximum(mask[vertices], lengths / max(float(lengths.max()), 1e-6))
    return smoothstep(LIP_FROM, LIP_TO, mask)


def _drawn_surface(mesh: Mesh) -> Surface:
    body = mesh.group_names.index("body") if "body" in mesh.group_names else 0
    chosen = (mesh.groups == body) & (mesh.vertices[mesh.faces][..., 1] > LOWEST).all(1)
    return smooth_surface(mesh.faces[chosen], mesh.face_uvs[chosen], mesh.uvs, len(mesh.vertices))


def _nearest(vertices: Floats, place: tuple[float, float, float]) -> Ints:
    return np.array([np.argmin(((vertices - np.array(place, np.float32)) ** 2).sum(1))])
