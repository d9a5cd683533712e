from dataclasses import replace

import numpy as np
import pytest
from entangled import axis_set_of

from tlgan_desktop.axes.axis import AxisSet
from tlgan_desktop.axes.fits import check_fits
from tlgan_desktop.errors import UserError


@pytest.fixture
def axes() -> AxisSet:
    return replace(axis_set_of(np.eye(8)[:2]), generator_fingerprint="a" * 64)


def test_axes_fit_their_own_generator(axes: AxisSet) -> None:
    check_fits(axes, "a" * 64, {"z": 8, "w": 16})


def test_axes_of_another_generator_are_refused_unless_applied_knowingly(axes: AxisSet) -> None:
    with pytest.raises(UserError, match="another generator"):
        check_fits(axes, "b" * 64, {"z": 8})
    check_fits(axes, "b" * 64, {"z": 8}, any_generator=True)


def test_axes_that_do_not_know_their_generator_go_by_dimension(axes: AxisSet) -> None:
    check_fits(replace(axes, generator_fingerprint=None), "b" * 64, {"z": 8})


@pytest.mark.parametrize("any_generator", [False, True])
def test_another_dimension_or_space_is_always_refused(axes: AxisSet, any_generator: bool) -> None:
    with pytest.raises(UserError, match="8 dimensions, but this generator's z has 512"):
        check_fits(axes, "a" * 64, {"z": 512}, any_generator)
    with pytest.raises(UserError, match="latent space z, which this generator does not have"):
        check_fits(axes, "a" * 64, {"w": 8}, any_generator)
