from dataclasses import replace

import numpy as np
import pytest
from entangled import axis_set_of, entangled_directions, unit

from tlgan_desktop.axes.axis import AxisSet, FeatureAxis
from tlgan_desktop.axes.whitening import Whitening
from tlgan_desktop.errors import UserError
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.latents import Prior


def an_axis(direction: object, name: str = "Smile") -> FeatureAxis:
    return FeatureAxis(name, "face", FeatureKind.BINARY, np.asarray(direction))


def test_the_cosine_of_entangled_axes_is_what_the_paper_s_axes_have() -> None:
    cosines = axis_set_of(entangled_directions(np.random.default_rng(0), 10, 256)).cosines()
    assert cosines[np.triu_indices(10, 1)].mean() == pytest.approx(0.45, abs=0.05)


@pytest.mark.parametrize("direction", [[1.0, 1.0], [0.0, 0.0], [np.nan, 1.0], [[1.0, 0.0]]])
def test_a_direction_is_a_unit_row(direction: object) -> None:
    with pytest.raises(ValueError, match="unit"):
        an_axis(direction)


def test_a_direction_that_is_nearly_unit_is_made_so() -> None:
    axis = an_axis(np.float32(unit(np.arange(1.0, 6.0))))
    assert np.linalg.norm(axis.direction) == pytest.approx(1, abs=1e-15)


def test_axes_of_a_set_agree() -> None:
    one, other = an_axis([1.0, 0.0]), an_axis([1.0, 0.0, 0.0], "Hair")
    for axes, reason in [((), "empty"), ((one, one), "same name"), ((one, other), "different dimensions")]:
        with pytest.raises(ValueError, match=reason):
            AxisSet(axes, "z", Prior.SPHERE)


def test_w_has_a_whitening_of_its_dimension_and_z_has_none() -> None:
    axes = (an_axis([1.0, 0.0]),)
    for space, size in [("w", None), ("z", 2), ("w", 3), ("q", None)]:
        whitening = None if size is None else Whitening(np.zeros(size), np.eye(size))
        with pytest.raises(ValueError, match=r"whitening|space|live"):
            AxisSet(axes, space, Prior.NORMAL, whitening=whitening)


def test_positions_in_w_are_in_standard_deviations() -> None:
    rng = np.random.default_rng(4)
    styles = 2 + rng.standard_normal((3000, 6)) @ rng.standard_normal((6, 6))
    axes = axis_set_of(unit(rng.standard_normal((3, 6))), space="w", whitening=Whitening.fit(styles))
    positions = axes.positions(styles)
    np.testing.assert_allclose(positions.std(axis=0, ddof=1), 1, atol=1e-9)
    np.testing.assert_allclose(positions.mean(axis=0), 0, atol=1e-9)


def test_an_edit_in_w_leaves_what_whitening_drops_as_it_is() -> None:
    whitening = Whitening(np.zeros(3), np.diag([1.0, 4.0, 0.0]))
    axes = axis_set_of(np.eye(3)[:1], space="w", whitening=whitening)
    edited = axes.with_edit(np.array([1.0, 2.0, 0.3]), np.array([-1.0, 3.0, 0.0]))
    np.testing.assert_allclose(edited, [-1.0, 6.0, 0.3], atol=1e-12)


def test_an_axis_in_w_has_no_part_where_there_are_no_latents() -> None:
    whitening = Whitening(np.zeros(3), np.diag([1.0, 4.0, 0.0]))
    axes = axis_set_of(unit(np.array([[3.0, 4.0, 1.0]])), space="w", whitening=whitening)
    np.testing.assert_allclose(axes.directions, [[0.6, 0.8, 0.0]], atol=1e-12)
    with pytest.raises(ValueError, match="no latent"):
        axis_set_of(np.eye(3)[2:], space="w", whitening=whitening)


def test_an_unknown_name_is_met_with_the_ones_like_it() -> None:
    axes = axis_set_of(np.eye(3)[:2])
    with pytest.raises(UserError, match=r"'Feature 7'; did you mean .*Feature 1"):
        axes.index("Feature 7")


def test_the_fingerprint_is_that_of_what_an_edit_depends_on() -> None:
    rows = np.eye(4)
    one = axis_set_of(rows[:2])
    assert one.fingerprint == axis_set_of(rows[:2], provenance={"seed": 1}).fingerprint
    others = [axis_set_of(rows[1:3]), axis_set_of(rows[:3]), axis_set_of(rows[:2], Prior.NORMAL)]
    assert len({one.fingerprint, *(other.fingerprint for other in others)}) == 4


def test_sets_share_the_axes_in_sight_that_give_the_same_positions() -> None:
    smile, hair, age = (
        an_axis(row, name) for row, name in zip(np.eye(3), ("Smile", "Hair", "Age"), strict=True)
    )
    white = Whitening(np.zeros(3), np.eye(3))
    before = AxisSet((smile, hair, age), "w", Prior.NORMAL, whitening=white)
    turned, hidden = replace(smile, direction=hair.direction), replace(age, hidden=True)
    assert replace(before, axes=(age, turned, hair)).shared(before) == ("Age", "Hair")
    assert replace(before, axes=(hidden, smile)).shared(before) == ("Smile",)
    measured_anew = replace(before, whitening=Whitening(np.ones(3), np.eye(3)))
    assert measured_anew.shared(before) == ()
    assert AxisSet((smile,), "z", Prior.NORMAL).shared(before) == ()
