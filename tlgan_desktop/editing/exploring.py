"""Other pictures than the one being edited: its neighbours, mixes of two, the average; locks hold in all."""

import math
from dataclasses import replace

import numpy as np

from tlgan_desktop.axes.projection import Subspace, span
from tlgan_desktop.editing.document import Document
from tlgan_desktop.editing.interpolation import between
from tlgan_desktop.editing.scene import Scene
from tlgan_desktop.editing.steering import Steering
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import FloatArray, Prior, bring_to_prior, to_sphere


def begun_anew(document: Document, fresh: FloatArray, steering: Steering | None, prior: Prior) -> Document:
    """A document that starts at ``fresh`` ``(d,)``, brought to the locked positions of ``document``.

    Without axes (``steering`` None) there are no locks, and the latent is a z.
    """
    if steering is not None:
        return steering.random(document, 0, fresh=fresh)
    latent = to_sphere(fresh) if prior is Prior.SPHERE else fresh
    return Document(latent, latent, straight=document.straight)


def neighbours(
    document: Document,
    steering: Steering | None,
    prior: Prior,
    seed: int,
    count: int,
    size: float,
    features_only: bool = False,
) -> tuple[Document, ...]:
    """``count`` random documents near one, its locked positions unchanged.

    A neighbour is x' = cos(a) x + sin(a) e with a fresh draw e from the prior and a = ``size`` x 90 degrees,
    so it is itself a draw from a spherical or normal prior, more or less like x (the preconditioned
    Crank-Nicolson step; Cotter et al. 2013); under a uniform prior x' = (1 - size) x + size e. With
    ``features_only`` only the component in the span of the axes takes part.

    Args:
        document: the one in the middle.
        steering: the axes and their locks; None without axes.
        prior: of the generator.
        seed: the neighbours of a seed are always the same.
        count: how many.
        size: of the step, from 0 (the same picture) to 1 (a picture that has nothing of it but the locks).
        features_only: leave alone what no axis tells of.
    """
    axis_set = None if steering is None else steering.axis_set
    white = axis_set is not None and axis_set.whitening is not None
    drawn_from = Prior.NORMAL if white else prior
    keep, take = _shares(size, drawn_from)
    point = document.latent if axis_set is None else axis_set.to_edit(document.latent)
    varied = span(axis_set.directions) if features_only and axis_set is not None else None
    draws = bring_to_prior(_own_draws(seed, count, len(point)), drawn_from)
    points = [point + _inside(varied, (keep - 1) * point + take * draw) for draw in draws]
    latents = points if axis_set is None else [axis_set.with_edit(document.latent, each) for each in points]
    return tuple(begun_anew(document, latent, steering, prior) for latent in latents)


def mixed(
    present: Scene, one: Scene, other: Scene, share: float, steering: Steering | None, prior: Prior
) -> Scene:
    """The scene at ``share`` in [0, 1] of the way between two, with the locked positions of ``present``.

    The way is an arc in z (slerp) and straight in w and under a uniform prior; the truncation changes evenly.
    Labels, cutoff and straightness are those of the present scene.
    """
    space = "z" if steering is None else steering.axis_set.space
    arc = space == "z" and prior is not Prior.UNIFORM
    way = between(one.document.latent, other.document.latent, np.array([share]), arc)
    document = begun_anew(present.document, way[0], steering, prior)
    truncation = (1 - share) * one.truncation + share * other.truncation
    return replace(present, document=document, seed=None, truncation=truncation)


def average(present: Scene, steering: Steering | None, prior: Prior, has_styles: bool) -> Scene:
    """The picture of the mean latent: of w where axes live there or the generator ``has_styles``, else of z.

    Axes in w start from the mean of w. Otherwise styles are truncated to their mean: the latent stays, and is
    seen again as truncation is taken back. Without styles it is the picture of z = 0.

    Raises:
        UserError: z lies on a sphere, which has no middle that the generator could draw.
    """
    if steering is not None and steering.axis_set.whitening is not None:
        document = begun_anew(present.document, steering.axis_set.whitening.mean, steering, prior)
        return replace(present, document=document, seed=None)
    if has_styles:
        return replace(present, truncation=0.0, cutoff=None)
    if prior is Prior.SPHERE:
        raise UserError(
            "This generator has no average picture: its latents lie on a sphere, and z = 0 does not."
        )
    document = begun_anew(present.document, np.zeros_like(present.document.latent), steering, prior)
    return replace(present, document=document, seed=None)


def _shares(size: float, prior: Prior) -> tuple[float, float]:
    """How much of the point is kept, and how much of the fresh draw is taken."""
    if prior is Prior.UNIFORM:
        return 1 - size, size
    return math.cos(size * math.pi / 2), math.sin(size * math.pi / 2)


def _own_draws(seed: int, count: int, dimension: int) -> FloatArray:
    """Normal draws ``(count, d)`` other than those of seeds: one may be the present picture."""
    return np.random.default_rng((seed, 1)).standard_normal((count, dimension))


def _inside(varied: Subspace | None, step: FloatArray) -> FloatArray:
    return step if varied is None else varied.inside(step)
