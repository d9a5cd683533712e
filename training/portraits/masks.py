"""Soft masks on the base mesh, by its coordinates in decimetres (eyes at height 7.28, mouth at 6.61)."""

import numpy as np

from training.portraits.obj import Floats

BEARDS = ("none", "stubble", "full", "goatee", "moustache")
"""Kinds of beard; a portrait's ``beard_kind`` counts them from 0."""


def smoothstep(low: float, high: float, values: Floats) -> Floats:
    """0 at ``low``, 1 at ``high``, smooth between."""
    share = np.clip((values - low) / (high - low), 0, 1)
    smooth: Floats = share * share * (3 - 2 * share)
    return smooth


def beard_masks(vertices: Floats) -> dict[str, Floats]:
    """Where each kind of beard grows on vertices (v, 3), 0 to 1 (v,)."""
    across, y, z = np.abs(vertices[:, 0]), vertices[:, 1], vertices[:, 2]
    front = smoothstep(1.15, 1.3, z)
    lip = smoothstep(6.64, 6.7, y) * smoothstep(6.87, 6.81, y) * smoothstep(0.36, 0.25, across)
    corners = smoothstep(6.52, 6.6, y) * smoothstep(6.76, 6.7, y) * _band(across, 0.3, 0.09)
    moustache = np.maximum(lip, corners) * front
    chin = smoothstep(0.32, 0.22, across) * smoothstep(6.52, 6.44, y) * smoothstep(0.95, 1.15, z)
    sides = _band(across, 0.3, 0.1) * smoothstep(6.74, 6.66, y) * front
    goatee = np.maximum.reduce([moustache, chin, sides]) * smoothstep(6.0, 6.14, y)
    full = np.maximum(goatee, _jaw(across, y, z))
    return {"stubble": full, "full": full, "goatee": goatee, "moustache": moustache}


def _jaw(across: Floats, y: Floats, z: Floats) -> Floats:
    """Cheeks below a line from the mouth to the ear, and the jaw, but not the mouth."""
    line = 6.7 + 0.95 * np.clip(across - 0.3, 0, 0.5)
    below = smoothstep(0.08, -0.08, y - line) * smoothstep(6.0, 6.16, y)
    beside = smoothstep(0.18, 0.3, np.maximum(across, 6.68 - y))
    return below * beside * smoothstep(0.5, 0.66, z)


def scalp_mask(vertices: Floats) -> Floats:
    """Where hair grows on the head (v,), 0 to 1."""
    x, y, z = vertices.T
    hairline = 8.0 - 0.95 * np.clip((1.0 - z) / 0.9, 0, 1.4) - 0.5 * np.clip(np.abs(x) - 0.4, 0, 0.3)
    return smoothstep(-0.06, 0.16, y - hairline)


def cavity_mask(vertices: Floats) -> Floats:
    """How deep in the mouth or in a nostril a vertex is (v,), 0 to 1: how far behind what is before it."""
    x, y, z = vertices.T
    near = np.flatnonzero((np.abs(x) < 0.32) & (y > 6.3) & (y < 7.05) & (z > 0.4))
    flat = vertices[near, :2]
    close = ((flat[:, None] - flat[None]) ** 2).sum(2) < 0.06**2
    before = np.where(close, z[near][None], -np.inf).max(1, initial=-np.inf)
    mask = np.zeros(len(vertices), np.float32)
    mask[near] = smoothstep(0.09, 0.22, before - z[near])
    return mask


def _band(values: Floats, middle: float, width: float) -> Floats:
    return smoothstep(width, 0.4 * width, np.abs(values - middle))
