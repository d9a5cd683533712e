"""Turning the head on the neck: a rotation that fades out from the jaw to the collarbones."""

from dataclasses import dataclass

import numpy as np

from training.portraits.obj import Floats

FADE_FROM, FADE_TO = -0.25, 0.75
"""Heights over the neck joint, in decimetres, between which the head's rotation comes in."""

LEAN = 0.55
"""How much farther up something counts for each decimetre in front: the chin turns with the head."""

BODY_TURN = 0.3
"""Share of the head's turn that the shoulders follow."""


@dataclass(frozen=True)
class Pose:
    """Rotates points about ``pivot`` (3,) by the rotation vector ``rotation`` (3,), in radians."""

    pivot: Floats
    rotation: Floats

    def apply(self, points: Floats) -> Floats:
        """Points (v, 3) after the turn."""
        local = points - self.pivot
        return self.pivot + turn(local, self.rotation, self._shares(local))

    @staticmethod
    def _shares(points: Floats) -> Floats:
        height = points[:, 1] + LEAN * points[:, 2]
        share = np.clip((height - FADE_FROM) / (FADE_TO - FADE_FROM), 0, 1)
        smooth: Floats = share * share * (3 - 2 * share)
        return BODY_TURN + (1 - BODY_TURN) * smooth


def turn(vectors: Floats, rotation: Floats, shares: Floats | None = None) -> Floats:
    """Vectors (v, 3) turned by shares (v,) of a rotation vector (3,), by Rodrigues' formula."""
    angle = float(np.linalg.norm(rotation))
    if angle < 1e-6:
        return vectors
    axis = rotation / angle
    angles = angle * (np.ones(len(vectors), np.float32) if shares is None else shares)
    cosine, sine = np.cos(angles)[:, None], np.sin(angles)[:, None]
    along = (vectors @ axis)[:, None] * axis
    turned: Floats = vectors * cosine + np.cross(axis, vectors) * sine + along * (1 - cosine)
    return turned.astype(np.float32)


def rotation_vector(yaw: float, pitch: float, roll: float) -> Floats:
    """The rotation by roll (about z), then pitch (x), then yaw (y) in radians, as a vector (3,).

    Positive yaw turns the face to the right of the picture, positive pitch lowers it, positive roll tilts the
    head towards the left of the picture.
    """
    matrix = _about(1, yaw) @ _about(0, pitch) @ _about(2, roll)
    angle = np.arccos(np.clip((np.trace(matrix) - 1) / 2, -1, 1))
    odd = np.array([matrix[2, 1] - matrix[1, 2], matrix[0, 2] - matrix[2, 0], matrix[1, 0] - matrix[0, 1]])
    length = np.linalg.norm(odd)
    vector = odd * (angle / length) if length > 1e-9 else np.zeros(3)
    return vector.astype(np.float32)


def _about(axis: int, angle: float) -> Floats:
    first, second = (axis + 1) % 3, (axis + 2) % 3
    matrix = np.eye(3)
    matrix[first, first] = matrix[second, second] = np.cos(angle)
    matrix[first, second], matrix[second, first] = -np.sin(angle), np.sin(angle)
    return matrix
