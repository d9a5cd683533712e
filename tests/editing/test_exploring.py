"""Neighbours, mixes and averages: near what they should be, and exactly where the locks are."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tlgan_desktop.axes import AxisSet
from tlgan_desktop.editing import Document, Scene, Steering
from tlgan_desktop.editing.exploring import average, begun_anew, mixed, neighbours
from tlgan_desktop.errors import UserError
from tlgan_desktop.latents import Prior, sample_latents

NAMES = ("Smile", "Age", "Beard", "Hair length", "Glasses")
LOCKS = st.lists(st.sampled_from(NAMES), max_size=4, unique=True)
SIZES = st.floats(0.02, 1.0)
SEEDS = st.integers(0, 500)


def opened(axis_set: AxisSet, locks: list[str], seed: int = 1) -> tuple[Steering, Document]:
    steering = Steering(axis_set)
    document = steering.random(steering.open(np.zeros(axis_set.dimension), straight=True), seed)
    for name in locks:
        document = steering.with_lock(document, name, locked=True)
    return steering, document


def check_locks(steering: Steering, before: Document, after: Document) -> None:
    places, others = steering.positions(before.latent), steering.positions(after.latent)
    for name in before.locks:
        assert others[name] == pytest.approx(places[name], abs=1e-9)
    assert after.locks == before.locks
    assert not after.edited


@pytest.mark.parametrize("space", ["z_axes", "normal_axes", "w_axes"])
@given(locks=LOCKS, seed=SEEDS, size=SIZES, features_only=st.booleans())
def test_neighbours_keep_the_locked_positions(
    request: pytest.FixtureRequest, space: str, locks: list[str], seed: int, size: float, features_only: bool
) -> None:
    axis_set: AxisSet = request.getfixturevalue(space)
    steering, document = opened(axis_set, locks)
    for each in neighbours(document, steering, axis_set.prior, seed, 3, size, features_only):
        check_locks(steering, document, each)
        if space == "z_axes":
            assert np.linalg.norm(each.latent) == pytest.approx(math.sqrt(axis_set.dimension))


def test_no_step_is_the_same_picture_and_the_longest_is_another(z_axes: AxisSet) -> None:
    steering, document = opened(z_axes, ["Age"])
    (same,) = neighbours(document, steering, Prior.SPHERE, 0, 1, 0.0)
    np.testing.assert_allclose(same.latent, document.latent, atol=1e-12)
    (other,) = neighbours(document, steering, Prior.SPHERE, 4, 1, 1.0)
    stranger = steering.random(document, 9)
    for each in neighbours(stranger, steering, Prior.SPHERE, 4, 1, 1.0):  # nothing is left but the locks
        np.testing.assert_allclose(each.latent, other.latent, atol=1e-9)


def test_a_wilder_step_leads_farther_away(z_axes: AxisSet) -> None:
    steering, document = opened(z_axes, [])
    distances = [
        np.mean(
            [cosine(document, each) for each in neighbours(document, steering, Prior.SPHERE, 0, 40, size)]
        )
        for size in (0.1, 0.3, 0.6, 0.9)
    ]
    expected = [math.cos(size * math.pi / 2) for size in (0.1, 0.3, 0.6, 0.9)]
    np.testing.assert_allclose(distances, expected, atol=0.05)


def cosine(one: Document, other: Document) -> float:
    lengths = np.linalg.norm(one.latent) * np.linalg.norm(other.latent)
    return float(one.latent @ other.latent / lengths)


@pytest.mark.parametrize("space", ["normal_axes", "w_axes"])
def test_steps_along_the_features_leave_the_rest_alone(request: pytest.FixtureRequest, space: str) -> None:
    axis_set: AxisSet = request.getfixturevalue(space)
    steering, document = opened(axis_set, ["Age"])
    around = neighbours(document, steering, axis_set.prior, 3, 4, 0.5, features_only=True)
    basis = np.linalg.svd(axis_set.directions, full_matrices=False)[2]
    for each in around:
        step = axis_set.to_edit(each.latent) - axis_set.to_edit(document.latent)
        np.testing.assert_allclose(step - step @ basis.T @ basis, 0, atol=1e-8)
        assert np.linalg.norm(step) > 0.1


def test_a_seed_has_the_same_neighbours_and_another_seed_others(z_axes: AxisSet) -> None:
    steering, document = opened(z_axes, [])
    first, again, other = (neighbours(document, steering, Prior.SPHERE, seed, 9, 0.3) for seed in (7, 7, 8))
    assert first == again
    assert not set(first) & set(other)
    assert len(set(first)) == 9


def test_without_axes_neighbours_stay_on_the_sphere() -> None:
    latent = sample_latents(0, 1, 32, Prior.SPHERE)[0]
    for each in neighbours(Document(latent, latent), None, Prior.SPHERE, 1, 4, 0.4):
        assert np.linalg.norm(each.latent) == pytest.approx(math.sqrt(32))


def test_neighbours_of_a_uniform_prior_stay_within_it() -> None:
    latent = sample_latents(0, 1, 32, Prior.UNIFORM)[0]
    for each in neighbours(Document(latent, latent), None, Prior.UNIFORM, 1, 8, 0.7):
        assert np.abs(each.latent).max() <= 1


def scene(steering: Steering, seed: int, truncation: float = 1.0) -> Scene:
    document = steering.random(steering.open(np.zeros(64), straight=True), seed)
    return Scene(document, seed, truncation)


@pytest.mark.parametrize("space", ["z_axes", "normal_axes", "w_axes"])
@given(locks=LOCKS, share=st.floats(0, 1))
def test_a_mix_keeps_the_locked_positions(
    request: pytest.FixtureRequest, space: str, locks: list[str], share: float
) -> None:
    axis_set: AxisSet = request.getfixturevalue(space)
    steering, document = opened(axis_set, locks)
    made = mixed(Scene(document, 5), scene(steering, 2), scene(steering, 3), share, steering, axis_set.prior)
    check_locks(steering, document, made.document)
    assert made.seed is None


@pytest.mark.parametrize("space", ["z_axes", "w_axes"])
def test_a_mix_begins_at_one_picture_and_ends_at_the_other(
    request: pytest.FixtureRequest, space: str
) -> None:
    axis_set: AxisSet = request.getfixturevalue(space)
    steering, document = opened(axis_set, [])
    one, other = scene(steering, 2, 0.5), scene(steering, 3, 0.9)
    ends = [mixed(Scene(document), one, other, share, steering, axis_set.prior) for share in (0.0, 0.5, 1.0)]
    np.testing.assert_allclose(ends[0].document.latent, one.document.latent, atol=1e-9)
    np.testing.assert_allclose(ends[2].document.latent, other.document.latent, atol=1e-9)
    np.testing.assert_allclose([end.truncation for end in ends], [0.5, 0.7, 0.9])
    middle = ends[1].document.latent
    near = [np.linalg.norm(middle - end.document.latent) for end in (ends[0], ends[2])]
    assert near[0] == pytest.approx(near[1])


def test_the_average_of_w_is_its_mean_but_for_the_locks(w_axes: AxisSet) -> None:
    steering, document = opened(w_axes, [])
    made = average(Scene(document, 3), steering, Prior.SPHERE, has_styles=True)
    assert w_axes.whitening is not None
    np.testing.assert_array_equal(made.document.latent, w_axes.whitening.mean)
    assert np.abs(list(steering.positions(made.document.latent).values())).max() < 1e-9
    steering, locked = opened(w_axes, ["Age", "Beard"])
    check_locks(steering, locked, average(Scene(locked), steering, Prior.SPHERE, has_styles=True).document)


def test_the_average_of_styles_keeps_the_latent(z_axes: AxisSet) -> None:
    steering, document = opened(z_axes, [])
    present = Scene(document, 3, cutoff=2)
    made = average(present, steering, Prior.SPHERE, has_styles=True)
    assert (made.document, made.seed, made.truncation, made.cutoff) == (document, 3, 0.0, None)


def test_the_average_of_a_normal_z_is_zero_but_for_the_locks(normal_axes: AxisSet) -> None:
    steering, document = opened(normal_axes, ["Age"])
    made = average(Scene(document), steering, Prior.NORMAL, has_styles=False)
    check_locks(steering, document, made.document)
    direction = normal_axes.directions[normal_axes.index("Age")]
    position = steering.positions(document.latent)["Age"]
    np.testing.assert_allclose(made.document.latent, position * direction, atol=1e-9)


def test_a_sphere_has_no_average(z_axes: AxisSet) -> None:
    steering, document = opened(z_axes, [])
    with pytest.raises(UserError, match="no average picture"):
        average(Scene(document), steering, Prior.SPHERE, has_styles=False)


def test_a_document_begun_anew_without_axes_lies_on_the_sphere() -> None:
    latent = sample_latents(0, 1, 32, Prior.SPHERE)[0]
    made = begun_anew(Document(latent, latent), 3 * latent, None, Prior.SPHERE)
    np.testing.assert_allclose(made.latent, latent)
