from dataclasses import replace

import numpy as np
import pytest
from entangled import axis_set_of, entangled_directions

from tlgan_desktop.axes.axis import AxisSet, Calibration, Quality, Verdict
from tlgan_desktop.axes.orthogonalise import orthogonalise
from tlgan_desktop.errors import UsageError, UserError


@pytest.fixture
def axes() -> AxisSet:
    axes = axis_set_of(entangled_directions(np.random.default_rng(9), 5, 32))
    measured = [
        replace(axis, calibration=Calibration(0, 1, 1), quality=Quality(Verdict.GOOD)) for axis in axes.axes
    ]
    return replace(axes, axes=tuple(measured))


def test_chosen_axes_leave_the_references_alone(axes: AxisSet) -> None:
    result = orthogonalise(axes, ["Feature 0", "Feature 1"], ["Feature 3", "Feature 4"])
    np.testing.assert_allclose(result.cosines()[:2, 3:], 0, atol=1e-12)
    np.testing.assert_allclose(np.linalg.norm(result.directions, axis=1), 1, atol=1e-12)


def test_the_nearest_such_direction_is_taken(axes: AxisSet) -> None:
    result = orthogonalise(axes, ["Feature 0"], ["Feature 3"])
    old, reference = axes.directions[0], axes.directions[3]
    expected = old - (old @ reference) * reference
    np.testing.assert_allclose(result.directions[0], expected / np.linalg.norm(expected), atol=1e-12)


def test_what_was_measured_on_a_turned_axis_is_dropped_and_the_rest_stays(axes: AxisSet) -> None:
    result = orthogonalise(axes, ["Feature 0"], ["Feature 3"])
    assert (result.axes[0].calibration, result.axes[0].quality.verdict) == (None, Verdict.UNKNOWN)
    assert result.axes[1:] == axes.axes[1:]
    assert result.provenance["orthogonalised"] == {"axes": ["Feature 0"], "to": ["Feature 3"]}


def test_an_axis_is_not_its_own_reference(axes: AxisSet) -> None:
    with pytest.raises(UsageError, match="Feature 1"):
        orthogonalise(axes, ["Feature 0", "Feature 1"], ["Feature 1"])


def test_an_unknown_name_is_refused(axes: AxisSet) -> None:
    with pytest.raises(UserError, match="no axis 'Nose'"):
        orthogonalise(axes, ["Feature 0"], ["Nose"])


def test_an_axis_with_nothing_left_is_refused() -> None:
    twins = axis_set_of(np.array([[1.0, 0, 0], [0.9999, 0.0141, 0]]) / np.array([[1.0], [1.00000]]))
    with pytest.raises(UserError, match="'Feature 0' has only 1% of its length left"):
        orthogonalise(twins, ["Feature 0"], ["Feature 1"])
