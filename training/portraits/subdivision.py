"""One step of Catmull and Clark's subdivision (1978), as sparse matrices made once for all shapes."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from training.portraits.obj import Floats, Ints


@dataclass(frozen=True)
class Surface:
    """A smooth surface over a coarse mesh.

    ``positions`` maps coarse vertices (v, 3) to ``n`` fine ones; ``faces (f, 4)`` are quads of those;
    ``incidence`` (n, f) sums what its faces tell a fine vertex. Where the texture has seams, fine vertices
    are doubled: ``split (m,)`` names the fine vertex of each drawn one, with ``uvs (m, 2)``;
    ``triangles (2f, 3)`` join drawn ones.
    """

    positions: sparse.csr_array
    incidence: sparse.csr_array
    faces: Ints
    split: Ints
    uvs: Floats
    triangles: Ints

    def normals(self, vertices: Floats) -> Floats:
        """Unit normals (n, 3) of fine vertices (n, 3), each the mean of its faces by area."""
        corners = vertices[self.faces]
        across = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
        return unit(np.asarray(self.incidence @ across, np.float32))


def unit(vectors: Floats) -> Floats:
    """Vectors (..., 3) at length one."""
    lengths: Floats = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit_vectors: Floats = vectors / np.maximum(lengths, 1e-12)
    return unit_vectors


def smooth_surface(faces: Ints, face_uvs: Ints, uvs: Floats, vertex_count: int) -> Surface:
    """Subdivide quads ``faces (f, 4)`` once; border vertices stay on their border."""
    positions, fine_faces = _catmull_clark(faces, vertex_count)
    return _surface(positions, fine_faces, _corner_uvs(uvs[face_uvs]))


def flat_surface(faces: Ints, face_uvs: Ints, uvs: Floats, vertex_count: int) -> Surface:
    """The mesh as it is."""
    return _surface(sparse.eye_array(vertex_count, format="csr", dtype=np.float32), faces, uvs[face_uvs])


def _surface(positions: sparse.csr_array, faces: Ints, corner_uvs: Floats) -> Surface:
    count = positions.shape[0]
    corners = np.column_stack([faces.ravel(), np.round(corner_uvs.reshape(-1, 2) * 65536).astype(np.int64)])
    unique, first, inverse = np.unique(corners, axis=0, return_index=True, return_inverse=True)
    drawn = inverse.reshape(faces.shape)
    rows, columns = faces.ravel(), np.repeat(np.arange(len(faces)), 4)
    ones = np.ones(len(rows), np.float32)
    triangles = np.concatenate([drawn[:, [0, 1, 2]], drawn[:, [0, 2, 3]]])
    return Surface(
        positions=positions,
        incidence=sparse.csr_array((ones, (rows, columns)), shape=(count, len(faces))),
        faces=faces,
        split=unique[:, 0],
        uvs=corner_uvs.reshape(-1, 2)[first].astype(np.float32),
        triangles=triangles[(triangles[:, 0] != triangles[:, 2]) & (triangles[:, 1] != triangles[:, 2])],
    )


def _corner_uvs(uvs: Floats) -> Floats:
    """Texture corners (4f, 4, 2) of the fine faces of coarse ones with corners (f, 4, 2)."""
    edges = (uvs + np.roll(uvs, -1, axis=1)) / 2
    centres = np.repeat(uvs.mean(1, keepdims=True), 4, axis=1)
    return np.stack([uvs, edges, centres, np.roll(edges, 1, axis=1)], axis=2).reshape(-1, 4, 2)


def _catmull_clark(faces: Ints, count: int) -> tuple[sparse.csr_array, Ints]:
    """The matrix (n, count) to fine vertices (old, face and edge points) and the fine faces (4f, 4)."""
    ends = np.sort(np.stack([faces, np.roll(faces, -1, axis=1)], axis=2).reshape(-1, 2), axis=1)
    edges, edge_of_side, sides = np.unique(ends, axis=0, return_inverse=True, return_counts=True)
    edge_of_side = edge_of_side.reshape(faces.shape)
    face_points = _matrix(np.repeat(np.arange(len(faces)), 4), faces.ravel(), 0.25, (len(faces), count))
    middles = _matrix(np.repeat(np.arange(len(edges)), 2), edges.ravel(), 0.5, (len(edges), count))
    edge_faces = _matrix(
        edge_of_side.ravel(), np.repeat(np.arange(len(faces)), 4), 0.5, (len(edges), len(faces))
    )
    inner = sparse.diags_array((sides == 2).astype(np.float32))
    edge_points = middles + inner @ ((edge_faces @ face_points - middles) * 0.5)
    points = _vertex_points(faces, edges, sides, face_points, middles, count)
    matrix = sparse.vstack([points, face_points, edge_points]).tocsr().astype(np.float32)
    face_numbers = count + np.repeat(np.arange(len(faces))[:, None], 4, axis=1)
    edge_numbers = count + len(faces) + edge_of_side
    fine = np.stack([faces, edge_numbers, face_numbers, np.roll(edge_numbers, 1, axis=1)], axis=2)
    return matrix, fine.reshape(-1, 4)


def _vertex_points(
    faces: Ints,
    edges: Ints,
    sides: Ints,
    face_points: sparse.csr_array,
    middles: sparse.csr_array,
    count: int,
) -> sparse.csr_array:
    """Old vertices moved by (F + 2 R + (n - 3) P) / n inside, and by (R + P) / 2 on a border."""
    valence = np.bincount(faces.ravel(), minlength=count).astype(np.float32)
    border = np.zeros(count, bool)
    border[edges[sides == 1].ravel()] = True
    inside = ~border & (valence > 0)
    share = np.divide(1, valence, out=np.zeros_like(valence), where=valence > 0)
    own_faces = _matrix(faces.ravel(), np.repeat(np.arange(len(faces)), 4), 1, (count, len(faces)))
    own_edges = _matrix(edges.ravel(), np.repeat(np.arange(len(edges)), 2), 1, (count, len(edges)))
    smooth = sparse.diags_array(share**2) @ (own_faces @ face_points + 2 * (own_edges @ middles))
    keep = sparse.diags_array((valence - 3) * share)
    border_edges = sparse.diags_array(0.25 * (sides == 1))
    along = own_edges @ border_edges @ middles + 0.5 * sparse.eye_array(count)
    pick = [sparse.diags_array(chosen.astype(np.float32)) for chosen in (inside, border)]
    alone = sparse.diags_array((valence == 0).astype(np.float32))
    return (pick[0] @ (smooth + keep) + pick[1] @ along + alone).tocsr()


def _matrix(rows: Ints, columns: Ints, value: float, shape: tuple[int, int]) -> sparse.csr_array:
    values = np.full(len(rows), value, np.float32)
    return sparse.csr_array((values, (rows, columns)), shape=shape)
