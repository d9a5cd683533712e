"""Moves: bringing axes to target positions while locked axes stay where they are."""

import numpy as np

from tlgan_desktop.axes.projection import RANK_TOLERANCE, Subspace
from tlgan_desktop.axes.shell import rescale_rest
from tlgan_desktop.latents import FloatArray

REACHED = 1e-9
"""A target counts as reached within this many standard deviations."""

LONGEST_STEP = 1e5
"""A longer step would move locked axes by more than :data:`REACHED` through rounding alone."""

AT_REST = 1e-12
"""Targets this near are where the latent already is."""


class Inconsistent(ValueError):
    """No latent has these positions at once: the targets depend on one another or on the locks."""


def move(
    point: FloatArray,
    directions: FloatArray,
    targets: FloatArray,
    locked: Subspace,
    radius: float | None = None,
) -> FloatArray:
    """Bring the axes ``directions`` ``(k, d)`` of ``point`` ``(d,)`` to ``targets`` ``(k,)``.

    The shortest step that leaves the ``locked`` subspace alone: z' = z + pinv(U P)(t - U z), which for one
    axis is z + (t - s) / (u . d) d with d = P u. With a ``radius``, the component that neither targets nor
    locks ask for is then rescaled to keep that length.

    Raises:
        Inconsistent: no latent has these positions together.
        OutsideShell: only latents longer than the radius have them.
    """
    gaps = targets - directions @ point
    if np.abs(gaps).max(initial=0.0) <= AT_REST:
        return point
    step, moved = _shortest_step(locked.outside(directions), gaps)
    straight = np.asarray(point + step, dtype=np.float64)
    missed = np.abs(directions @ straight - targets).max()
    if missed > REACHED or np.linalg.norm(step) > LONGEST_STEP:
        raise Inconsistent
    return straight if radius is None else rescale_rest(straight, locked.joined(moved), radius)


def effect_kept(directions: FloatArray, locked: Subspace) -> FloatArray:
    """What the locks leave of each axis ``(k, d)``: ``||P u||`` in [0, 1], ``(k,)``."""
    lengths = np.linalg.norm(locked.outside(directions), axis=-1)
    return np.asarray(np.minimum(lengths, 1.0), dtype=np.float64)


def _shortest_step(free: FloatArray, gaps: FloatArray) -> tuple[FloatArray, Subspace]:
    """The shortest step ``(d,)`` that closes ``gaps`` along the rows of ``free``, and their span."""
    left, values, rows = np.linalg.svd(free, full_matrices=False)
    kept = values > RANK_TOLERANCE
    step = ((gaps @ left[:, kept]) / values[kept]) @ rows[kept]
    return step, Subspace(rows[kept].T)
