"""The document: one picture being edited."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import FloatArray


@dataclass(frozen=True, eq=False)
class Document:
    """A latent on its way from a start latent, and the axes that are locked.

    Latents ``(d,)`` are float64 and read-only, in the latent space of the axis set (z, or w as the network
    takes it). ``locks`` are names in the order of the axis set. A ``straight`` document moves along the
    paper's straight line and may leave the shell of its prior. Where ``layers`` (first, last) are given,
    edits in w act on those layers of the network alone and the others are drawn from the start (w+; Karras
    et al. 2019, style mixing): coarse layers carry shape and pose, fine ones colours. Documents are equal
    when every bit is.
    """

    start: FloatArray
    latent: FloatArray
    locks: tuple[str, ...] = ()
    straight: bool = False
    layers: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", frozen_latent(self.start))
        object.__setattr__(self, "latent", frozen_latent(self.latent))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())

    @property
    def edited(self) -> bool:
        """Whether the latent differs from the start."""
        return self.latent.tobytes() != self.start.tobytes()

    def reset(self) -> "Document":
        """Back to the start picture; the locks stay on, at its positions."""
        return replace(self, latent=self.start)

    def drawn(self, num_layers: int) -> FloatArray:
        """What the generator draws: the latent ``(d,)``, or one row a layer ``(num_layers, d)``.

        Raises:
            UserError: the network has fewer layers than the edit is for.
        """
        if self.layers is None:
            return self.latent
        first, last = self.layers
        if last >= num_layers:
            raise UserError(f"This generator has the layers 0 to {num_layers - 1}; choose layers among them.")
        rows = np.tile(self.start, (num_layers, 1))
        rows[first : last + 1] = self.latent
        return rows

    def _identity(self) -> tuple[object, ...]:
        return self.start.tobytes(), self.latent.tobytes(), self.locks, self.straight, self.layers


def frozen_latent(latent: ArrayLike) -> FloatArray:
    """A read-only float64 copy ``(d,)`` of a latent; an array that is one already is shared.

    Raises:
        ValueError: the latent is not a row of finite numbers.
    """
    if isinstance(latent, np.ndarray) and latent.dtype == np.float64 and not latent.flags.writeable:
        array = latent
    else:
        array = np.array(latent, dtype=np.float64)
        array.setflags(write=False)
    if array.ndim != 1 or not np.isfinite(array).all():
        raise ValueError("a latent is one row of finite numbers")
    return array
