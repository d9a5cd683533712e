from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import Document, Scene, Steering, scenes_along, scenes_through
from tlgan_desktop.editing.interpolation import between
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import Prior

EXACT = 1e-12
SCENES = tuple(
    Scene(Document(row, row), seed, truncation=0.5 + 0.1 * seed)
    for seed, row in enumerate(8 * np.eye(64)[:3])
)


def at(*numbers: float) -> list[Scene]:
    """Scenes with these numbers as their latents."""
    latents = [np.full(2, number) for number in numbers]
    return [Scene(Document(latent, latent)) for latent in latents]


def latents_of(scenes: Sequence[Scene]) -> np.ndarray:
    return np.array([scene.document.latent for scene in scenes])


def test_a_way_along_an_axis_goes_there_and_back(z_axes: AxisSet) -> None:
    steering = Steering(z_axes)
    scene = Scene(steering.open(np.ones(64)))
    scenes = scenes_along(steering, scene, "Smile", -1.0, 2.0, 8)
    smiles = [steering.positions(each.document.latent)["Smile"] for each in scenes]
    assert smiles[0] == pytest.approx(-1.0, abs=1e-9)
    assert smiles[4] == pytest.approx(2.0, abs=1e-9)
    assert smiles[1:4] == pytest.approx(smiles[:4:-1], abs=1e-9)
    with pytest.raises(UserError, match="two pictures"):
        scenes_along(steering, scene, "Smile", -1.0, 1.0, 1)


@pytest.mark.parametrize("ends", [(-60.0, 1.0), (-1.0, 60.0)])
@pytest.mark.parametrize("frames", [2, 7, 2000])
def test_an_end_out_of_reach_is_refused_before_any_frame_is_asked_for(
    z_axes: AxisSet, ends: tuple[float, float], frames: int
) -> None:
    steering = Steering(z_axes)
    with pytest.raises(UserError, match="cannot be brought to"):
        scenes_along(steering, Scene(steering.open(np.ones(64))), "Smile", *ends, frames)


@given(share=st.floats(0, 1), frames=st.integers(2, 50))
def test_where_the_ends_can_be_reached_all_frames_can(z_axes: AxisSet, share: float, frames: int) -> None:
    steering = Steering(z_axes)
    document = steering.with_lock(steering.open(np.ones(64)), z_axes.names[-1], locked=True)
    low, high = steering.reachable(document, "Smile")
    ends = (1 - 1e-9) * low, (share * high + (1 - share) * low) * (1 - 1e-9)
    assert len(list(scenes_along(steering, Scene(document), "Smile", *ends, frames))) == frames


def test_a_way_through_key_frames_visits_each_on_the_shell() -> None:
    scenes = scenes_through(SCENES, 4, "z", Prior.SPHERE)
    assert len(scenes) == 9
    for key_frame, scene in zip(SCENES, scenes[::4], strict=True):
        np.testing.assert_allclose(scene.document.latent, key_frame.document.latent, atol=EXACT)
        assert scene.truncation == pytest.approx(key_frame.truncation)
    assert [np.linalg.norm(scene.document.latent) for scene in scenes] == pytest.approx([8.0] * 9)


def test_key_frames_are_passed_and_a_loop_closes() -> None:
    way = scenes_through(at(0, 1, 4), 4, "w", Prior.NORMAL)
    np.testing.assert_allclose(latents_of(way)[[0, 4, 8], 0], [0, 1, 4])
    assert len(way) == 9
    loop = scenes_through(at(0, 1, 4), 4, "w", Prior.NORMAL, loop=True)
    assert len(loop) == 12
    np.testing.assert_allclose(latents_of(loop)[-1], [1, 1])


def test_a_loop_returns_to_the_first_key_frame() -> None:
    scenes = scenes_through(SCENES, 4, "w", Prior.NORMAL, loop=True)
    assert len(scenes) == 12
    last = 0.75 * SCENES[0].document.latent + 0.25 * SCENES[2].document.latent
    np.testing.assert_allclose(scenes[-1].document.latent, last)
    assert scenes[-1].truncation == pytest.approx(0.75 * 0.5 + 0.25 * 0.7)


@given(
    seed=st.integers(0, 10**6),
    stops=st.integers(2, 5),
    frames=st.integers(1, 40),
    loop=st.booleans(),
    arc=st.booleans(),
)
def test_every_frame_lies_where_its_whole_leg_computed_at_once_has_it(
    seed: int, stops: int, frames: int, loop: bool, arc: bool
) -> None:
    rng = np.random.default_rng(seed)
    latents = 4 * rng.standard_normal((stops, 2, 16))
    truncations = rng.uniform(size=stops)
    pairs = zip(latents, truncations, strict=True)
    scenes = [Scene(Document(start, latent), truncation=shade) for (start, latent), shade in pairs]
    way = scenes_through(scenes, frames, "z" if arc else "w", Prior.NORMAL, loop)
    shares = np.arange(frames) / frames
    legs = [(leg, (leg + 1) % stops) for leg in range(stops if loop else stops - 1)]
    last = np.empty((0, 2, 16)) if loop else latents[-1:]
    for which, asked in enumerate(("start", "latent")):
        whole = [between(latents[one, which], latents[other, which], shares, arc) for one, other in legs]
        found = [getattr(scene.document, asked) for scene in way]
        np.testing.assert_allclose(found, np.concatenate([*whole, last[:, which]]), atol=EXACT, rtol=0)
    shades = np.interp(np.arange(len(way)) / frames, np.arange(stops + 1), [*truncations, truncations[0]])
    np.testing.assert_allclose([scene.truncation for scene in way], shades, atol=EXACT, rtol=0)


def test_frames_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    way = scenes_through(SCENES, 5, "z", Prior.SPHERE)
    assert [way[place] for place in range(-11, 0)] == list(way)
    assert list(way[::-2]) == list(way)[::-2]
    assert list(reversed(way)) == list(way)[::-1]
    for place in (11, -12):
        with pytest.raises(IndexError):
            way[place]


@pytest.mark.parametrize(
    ("space", "prior", "arc"),
    [
        ("z", Prior.SPHERE, True),
        ("z", Prior.NORMAL, True),
        ("z", Prior.UNIFORM, False),
        ("w", Prior.SPHERE, False),
    ],
)
def test_the_way_is_an_arc_in_z_and_straight_elsewhere(space: str, prior: Prior, arc: bool) -> None:
    middle = scenes_through(SCENES[:2], 2, space, prior)[1].document.latent
    assert np.linalg.norm(middle) == pytest.approx(8 if arc else 8 / np.sqrt(2))


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (replace(SCENES[1], labels=2), "labels"),
        (replace(SCENES[1], cutoff=4), "truncation acts on"),
        (replace(SCENES[1], document=replace(SCENES[1].document, layers=(0, 3))), "different layers"),
    ],
)
def test_between_pictures_that_are_drawn_differently_there_is_no_way(other: Scene, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        scenes_through((SCENES[0], other), 4, "w", Prior.SPHERE)


@pytest.mark.parametrize(("count", "frames"), [(1, 5), (0, 5), (2, 0)])
def test_a_way_needs_two_pictures_and_a_step(count: int, frames: int) -> None:
    with pytest.raises(UserError, match="two pictures or more"):
        scenes_through(SCENES[:count], frames, "z", Prior.NORMAL)
