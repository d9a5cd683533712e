"""What the result page says of an axis beside others."""

import numpy as np
import pytest

from tlgan_desktop.axes import AxisSet, FeatureAxis
from tlgan_desktop.features import FeatureKind
from tlgan_desktop.gui.wizard.found_axis import shared_with
from tlgan_desktop.latents import Prior


def pair(cosine: float) -> AxisSet:
    directions = {"Smile": [cosine, np.sqrt(1 - cosine**2)], "Joy": [1.0, 0.0]}
    axes = tuple(
        FeatureAxis(name, "", FeatureKind.BINARY, np.array(direction))
        for name, direction in directions.items()
    )
    return AxisSet(axes, "z", Prior.SPHERE)


def test_a_lock_is_suggested_on_a_tied_axis() -> None:
    shared, lock = shared_with(pair(-0.7), "Smile", ())
    assert shared == "Moves together with Joy (−0.70)."
    assert "Lock Joy" in lock


@pytest.mark.parametrize("cosine", [-0.98, 0.98])
def test_no_lock_is_suggested_that_would_leave_nothing(cosine: float) -> None:
    assert len(shared_with(pair(cosine), "Smile", ())) == 1


def test_what_was_not_found_is_no_lock() -> None:
    assert shared_with(pair(0.7), "Smile", {"Joy"}) == ()


def test_an_axis_that_shares_nothing_is_independent() -> None:
    assert shared_with(pair(0.1), "Smile", ()) == ("Independent of the other sliders.",)
