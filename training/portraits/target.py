"""MakeHuman's morph targets: sparse vertex offsets, as text files or compiled into one ``targets.npz``."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse

from tlgan_desktop.errors import UserError
from training.portraits.obj import Floats, Ints

COMPILED_UNIT = np.float32(1e-3)
"""MakeHuman stores compiled offsets as whole thousandths of a decimetre."""


class TargetFolder:
    """The targets below ``folder/targets``; names are paths in there without their ending."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        archive = folder / "targets.npz"
        self._archive: Mapping[str, Floats] = np.load(archive) if archive.is_file() else {}

    def read(self, name: str) -> tuple[Ints, Floats]:
        """The vertices (n,) that a target moves and their offsets (n, 3) in decimetres.

        Raises:
            UserError: there is no such target, or it cannot be read.
        """
        index = f"targets/{name}.index"
        if index in self._archive:
            offsets = self._archive[f"targets/{name}.vector"].astype(np.float32) * COMPILED_UNIT
            return self._archive[index].astype(np.int64), offsets
        return read_target(self._folder / "targets" / f"{name}.target")


def read_target(path: Path) -> tuple[Ints, Floats]:
    """Read ``vertex dx dy dz`` lines: the vertices (n,) and their offsets (n, 3).

    Raises:
        UserError: the file cannot be read as a target.
    """
    try:
        lines = path.read_bytes().decode("utf-8", errors="replace").splitlines()
        numbers = " ".join(line for line in lines if not line.startswith("#"))
        table = np.array(numbers.split(), np.float64).reshape(-1, 4)
    except (OSError, ValueError) as error:
        raise UserError(f"{path} is not a readable morph target: {error}.") from error
    return table[:, 0].astype(np.int64), table[:, 1:].astype(np.float32)


class Morpher:
    """A mesh and the targets that change it: vertices + weights @ offsets."""

    def __init__(self, vertices: Floats, targets: TargetFolder, names: Sequence[str]) -> None:
        self._vertices = vertices
        self._row = {name: row for row, name in enumerate(names)}
        self._offsets = sparse.vstack(
            [_offsets_row(targets.read(name), len(vertices)) for name in names]
        ).tocsr()

    def morph(self, weights: Mapping[str, float]) -> Floats:
        """The vertices (v, 3) with each named target in its weight."""
        row = np.zeros(len(self._row), np.float32)
        for name, weight in weights.items():
            row[self._row[name]] += weight
        moved = (sparse.csr_array(row[None]) @ self._offsets).toarray()
        return self._vertices + np.asarray(moved, np.float32).reshape(-1, 3)


def _offsets_row(target: tuple[Ints, Floats], count: int) -> sparse.csr_array:
    vertices, offsets = target
    columns = (vertices[:, None] * 3 + np.arange(3)).ravel()
    rows = np.zeros(len(columns), np.int64)
    return sparse.csr_array((offsets.ravel(), (rows, columns)), shape=(1, 3 * count))
