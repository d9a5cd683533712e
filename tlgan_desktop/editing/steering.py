"""Steering: every edit of a document along the axes of one set, for the window and the command line alike."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.locks import LockedAxes
from tlgan_desktop.axes.moves import Inconsistent, move
from tlgan_desktop.axes.sampling import random_within_locks
from tlgan_desktop.axes.shell import OutsideShell
from tlgan_desktop.editing.document import Document, frozen_latent
from tlgan_desktop.editing.recipe import RecipeEdit
from tlgan_desktop.editing.refusals import refusal
from tlgan_desktop.editing.sliders import SliderState, slider_states
from tlgan_desktop.errors import UsageError, UserError
from tlgan_desktop.latents import FloatArray, Prior, sample_latents, to_sphere

ON_SPHERE = 1e-12
"""A latent whose length is this near to sqrt(d), relatively, is left as it is, to the last bit."""


class Steering:
    """Opens, moves, locks and randomises documents along the axes of one set.

    Documents are values: every method returns a new one and leaves its argument as it was.
    """

    def __init__(self, axis_set: AxisSet) -> None:
        self.axis_set = axis_set
        self._locked = LockedAxes.of(axis_set, ())

    def open(self, latent: ArrayLike, straight: bool = False) -> Document:
        """A new document that starts at ``latent`` ``(d,)``, brought to the sphere where that is the prior.

        Raises:
            UserError: the latent is not one row of d finite numbers.
        """
        start = self._checked(latent)
        start = start if straight else self._on_shell(start)
        return Document(start, start, straight=straight)

    def positions(self, latent: ArrayLike) -> dict[str, float]:
        """The position of a latent ``(d,)`` along every axis, in standard deviations."""
        values = self.axis_set.positions(self._checked(latent))
        return dict(zip(self.axis_set.names, map(float, values), strict=True))

    def sliders(self, document: Document) -> dict[str, SliderState]:
        """What every slider shows. Ranges depend on the locked positions alone, so a drag keeps them."""
        point = self.axis_set.to_edit(document.latent)
        return slider_states(self.axis_set, point, self._locks(document), self._radius(document))

    def reachable(self, document: Document, name: str) -> tuple[float, float]:
        """The positions that one axis can take under the locks; infinite ends where there is no shell.

        Raises:
            UserError: there is no axis of this name.
        """
        index = self.axis_set.index(name)
        point = self.axis_set.to_edit(document.latent)
        lows, highs = self._locks(document).reachable(point, self._radius(document))
        return float(lows[index]), float(highs[index])

    def move(
        self, document: Document, targets: Mapping[str, float], origin: ArrayLike | None = None
    ) -> Document:
        """Bring axes to target positions together, the locked ones unchanged.

        A drag passes the latent at its start as ``origin``: every step of it is computed from there, so
        dragging back returns the same picture.

        Raises:
            UsageError: an axis is both set and locked.
            UserError: a name is unknown, or a target is out of reach; names the range that can be reached.
        """
        rows = [self.axis_set.index(name) for name in targets]
        self._refuse_locked(document, targets)
        before = document.latent if origin is None else self._checked(origin)
        point = self.axis_set.to_edit(before)
        goals = _finite(targets)
        locked, radius = self._locks(document), self._radius(document)
        try:
            moved = move(point, self.axis_set.directions[rows], goals, locked.subspace, radius)
        except (Inconsistent, OutsideShell) as error:
            raise refusal(self.axis_set, locked, point, targets, radius) from error
        latent = before if moved is point else self.axis_set.with_edit(before, moved)
        return replace(document, latent=latent)

    def with_lock(self, document: Document, name: str, locked: bool) -> Document:
        """Lock or unlock one axis where it is.

        Raises:
            UserError: there is no axis of this name.
        """
        self.axis_set.index(name)
        wanted = {*document.locks, name} if locked else {*document.locks} - {name}
        return replace(document, locks=tuple(each for each in self.axis_set.names if each in wanted))

    def with_straight(self, document: Document, straight: bool) -> Document:
        """Switch between the shell and the paper's straight line.

        Going back to the shell scales the latent, which leaves the picture of a network that normalises z
        as it is; positions shrink by the same factor.
        """
        latent = document.latent if straight else self._on_shell(document.latent)
        return replace(document, latent=latent, straight=straight)

    def with_layers(self, document: Document, layers: tuple[int, int] | None) -> Document:
        """Let edits act on the layers from the first to the last of ``layers`` alone, or on all when None.

        Raises:
            UserError: the axes do not live in w, or the range is empty.
        """
        if layers is not None and self.axis_set.space != "w":
            raise UserError("Only edits in w can be kept to some layers; these axes live in z.")
        if layers is not None and not 0 <= layers[0] <= layers[1]:
            raise UserError("A range of layers runs from the first to the last of them, such as 0-3.")
        return replace(document, layers=layers)

    def random(self, document: Document, seed: int, fresh: ArrayLike | None = None) -> Document:
        """A new random start with the locked positions of this document; the locks stay on.

        ``fresh`` is the latent ``(d,)`` to take what is not locked from: in w, the mapped latent of the
        seed. Left out, it is drawn here: from the prior in z, and in w from a normal distribution with the
        mean and covariance of the space.
        """
        drawn = self._draw(seed) if fresh is None else self._checked(fresh)
        if not document.locks:
            opened = self.open(drawn)
            return replace(document, start=opened.start, latent=opened.latent)
        before = document.latent
        point = random_within_locks(
            self.axis_set.to_edit(before),
            self.axis_set.to_edit(drawn),
            self._locks(document).subspace,
            self._shell_radius(),
        )
        latent = frozen_latent(self.axis_set.with_edit(drawn, point))
        return replace(document, start=latent, latent=latent)

    def replay(self, document: Document, edits: Iterable[RecipeEdit]) -> Document:
        """The edits of a recipe on another document; ends with the locks of the last edit.

        Raises:
            UserError: a name is unknown to these axes, or a position is out of this document's reach.
        """
        for edit in edits:
            for name in edit.locks:
                self.axis_set.index(name)
            locks = tuple(name for name in self.axis_set.names if name in edit.locks)
            prepared = replace(self.with_straight(document, edit.straight), locks=locks)
            document = self.move(prepared, edit.targets)
        return document

    def _draw(self, seed: int) -> FloatArray:
        dimension = self.axis_set.dimension
        if self.axis_set.whitening is not None:
            white = sample_latents(seed, 1, dimension, Prior.NORMAL)[0]
            return self.axis_set.whitening.from_white(white)
        return np.asarray(sample_latents(seed, 1, dimension, self.axis_set.prior)[0], dtype=np.float64)

    def _shell_radius(self) -> float | None:
        on_sphere = self.axis_set.space == "z" and self.axis_set.prior is Prior.SPHERE
        return math.sqrt(self.axis_set.dimension) if on_sphere else None

    def _radius(self, document: Document) -> float | None:
        return None if document.straight else self._shell_radius()

    def _on_shell(self, latent: FloatArray) -> FloatArray:
        radius = self._shell_radius()
        if radius is None or abs(float(np.linalg.norm(latent)) - radius) <= ON_SPHERE * radius:
            return latent
        return frozen_latent(to_sphere(latent))

    def _checked(self, latent: ArrayLike) -> FloatArray:
        try:
            row = frozen_latent(latent)
        except (TypeError, ValueError) as error:
            raise UserError("The latent is not one row of finite numbers; open another picture.") from error
        if len(row) != self.axis_set.dimension:
            raise UserError(
                f"The latent has {len(row)} dimensions, but these axes have {self.axis_set.dimension}; "
                "choose axes that were found for this generator."
            )
        return row

    def _locks(self, document: Document) -> LockedAxes:
        """What the document's locks leave; kept from one step of a drag to the next."""
        locked = self._locked
        if locked.names != document.locks:
            locked = LockedAxes.of(self.axis_set, document.locks)
            self._locked = locked
        return locked

    def _refuse_locked(self, document: Document, targets: Mapping[str, float]) -> None:
        for name in targets:
            if name in document.locks:
                raise UsageError(f"'{name}' is both set and locked; do one or the other.")


def _finite(targets: Mapping[str, float]) -> FloatArray:
    goals = np.array(list(targets.values()), dtype=np.float64)
    if not np.isfinite(goals).all():
        raise UserError("A position must be a finite number, such as 1.5.")
    return goals
