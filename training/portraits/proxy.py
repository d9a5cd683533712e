"""MakeHuman's .mhclo proxies: hair, eyes, brows, lashes and teeth that follow the base mesh."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tlgan_desktop.errors import UserError
from training.portraits.obj import Floats, Ints, Mesh, read_obj

AXES = ("x_scale", "y_scale", "z_scale")


@dataclass(frozen=True)
class Proxy:
    """A mesh whose every vertex hangs on three vertices of the base mesh.

    ``anchors (v, 3)`` into the base mesh, ``weights (v, 3)``, ``offsets (v, 3)`` scaled along each axis by
    the distance of two ``scale_vertices (3, 2)`` over its ``scale_lengths (3,)``.
    """

    name: str
    mesh: Mesh
    material: Path | None
    anchors: Ints
    weights: Floats
    offsets: Floats
    scale_vertices: Ints
    scale_lengths: Floats

    def fit(self, base: Floats) -> Floats:
        """The vertices (v, 3) on a base mesh of these vertices."""
        ends = base[self.scale_vertices]
        distances = np.abs(ends[:, 0] - ends[:, 1])[np.arange(3), np.arange(3)]
        scales = distances / self.scale_lengths
        fitted: Floats = np.einsum("vac,va->vc", base[self.anchors], self.weights) + self.offsets * scales
        return fitted


def read_proxy(path: Path) -> Proxy:
    """Read a .mhclo file and the mesh that it names.

    Raises:
        UserError: the file or its mesh cannot be read.
    """
    try:
        head, rows = _parts(path.read_text(encoding="utf-8", errors="replace"))
        scales = [head[axis] for axis in AXES]
        mesh = read_obj(path.parent / head["obj_file"][0])
        bindings = np.array(rows, np.float64)
        if len(bindings) != len(mesh.vertices):
            raise ValueError(f"{len(bindings)} bindings for {len(mesh.vertices)} vertices")
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise UserError(f"{path} is not a readable .mhclo proxy: {error}.") from error
    return Proxy(
        name=path.stem,
        mesh=mesh,
        material=path.parent / head["material"][0] if "material" in head else None,
        anchors=bindings[:, :3].astype(np.int64),
        weights=bindings[:, 3:6].astype(np.float32),
        offsets=bindings[:, 6:].astype(np.float32),
        scale_vertices=np.array([[int(first), int(second)] for first, second, _ in scales]),
        scale_lengths=np.array([float(length) for _, _, length in scales], np.float32),
    )


def _parts(text: str) -> tuple[dict[str, list[str]], list[list[float]]]:
    """What stands in front of the bindings, by keyword, and the bindings with nine numbers each."""
    head: dict[str, list[str]] = {}
    rows: list[list[float]] = []
    binding = False
    for words in (line.split() for line in text.splitlines()):
        if not words or words[0].startswith("#"):
            continue
        if words[0].lstrip("-").isdigit():
            if binding:
                rows.append(_binding(words))
            continue
        # Bindings end where a list of the base mesh's vertices to hide begins.
        binding = words[0] == "verts" or (binding and words[0] != "delete_verts")
        head[words[0]] = words[1:]
    return head, rows


def _binding(words: list[str]) -> list[float]:
    """One line of bindings; a single number hangs the vertex on one vertex alone."""
    if len(words) == 1:
        return [float(words[0])] * 3 + [1.0, 0.0, 0.0] + [0.0] * 3
    return [float(word) for word in words[:9]]
