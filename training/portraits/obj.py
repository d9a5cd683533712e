"""Wavefront .obj meshes, as far as MakeHuman uses them: vertices, texture vertices, polygons, groups."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tlgan_desktop.errors import UserError

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Mesh:
    """Polygons of three or four corners; a triangle repeats its last corner.

    ``vertices (v, 3)``, ``uvs (t, 2)``, ``faces (f, 4)`` into the vertices, ``face_uvs (f, 4)`` into the
    texture vertices, ``groups (f,)`` into ``group_names``.
    """

    vertices: Floats
    uvs: Floats
    faces: Ints
    face_uvs: Ints
    groups: Ints
    group_names: tuple[str, ...]

    def group_vertices(self, name: str) -> Ints:
        """The vertices (n,) of one group.

        Raises:
            UserError: there is no such group.
        """
        if name not in self.group_names:
            raise UserError(
                f"The base mesh has no group {name!r}; give MakeHuman's assets for the mesh hm08."
            )
        return np.unique(self.faces[self.groups == self.group_names.index(name)])


class _Reader:
    def __init__(self) -> None:
        self.vertices: list[list[float]] = []
        self.uvs: list[list[float]] = []
        self.faces: list[list[int]] = []
        self.face_uvs: list[list[int]] = []
        self.groups: list[int] = []
        self.group_numbers: dict[str, int] = {}
        self._group = 0

    def line(self, words: list[str]) -> None:
        match words:
            case ["v", x, y, z, *_]:
                self.vertices.append([float(x), float(y), float(z)])
            case ["vt", u, v, *_]:
                self.uvs.append([float(u), float(v)])
            case ["g", *names]:
                name = names[0] if names else ""
                self._group = self.group_numbers.setdefault(name, len(self.group_numbers))
            case ["f", *corners]:
                self._face(corners)

    def _face(self, corners: list[str]) -> None:
        parts = [corner.split("/") for corner in corners]
        points = [int(part[0]) - 1 for part in parts]
        uvs = [int(part[1]) - 1 if len(part) > 1 and part[1] else 0 for part in parts]
        for k in range(1, len(points) - 1, 2):
            last = min(k + 2, len(points) - 1)
            self.faces.append([points[0], points[k], points[k + 1], points[last]])
            self.face_uvs.append([uvs[0], uvs[k], uvs[k + 1], uvs[last]])
            self.groups.append(self._group)

    def mesh(self) -> Mesh:
        return Mesh(
            vertices=np.array(self.vertices, np.float32).reshape(-1, 3),
            uvs=np.array(self.uvs or [[0.0, 0.0]], np.float32),
            faces=np.array(self.faces, np.int64).reshape(-1, 4),
            face_uvs=np.array(self.face_uvs, np.int64).reshape(-1, 4),
            groups=np.array(self.groups, np.int64),
            group_names=tuple(self.group_numbers),
        )


def read_obj(path: Path) -> Mesh:
    """Read a mesh.

    Raises:
        UserError: the file cannot be read as a mesh.
    """
    reader = _Reader()
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                reader.line(line.split())
        return reader.mesh()
    except (OSError, ValueError, IndexError) as error:
        raise UserError(f"{path} is not a readable .obj mesh: {error}.") from error
